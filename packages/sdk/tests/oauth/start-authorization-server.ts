import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { board } from '../../test-d/board.ts';
import { isBound } from './is-bound.ts';

/** A real authorization server, which approves everything, and a resource that takes its tokens. */
export interface TestAuthorizationServer extends AsyncDisposable {
  readonly issuer: string;
  readonly url: string;
  /** What was pushed, and what the token endpoint was asked. */
  readonly pushed: Readonly<Record<string, string>>[];
  readonly redeemed: Readonly<Record<string, string>>[];
  /** What the resource answered to each request: the status. */
  readonly answered: number[];
  readonly provider: Provider;
  /** Whether the resource refuses every token. */
  refusesAll: boolean;
  /** Goes where a person's browser would, and says yes. @returns the address at the app */
  approve(address: string): Promise<string>;
}

export async function startAuthorizationServer(): Promise<TestAuthorizationServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configurationOf(`${issuer}/graphql`));
  const handle = provider.callback();
  const pushed: Record<string, string>[] = [];
  const redeemed: Record<string, string>[] = [];
  provider.on('pushed_authorization_request.success', (ctx) => pushed.push(bodyOf(ctx.oidc.body)));
  provider.on('grant.success', (ctx) => redeemed.push(bodyOf(ctx.oidc.body)));
  const started: TestAuthorizationServer = {
    issuer,
    url: `${issuer}/graphql`,
    pushed,
    redeemed,
    answered: [],
    provider,
    refusesAll: false,
    approve,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/approve/')) void decide(provider, request, response);
    else if (request.url === '/graphql') void answer(started, request, response);
    else void handle(request, response);
  });
  return started;
}

function configurationOf(resource: string): ConstructorParameters<typeof Provider>[1] {
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return {
    clients: [
      {
        client_id: board.clientId,
        redirect_uris: [...board.redirectUris],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        authorization_details_types: ['remit_grant'],
      },
    ],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    jwks: { keys: [key as { kty: 'EC' }] },
    cookies: { keys: ['for tests'] },
    scopes: [...board.scopes],
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    interactions: { url: (_ctx, { uid }) => `/approve/${uid}` },
    ttl: { AccessToken: 3600, RefreshToken: 86_400, Grant: 86_400, Session: 600, Interaction: 600 },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      revocation: { enabled: true, allowedPolicy: () => true },
      dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: board.scopes.join(' '),
          audience: resource,
          accessTokenFormat: 'opaque',
        }),
      },
      richAuthorizationRequests: {
        enabled: true,
        types: { remit_grant: { validate: () => undefined } },
        authorizationDetailsForGrantSource: (ctx) => ctx.oidc.entities.Grant?.rar,
        authorizationDetailsForAccessToken: (_ctx, _token, source) => source?.rar,
      },
    },
  } as ConstructorParameters<typeof Provider>[1];
}

/** Whoever comes is the controller's admin, and approves what is asked. */
async function decide(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: 'controller' } });
    return;
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? '',
    clientId: params['client_id'] as string,
  });
  const { missingResourceScopes = {}, rar = [] } = prompt.details as {
    missingResourceScopes?: Record<string, string[]>;
    rar?: { type: string }[];
  };
  for (const [resource, scopes] of Object.entries(missingResourceScopes)) {
    grant.addResourceScope(resource, scopes.join(' '));
  }
  for (const detail of rar) grant.addRar(detail);
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

async function answer(
  started: TestAuthorizationServer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
  const token = await started.provider.AccessToken.find(value);
  const proof = request.headers['dpop'];
  const isHis =
    token?.jkt === undefined ? scheme === 'Bearer' : await isBound(token.jkt, proof, started.url, value);
  const isGood = token !== undefined && token.isValid && isHis && !started.refusesAll;
  started.answered.push(isGood ? 200 : 401);
  if (isGood) response.writeHead(200).end(JSON.stringify({ data: { viewer: { kind: 'APP' } } }));
  else {
    const errors = [{ message: 'Unknown token', extensions: { code: 'UNAUTHENTICATED' } }];
    response.writeHead(401, { 'www-authenticate': `${scheme || 'Bearer'} error="invalid_token"` });
    response.end(JSON.stringify({ errors }));
  }
}

/** A browser without a window: follows redirects and keeps cookies, until one leads to the app. */
async function approve(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = address;
  while (new URL(next).hostname === '127.0.0.1') {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(next, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${next} says ${response.status}: ${await response.text()}`);
    next = new URL(location, next).href;
  }
  return next;
}

function bodyOf(body: unknown): Record<string, string> {
  return { ...(body as Record<string, string>) };
}
