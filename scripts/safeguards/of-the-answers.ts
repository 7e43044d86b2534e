import { type Safeguard, gatewayUnit, promise } from './safeguard.ts';

const SURFACE = 'the-http-surface-is-narrow';
const SAME = 'same-refusal-over-http-sse-and-websocket';

const ONCE = 'one-effect-per-key';

/** One effect per key. */
export const keys: readonly Safeguard[] = [
  promise(
    { id: 'what came of it is kept with the change', without: 'a retry that does everything again' },
    ['schema/src/graph/problem.ts', 'await attempt?.keep(tx, { ids,', 'void (async () => undefined)({ ids,'],
    ONCE,
  ),
  promise(
    { id: 'the key is taken first', without: 'racers that each make the change' },
    [
      'schema/src/graph/problem.ts',
      'const before = await attempt?.begin(tx);\n      // What',
      'const before = undefined as KeptOutcome | undefined;\n      // What',
    ],
    ONCE,
  ),
  promise(
    { id: 'a key belongs to one operation', without: 'a change that is silently left out' },
    [
      'gateway/src/idempotency/attempts.ts',
      'if (operation !== sending.operation) throw reused();',
      'void reused;',
    ],
    ONCE,
  ),
  promise(
    { id: 'the purpose belongs to the operation', without: 'a change told again for another purpose' },
    [
      'gateway/src/idempotency/attempts.ts',
      "digest('operation', purpose, query,",
      "digest('operation', purpose && '', query,",
    ],
    ONCE,
  ),
  promise(
    { id: 'a key is its caller’s own', without: 'what somebody else did, by guessing a key' },
    ['gateway/src/idempotency/attempts.ts', 'callerId: caller.id,', 'callerId: caller.id * 0,'],
    ONCE,
    'somebody else',
  ),
  promise(
    { id: 'a place for each change', without: 'the second change of an operation told as the first' },
    ['gateway/src/idempotency/attempts.ts', 'String(places++)', 'String(places)'],
    ONCE,
  ),
  promise(
    { id: 'what is told again is permitted again', without: 'rows for a right that was taken away' },
    ['schema/src/graph/problem.ts', 'return permitted && !gated ?', 'return permitted || !gated || ids ?'],
    ONCE,
  ),
  promise(
    { id: 'a key has an end', without: 'keys that block their caller for ever' },
    [
      'gateway/src/idempotency/key-table.ts',
      'outcomes   = CASE WHEN kept.expires_at <= $7::timestamptz',
      'outcomes   = CASE WHEN kept.expires_at <= $7::timestamptz AND false',
    ],
    ONCE,
  ),
  promise(
    { id: 'what has expired is removed', without: 'keys, events and files that only grow' },
    ['gateway/src/upkeep.ts', 'for (const { wake } of pollers) wake();', 'void pollers;'],
    'what-nobody-needs-is-removed',
  ),
  promise(
    { id: 'no key but a key', without: 'texts of any length and kind as keys' },
    ['gateway/src/auth/use-idempotency-key.ts', 'if (!KEY.test(key))', 'if (KEY === undefined)'],
    ONCE,
  ),
  promise(
    { id: 'two keys that differ', without: 'a key that the caller did not mean' },
    ['gateway/src/auth/use-idempotency-key.ts', 'if (keys.size > 1)', 'if (keys.size > 2)'],
    ONCE,
  ),
];

/** What leaves. */
export const answer: readonly Safeguard[] = [
  promise(
    { id: 'a change stands with its entry', without: 'changes that nobody can account for' },
    ['schema/src/graph/problem.ts', 'await record(tx);', 'await record(tx).catch(() => undefined);'],
    'the-ledger-comes-first',
  ),
  promise(
    { id: 'the ledger comes first', without: 'reads that nobody can account for' },
    ['gateway/src/ledger/use-ledger.ts', 'await written;', 'void written.catch(() => undefined);'],
    'the-ledger-comes-first',
  ),
  promise(
    { id: 'no ledger, no answer', without: 'answers while the ledger is away' },
    [
      'gateway/src/ledger/use-ledger.ts',
      'setResult({ errors: [ledgerUnavailable(resolved.reads.hasWritten)] });',
      'void setResult; void ledgerUnavailable;',
    ],
    'the-ledger-comes-first',
  ),
  promise(
    { id: 'a stream ends with its ledger', without: 'a stream with a hole that nobody sees' },
    [
      'gateway/src/subscriptions/delivery.ts',
      "NOT_TOLD.has(extensions['code'])",
      "NOT_TOLD.has(`${extensions['code']} `)",
    ],
    'the-ledger-comes-first',
  ),
  gatewayUnit(
    { id: 'masked errors', without: 'messages of the database, with the values in them' },
    [
      'response/mask-error.ts',
      '    return passing(error, log) ?? internal(error, log);\n  }\n\n  return',
      '    return error instanceof GraphQLError ? error : (passing(error, log) ?? internal(error, log));\n  }\n\n  return',
    ],
    'response/mask-error',
  ),
  promise(
    { id: 'a wrong variable is not quoted', without: 'what the caller sent, in an error that others log' },
    [
      'gateway/src/response/place-in-variable.ts',
      'return new GraphQLError(message, {',
      'return new GraphQLError(error.message, {',
    ],
    SAME,
  ),
  gatewayUnit(
    { id: 'the log quotes no error', without: 'personal data in the log' },
    [
      'log.ts',
      '    errorClass: error.constructor.name,\n',
      '    errorClass: `${error.constructor.name}: ${error.message}`,\n',
    ],
    'log',
  ),
  gatewayUnit(
    { id: 'the log quotes no alias', without: 'text from outside in the log' },
    [
      'response/mask-error.ts',
      'node?.kind === Kind.FIELD ? { field: node.name.value }',
      'node?.kind === Kind.FIELD ? { field: node.alias?.value ?? node.name.value }',
    ],
    'response/mask-error',
  ),
  promise(
    { id: 'nobody on the way keeps an answer', without: 'answers about people in caches between' },
    [
      'gateway/src/response/use-response-headers.ts',
      "response.headers.set('cache-control', 'no-store');",
      '',
    ],
    SURFACE,
  ),
];
