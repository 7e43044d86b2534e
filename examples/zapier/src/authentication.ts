import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import { ASK_THE_DESK, inZapiersWords } from './in-words.ts';
import { gateway, remitOf } from './remit.ts';

/**
 * The authorization code flow with PKCE. Zapier adds `code_challenge` to the address, which is made before there is one: so the
 * request goes through the browser and is not pushed (PAR). It says nothing that could be changed there: what is asked for is
 * what was registered, all of it, and the page of consent shows it.
 */
export const authentication = {
  type: 'oauth2',
  oauth2Config: {
    enablePkce: true,
    autoRefresh: true,
    authorizeUrl: {
      method: 'GET',
      url: '{{process.env.REMIT_URL}}/oauth/authorize',
      params: {
        client_id: '{{process.env.CLIENT_ID}}',
        response_type: 'code',
        redirect_uri: '{{bundle.inputData.redirect_uri}}',
        state: '{{bundle.inputData.state}}',
      },
    },
    getAccessToken,
    refreshAccessToken,
  },
  test,
  connectionLabel: '{{desk}}',
} satisfies Authentication;

/** What Zapier adds to the bundle when the browser comes back. */
type Answered = { readonly code?: string; readonly redirect_uri?: string; readonly code_verifier?: string };
type Tokens = { readonly access_token: string; readonly refresh_token: string };

async function getAccessToken(z: ZObject, { inputData }: Bundle<Answered>): Promise<Tokens> {
  const { code = '', redirect_uri = '', code_verifier = '' } = inputData;
  const body = { grant_type: 'authorization_code', code, redirect_uri, code_verifier };
  return askForTokens(z, body, new z.errors.Error(NOT_IN_TIME, 'invalid_grant'));
}

/** A refresh token is good once: both come anew, and Zapier keeps both. */
export async function refreshAccessToken(z: ZObject, { authData }: Bundle): Promise<Tokens> {
  const body = { grant_type: 'refresh_token', refresh_token: authData['refresh_token'] ?? '' };
  return askForTokens(z, body, new z.errors.ExpiredAuthError(NOT_GOOD_ANY_MORE));
}

/** @param notGood what is thrown when the gateway does not take the code or the refresh token (any more) */
async function askForTokens(
  z: ZObject,
  body: Readonly<Record<string, string>>,
  notGood: Error,
): Promise<Tokens> {
  const answer = await z
    .request<Partial<Tokens> & { error?: string; error_description?: string }>(`${gateway()}/oauth/token`, {
      method: 'POST',
      headers: { authorization: ourselves(), 'content-type': 'application/x-www-form-urlencoded' },
      body,
    })
    .catch((error: unknown) => {
      // Zapier takes a 401 for an old token. Here it says who does not know us.
      if (error instanceof z.errors.RefreshAuthError)
        throw new z.errors.Error(NOT_KNOWN, 'invalid_client', 401);
      throw error;
    });
  const { access_token, refresh_token, error, error_description } = answer.data ?? {};
  if (access_token !== undefined && refresh_token !== undefined) return { access_token, refresh_token };
  if (error === 'invalid_grant') throw notGood;
  throw new z.errors.Error(
    `The gateway gave no token: ${[error, error_description].filter(Boolean).join(', ') || answer.status}.`,
    error ?? 'NO_TOKEN',
    answer.status,
  );
}

/** @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1 */
function ourselves(): string {
  const pair = [process.env['CLIENT_ID'], process.env['CLIENT_SECRET']];
  return `Basic ${Buffer.from(pair.map((part = '') => encodeURIComponent(part)).join(':')).toString('base64')}`;
}

const NOT_IN_TIME =
  'Nobody is connected: the approval was not taken up within a minute, or by somebody else. Connect the account again.';
const NOT_GOOD_ANY_MORE = `The desk does not let this connection in any more: it took the approval back, or nobody used it for two months. Nothing was read or written. ${ASK_THE_DESK}`;
const NOT_KNOWN =
  'The gateway does not know this integration, or shut it out. Nothing was read or written. Whoever published the integration checks CLIENT_ID and CLIENT_SECRET, and asks at the gateway.';

/** What the label of a connection is made of. */
function test(z: ZObject, bundle: Bundle): Promise<{ readonly desk: string }> {
  return inZapiersWords(z, async () => {
    const { data } = await remitOf(z, bundle).support.query({
      viewer: { controller: { displayName: true } },
    });
    return { desk: data.viewer?.controller.displayName ?? '' };
  });
}
