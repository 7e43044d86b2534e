import type { Auth, Authorization } from '../auth.ts';
import { AuthenticationError } from '../errors.ts';

/** Makes one of a token, or of the function that gives one. What is refused then stays refused. */
export function authorizationOf(auth: Auth): Authorization {
  if (typeof auth === 'object') return auth;
  async function token(): Promise<string> {
    if (typeof auth === 'string') return auth;
    try {
      return await (auth as () => string | Promise<string>)();
    } catch (cause) {
      throw new AuthenticationError('the token function failed', { cause });
    }
  }
  return {
    token,
    async send(url, request, fetchImpl) {
      request.headers.set('authorization', `Bearer ${await token()}`);
      return fetchImpl(url, request);
    },
  };
}
