import { type Safeguard, gatewayUnit, promise } from './safeguard.ts';

const LOGIN = 'agents-log-in';
const GUESS = 'a-code-cannot-be-guessed';
const COOKIE = 'a-cookie-serves-its-own-pages';
const VOUCHED = 'a-site-vouches-for-its-visitors';
const VISITORS = 'gateway/src/auth/visitor-authenticator.ts';

/** People who log in. */
export const logins: readonly Safeguard[] = [
  promise(
    { id: 'a kid is a text', without: 'anybody could make the gateway fail with a token of his own' },
    [VISITORS, "slug === undefined || typeof kid !== 'string'", 'slug === undefined || !kid'],
    VOUCHED,
  ),
  promise(
    { id: 'a session without a second factor opens nothing', without: 'a stolen password would be enough' },
    ['gateway/src/login/session-row.ts', "if (!row.second_factor) return 'SECOND_FACTOR_MISSING';", ''],
    LOGIN,
  ),
  promise(
    { id: 'an agent who left has no session', without: 'former staff would still read' },
    ['gateway/src/login/session-row.ts', "if (row.disabled_at !== null) return 'AGENT_DISABLED';", ''],
    LOGIN,
  ),
  promise(
    { id: 'sessions are stored as an HMAC', without: 'whoever reads the table could use its sessions' },
    [
      'gateway/src/login/secrets.ts',
      "digestOfSession: hmacFor('sessions'),",
      "digestOfSession: (token) => Buffer.from(token.padEnd(32).slice(0, 32)).toString('hex'),",
    ],
    LOGIN,
  ),
  promise(
    { id: 'a code is good once', without: 'a code seen over a shoulder would open' },
    [
      'gateway/src/login/second-factor.ts',
      'usedStep: { lt: BigInt(step) }',
      'usedStep: { lt: BigInt(step) + 1n }',
    ],
    LOGIN,
  ),
  promise(
    { id: 'tries are counted before they are made', without: 'a code could be guessed fifty at once' },
    [
      'gateway/src/login/tries.ts',
      'if (row.count <= most) return undefined;',
      'if (row.count) return undefined;',
    ],
    GUESS,
  ),
  gatewayUnit(
    { id: 'a password is never cut', without: 'a long password would be its first 72 bytes' },
    ['login/password.ts', 'return Buffer.byteLength(password) <= MOST_BYTES &&', 'return'],
    'login/password',
  ),
  gatewayUnit(
    { id: 'no password that is tried first', without: 'accounts behind password1234' },
    ['login/is-guessable.ts', '.score < LEAST_SCORE', '.score < LEAST_SCORE - 3'],
    'login/password',
  ),
  gatewayUnit(
    {
      id: 'who is not bound to confidentiality has no role with data',
      without: 'strangers with a job title',
    },
    [
      'login/roles.ts',
      "return inPolicy.requiresNda.value && confidentialSince === null ? '' : inPolicy.id;",
      'void confidentialSince; return inPolicy.id;',
    ],
    'login/roles',
  ),
  promise(
    { id: 'a cookie is not every page’s', without: 'any page could ask in the name of who looks at it' },
    [
      'gateway/src/auth/use-caller.ts',
      "if (origin !== null && !origins.mayUseCookies(origin, headers.get('host'))) return undefined;",
      'void origin; void origins;',
    ],
    COOKIE,
  ),
  promise(
    { id: 'a cookie needs a header of ours', without: 'a form could ask in the name of who sends it' },
    [
      'gateway/src/request/use-csrf-protection.ts',
      "if (request.method !== 'GET' && !byCookie) return;",
      "if (request.method !== 'GET') return;",
    ],
    COOKIE,
  ),
  promise(
    { id: 'forms of the login pages come from them', without: 'another site could log somebody out, or in' },
    ['gateway/src/login/use-login.ts', 'return site === null || site', 'return true || site'],
    COOKIE,
  ),
];

/** Visitors whom a site vouches for. */
export const vouching: readonly Safeguard[] = [
  promise(
    { id: 'a key is for one algorithm', without: 'a public key could be taken for a shared secret' },
    [VISITORS, 'algorithms: [key.algorithm],', ''],
    VOUCHED,
  ),
  promise(
    { id: 'a token of a site lives for minutes', without: 'a token that was seen once would open for ever' },
    [
      VISITORS,
      'return exp - iat > LONGEST_LIFE ? undefined : { sub, exp };',
      'return { sub, exp: exp + iat * 0 };',
    ],
    VOUCHED,
  ),
  promise(
    { id: 'a token of a site says when it ends', without: 'a token without an end' },
    [VISITORS, "requiredClaims: ['sub', 'aud', 'exp', 'iat'],", "requiredClaims: ['sub', 'aud'],"],
    VOUCHED,
  ),
];
