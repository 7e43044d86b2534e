import type { AppManifest } from '@remit/sdk';

/** What the gateway gave an app that registered. */
export interface Registered {
  readonly clientId: string;
  /** Undefined for an app on somebody's own machine: it could not keep one. */
  readonly clientSecret: string | undefined;
}

type Options = {
  /** The gateway, as it names itself: `http://127.0.0.1:4000`. */
  readonly issuer: string;
  /** An initial access token (RFC 7591): from whoever runs the gateway, `remit token registration`. */
  readonly registrationToken: string;
  /** A server of the app's own gets a secret; an app on loopback addresses is a native one and gets none. */
  readonly confidential?: boolean;
};

/**
 * Registers an app at a gateway, once: the manifest says everything.
 *
 * @throws {Error} in the gateway's words, when it does not take the manifest or the token, or has an app of that name
 * @see https://www.rfc-editor.org/rfc/rfc7591
 *
 * @example
 * await registerApp(app, { issuer: 'http://127.0.0.1:4000', registrationToken });
 */
export async function registerApp(
  app: AppManifest,
  { issuer, registrationToken, confidential = false }: Options,
): Promise<Registered> {
  const kind = confidential ? {} : { application_type: 'native', token_endpoint_auth_method: 'none' };
  const answer = await fetch(await registrationEndpoint(issuer), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${registrationToken}` },
    body: JSON.stringify({ remit_manifest: app, ...kind }),
  });
  const said = (await answer.json()) as Readonly<Record<string, unknown>>;
  if (!answer.ok) {
    const why = said['error_description'] ?? said['error'];
    throw new Error(`${issuer} did not register ${app.name}: ${String(why)}.`);
  }
  const secret = said['client_secret'];
  return {
    clientId: String(said['client_id']),
    clientSecret: typeof secret === 'string' ? secret : undefined,
  };
}

async function registrationEndpoint(issuer: string): Promise<string> {
  const address = new URL('/.well-known/oauth-authorization-server', issuer);
  const answer = await fetch(address).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${issuer}. Is the gateway running? For the demo: npm run demo.`, {
      cause,
    });
  });
  if (!answer.ok)
    throw new Error(`${issuer} takes no apps: it answers ${answer.status} at ${address.pathname}.`);
  const described = (await answer.json()) as { issuer?: string; registration_endpoint?: string };
  // The token goes nowhere but to the server that it is for (RFC 8414, section 3.3).
  if (described.issuer !== issuer || described.registration_endpoint?.startsWith(`${issuer}/`) !== true)
    throw new Error(`${issuer} says that it is ${described.issuer}. Use the address that it names itself.`);
  return described.registration_endpoint;
}
