/** The cookie of a session; `__Secure-` stands before it where cookies travel over TLS alone. */
const NAMES = ['__Secure-remit.session_token', 'remit.session_token'];

/** What the cookie of a session holds, without the signature: undefined when there is none. */
export function sessionTokenIn(cookies: string | null | undefined): string | undefined {
  for (const name of NAMES) {
    const value = cookieIn(cookies, name);
    const token = value === undefined ? undefined : /^([\w-]{20,100})\./.exec(value)?.[1];
    if (token !== undefined) return token;
  }
  return undefined;
}

/** The first cookie of this name. */
export function cookieIn(cookies: string | null | undefined, name: string): string | undefined {
  for (const pair of (cookies ?? '').split(';')) {
    const [key, ...rest] = pair.split('=');
    if (key?.trim() !== name) continue;
    try {
      return decodeURIComponent(rest.join('=').trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
