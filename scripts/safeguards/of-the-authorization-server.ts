import { gatewayUnit, promise, type Safeguard, trigger } from './safeguard.ts';

const ATTACKS = 'attacks-on-oauth-are-refused';
const UNASKED = 'nobody-installs-an-app-unasked';
const CONSENT = 'consent-is-asked-in-plain-words';
const WALK = 'an-app-comes-in-through-oauth';
const RENEWAL = 'a-renewal-that-fails-costs-no-grant';
const OAUTH = 'gateway/src/oauth';

/** What stands between an app and more than it was given. */
export const authorizationServer: readonly Safeguard[] = [
  promise(
    { id: 'PKCE for every app', without: 'a code that was overheard could be redeemed' },
    [`${OAUTH}/configuration.ts`, 'pkce: { required: () => true },', 'pkce: { required: () => false },'],
    ATTACKS,
  ),
  gatewayUnit(
    {
      id: 'a code or refresh token is used once',
      without: 'two who come at the same moment both get tokens',
    },
    [
      'oauth/artifact-table.ts',
      'WHERE model = $1 AND digest = $2 AND consumed_at IS NULL AND ${ALIVE} RETURNING id',
      'WHERE model = $1 AND digest = $2 AND ${ALIVE} RETURNING id',
    ],
    'oauth/artifact-table',
  ),
  gatewayUnit(
    {
      id: 'nothing is added to a revoked approval',
      without: 'who was first with a stolen code keeps what it gave',
    },
    [
      'oauth/artifact-table.ts',
      "model = 'Grant' AND digest = $5 AND revoked_at IS NULL FOR SHARE",
      "model = 'Grant' AND digest = $5 FOR SHARE",
    ],
    'oauth/artifact-table',
  ),
  promise(
    {
      id: 'a new refresh token each time',
      without: 'a stolen refresh token is good for months, and nobody notices',
    },
    [`${OAUTH}/configuration.ts`, '      return true;\n    },', '      return false;\n    },'],
    ATTACKS,
  ),
  promise(
    {
      id: 'one approval is one family',
      without: 'what a stolen code gave stays good after the theft is noticed',
    },
    [
      `${OAUTH}/adapter.ts`,
      'revokeByGrantId: (grantId) => artifacts.revokeFamily(secrets.digest(grantId), clock()),',
      'revokeByGrantId: () => Promise.resolve(),',
    ],
    ATTACKS,
  ),
  promise(
    { id: 'no more purposes on refresh', without: 'an app could give itself purposes that nobody approved' },
    [`${OAUTH}/details-policy.ts`, 'const more = beyond(purposes, given);', 'const more: string[] = [];'],
    ATTACKS,
  ),
  promise(
    {
      id: 'a token narrows its grant',
      without: 'a token approved for one purpose reads for all of the grant',
    },
    [
      `${OAUTH}/app-token-authenticator.ts`,
      'purposes: intersect(purposesIn(row.purposes), purposesIn(row.token_purposes)),',
      'purposes: purposesIn(row.purposes),',
    ],
    WALK,
  ),
  gatewayUnit(
    {
      id: 'what staff write for staff is in nothing larger',
      without: 'a token for all contents would open notes',
    },
    [
      'oauth/granted-purposes.ts',
      'return isInternal(asked) ? listed === asked : covers(listed, asked);',
      'return covers(listed, asked);',
    ],
    'oauth/granted-purposes',
  ),
  promise(
    { id: 'a disabled app is out', without: 'an app that was switched off goes on reading' },
    [`${OAUTH}/app-token-authenticator.ts`, "if (row.app_disabled_at !== null) return 'APP_DISABLED';", ''],
    WALK,
  ),
  promise(
    { id: 'the form of the page of consent', without: 'another site could approve in an admin’s name' },
    [
      `${OAUTH}/consent-step.ts`,
      "if (form && form.get('form') !== formToken)",
      "if (form && form.get('form') === '')",
    ],
    UNASKED,
  ),
  promise(
    { id: 'a second factor before consent', without: 'a stolen password would install apps' },
    [
      `${OAUTH}/consent-step.ts`,
      'if (agent === undefined || !agent.secondFactor)',
      'if (agent === undefined)',
    ],
    UNASKED,
  ),
  promise(
    { id: 'who may install', without: 'any agent could let any app in' },
    [
      `${OAUTH}/consent-step.ts`,
      'if (!oauth.mayInstall(agent.role)) return',
      'if (!oauth.mayInstall) return',
    ],
    UNASKED,
  ),
  promise(
    { id: 'only what was asked is approved', without: 'a changed form could approve what no manifest names' },
    [
      `${OAUTH}/consent-step.ts`,
      'purposes: intersect(ticksOf(form), wanted.purposes) }',
      'purposes: ticksOf(form) }',
    ],
    CONSENT,
  ),
  promise(
    { id: 'registration is not for everybody', without: 'anybody could put an app before an admin' },
    [`${OAUTH}/configuration.ts`, 'initialAccessToken: true,', 'initialAccessToken: false,'],
    UNASKED,
  ),
  promise(
    {
      id: 'one description of an app',
      without: 'the page could show one address and the code go to another',
    },
    [
      `${OAUTH}/registration.ts`,
      'if (given !== undefined && !isSame(given, value)) {',
      'if (given === null) {',
    ],
    UNASKED,
  ),
  promise(
    { id: 'secrets of apps as HMAC', without: 'whoever reads the database can be any app' },
    [`${OAUTH}/adapter.ts`, '{ client_secret: secrets.digest(client_secret) }', '{ client_secret }'],
    UNASKED,
  ),
  gatewayUnit(
    { id: 'ids of tokens as HMAC', without: 'whoever reads the database could try tokens against it' },
    [
      'oauth/secrets.ts',
      "digest: (id) => createHmac('sha256', tokenKey).update(id).digest('hex'),",
      "digest: (id) => createHmac('sha256', 'no key').update(id).digest('hex'),",
    ],
    'oauth/secrets',
  ),
  trigger(
    { id: 'artifacts outside operations only', without: 'an operation could make itself a token' },
    'DROP POLICY never_in_operations ON oauth_artifact',
    'CREATE POLICY never_in_operations ON oauth_artifact AS RESTRICTIVE TO remit_gateway',
    { migration: '0015_oauth', test: 'tenant-wall', named: 'pglite' },
  ),
  promise(
    {
      id: 'a server that fails is no refusal',
      without: 'an app would give its installation up when the gateway restarts',
    },
    [
      'sdk/src/oauth/authorization-server.ts',
      'if (status !== 429 && status < 500) return answer;',
      'return answer;',
    ],
    RENEWAL,
  ),
  promise(
    {
      id: 'a wrong secret forgets no tokens',
      without: 'one bad configuration would cost an app all its installations',
    },
    [
      'sdk/src/oauth/oauth.ts',
      "return error === 'invalid_grant';",
      'return error !== undefined || cause instanceof Error;',
    ],
    RENEWAL,
  ),
  promise(
    {
      id: 'renewed tokens outlive a store that fails',
      without: 'a full disk would look like a stolen token, and cost the installation',
    },
    ['sdk/src/oauth/oauth.ts', 'unsaved = renewed;', ''],
    RENEWAL,
  ),
  promise(
    {
      id: 'signing out waits for a renewal',
      without: 'tokens that were signed away would come back',
    },
    ['sdk/src/oauth/oauth.ts', 'await renewing?.catch(() => undefined);', ''],
    RENEWAL,
  ),
];
