import { gatewayUnit, promise, type Safeguard, trigger } from './safeguard.ts';

const BOUND = 'a-bound-token-is-nothing-without-its-key';
const ONCE = 'a-proof-is-for-one-request';
const ALMOST = 'what-is-almost-a-token-is-none';
const AUTHENTICATOR = 'gateway/src/oauth/app-token-authenticator.ts';
const PROOF = 'dpop/proof.ts';

/** What stands between a stolen token and what it would open (RFC 9449). */
export const boundTokens: readonly Safeguard[] = [
  promise(
    { id: 'a bound token is its key’s', without: 'a stolen token opens what it opened for its app' },
    [AUTHENTICATOR, "if (row.bound_to !== (proven?.key ?? null)) return refused('TOKEN_OF_OTHER_KEY');", ''],
    BOUND,
  ),
  promise(
    { id: 'a proof is used up', without: 'whoever overhears a request can send it again' },
    [
      AUTHENTICATOR,
      "if (bound && !(await bound.proof.use(() => operation.pause()))) return refused('PROOF_USED');",
      '',
    ],
    ONCE,
  ),
  promise(
    {
      id: 'of two proofs at the same moment one is second',
      without: 'whoever overhears a request can send it again, if it is quick',
    },
    [
      'gateway/src/oauth/artifact-table.ts',
      'ON CONFLICT (digest, model) DO NOTHING RETURNING id',
      "ON CONFLICT (digest, model) DO UPDATE SET sealed = '' RETURNING id",
    ],
    ONCE,
  ),
  promise(
    { id: 'a proof is used up at the authorization server', without: 'an overheard proof would get tokens' },
    [
      'gateway/src/oauth/adapter.ts',
      'if (!(await artifacts.takeOnce(secrets.digest(id), until, now)))',
      "if (!(await artifacts.takeOnce(secrets.digest(id), until, now)) && id === '')",
    ],
    BOUND,
  ),
  promise(
    {
      id: 'a proof is remembered for as long as it is taken',
      without: 'an overheard proof of a fast clock would get tokens when it was forgotten',
    },
    [
      'gateway/src/oauth/adapter.ts',
      'const until = new Date(now.getTime() + 2 * expiresIn * 1_000);',
      'const until = new Date(now.getTime() + expiresIn * 1_000);',
    ],
    BOUND,
  ),
  promise(
    {
      id: 'a database that is away has let nobody in',
      without: 'an overheard proof would do while the database is away',
    },
    [
      'gateway/src/dpop/shown-proof.ts',
      'used = undefined;\n          throw error;',
      'used = undefined;\n          if (!(error instanceof Error)) throw error;\n          return true;',
    ],
    ONCE,
  ),
  trigger(
    {
      id: 'what came is not forgotten before its time',
      without: 'a proof could come again, and a token be put back without its key',
    },
    'DROP POLICY only_what_is_over ON oauth_artifact',
    'CREATE POLICY only_what_is_over ON oauth_artifact AS RESTRICTIVE FOR DELETE TO remit_gateway',
    { migration: '0021_what_came_stays', test: 'what-came-stays', named: 'pglite' },
  ),
  trigger(
    { id: 'what came, was used or was taken away stays so', without: 'what was revoked could be good again' },
    'DROP TRIGGER oauth_artifact_stays ON oauth_artifact',
    'CREATE TRIGGER oauth_artifact_stays BEFORE UPDATE ON oauth_artifact FOR EACH ROW',
    { migration: '0021_what_came_stays', test: 'what-came-stays', named: 'pglite' },
  ),
  promise(
    { id: 'what strangers prove is written nowhere', without: 'anybody could fill the database' },
    [
      AUTHENTICATOR,
      'const proven = await bound?.proof.key();',
      'const proven = await bound?.proof.key(); await bound?.proof.use(() => Promise.resolve());',
    ],
    ONCE,
  ),
  promise(
    {
      id: 'no cookie beside a bound token',
      without: 'a page could do with somebody’s login what its token may not',
    },
    [
      'gateway/src/auth/use-caller.ts',
      'return { bearer: undefined, session: undefined, bound: { token, proof } };',
      'return { bearer: undefined, session, bound: { token, proof } };',
    ],
    ONCE,
  ),
  promise(
    {
      id: 'no cookie beside what is almost a token',
      without: 'an app whose token is broken would act as whoever is logged in',
    },
    [
      'gateway/src/auth/shown-token.ts',
      "if (scheme === undefined || token === undefined) return { scheme: 'Bearer', token: NO_TOKEN };",
      'if (scheme === undefined || token === undefined) return undefined;',
    ],
    ALMOST,
  ),
  promise(
    {
      id: 'no cookie beside a token over a WebSocket that is no text',
      without: 'an app whose token is broken would act as whoever is logged in',
    },
    [
      'gateway/src/auth/shown-token.ts',
      "return typeof token === 'string' ? token : NO_TOKEN;",
      "return typeof token === 'string' ? token : undefined;",
    ],
    ALMOST,
  ),
  gatewayUnit(
    { id: 'a proof is of one method', without: 'a proof for a query would do for a file' },
    [PROOF, "if (htm !== request.method) return 'PROOF_OF_OTHER_METHOD';", ''],
    'dpop/proof',
  ),
  gatewayUnit(
    { id: 'a proof is of one address', without: 'whoever an app talks to could come here in its name' },
    [
      PROOF,
      'if (request.address === undefined || withoutQuery(htu) !== request.address)',
      'if (request.address === undefined || withoutQuery(htu) === undefined)',
    ],
    'dpop/proof',
  ),
  gatewayUnit(
    { id: 'a proof is of one token', without: 'a proof would do for every other token of the app' },
    [
      PROOF,
      "return ath === digest ? undefined : 'PROOF_OF_OTHER_TOKEN';",
      "return digest === '' ? 'PROOF_OF_OTHER_TOKEN' : undefined;",
    ],
    'dpop/proof',
  ),
  gatewayUnit(
    { id: 'a proof is of now', without: 'proofs could be made ahead, or kept' },
    [PROOF, 'maxTokenAge: LIFETIME,', ''],
    'dpop/proof',
  ),
  gatewayUnit(
    { id: 'how a proof is signed', without: 'a way of signing that is not offered would count' },
    [PROOF, 'algorithms: [...PROOF_ALGORITHMS],', ''],
    'dpop/proof',
  ),
  gatewayUnit(
    { id: 'a proof is no other JWT', without: 'what an app signed for something else would be a proof' },
    [PROOF, "typ: 'dpop+jwt',", ''],
    'dpop/proof',
  ),
  promise(
    { id: 'a key that nobody takes away', without: 'a script in the page could take the key with the token' },
    [
      'sdk/src/oauth/prover.ts',
      "{ name: 'ECDSA', namedCurve: 'P-256' }, false,",
      "{ name: 'ECDSA', namedCurve: 'P-256' }, true,",
    ],
    'an-app-with-a-key-comes-in-with-the-sdk',
  ),
];
