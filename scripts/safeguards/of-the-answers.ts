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
    { id: 'expired keys are removed', without: 'a store that only grows' },
    ['gateway/src/idempotency/attempts.ts', 'onKey();', 'void onKey;'],
    ONCE,
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
      'gateway/src/subscriptions/live-stream.ts',
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

/** Live streams: every event is a new operation. */
export const streams: readonly Safeguard[] = [
  promise(
    { id: 'each event is decided anew', without: 'a stream that goes on under the grant of yesterday' },
    [
      [
        'gateway/src/subscriptions/use-live-events.ts',
        'contextValue: await arrive(fresh) });',
        'contextValue: (await arrive(fresh)) && walk });',
      ],
    ],
    'revocation-ends-the-stream',
  ),
  promise(
    { id: 'a stream asks again who listens', without: 'streams that outlive their token' },
    [
      'gateway/src/subscriptions/live-stream.ts',
      'const refused = await this.#options.authenticate().then(() => undefined, asError);',
      'const refused = undefined;',
    ],
    'revocation-ends-the-stream',
  ),
  promise(
    { id: 'nobody watches without a purpose', without: 'times of changes for nothing' },
    [
      'schema/src/graph/conversation/subscriptions.ts',
      'if (gate === undefined) return;',
      'if (gate === undefined || gate) return;',
    ],
    SAME,
  ),
  gatewayUnit(
    { id: 'a queue has an end', without: 'one slow reader could fill the memory' },
    [
      'subscriptions/bounded-queue.ts',
      'else if (this.#items.length < this.#limit)',
      'else if (this.#limit > 0)',
    ],
    'subscriptions/bounded-queue',
  ),
  gatewayUnit(
    { id: 'events are numbered behind running transactions', without: 'changes that no stream is told of' },
    [
      'subscriptions/number-events.ts',
      'AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())',
      'AND true',
    ],
    'subscriptions/event-log',
  ),
  gatewayUnit(
    { id: 'a number counts on', without: 'two events of one number, of which one is never told' },
    [
      'subscriptions/number-events.ts',
      'coalesce(c.sequence, 0) + row_number() OVER (PARTITION BY f.controller_id ORDER BY f.place)',
      'row_number() OVER (PARTITION BY f.controller_id ORDER BY f.place)',
    ],
    'subscriptions/event-numbers',
  ),
  gatewayUnit(
    { id: 'a stream goes live when it has caught up', without: 'what was missed, after a cut' },
    ['subscriptions/change-stream.ts', 'if (newest() > after) return false;', ''],
    'subscriptions/event-numbers',
  ),
  gatewayUnit(
    { id: 'what is forgotten is not passed over', without: 'a stream that goes on with a hole' },
    [
      'subscriptions/event-history.ts',
      'if (rows[0]?.sequence !== sequence + 1n) throw cursorExpired();',
      'void cursorExpired;',
    ],
    'subscriptions/event-numbers',
  ),
  gatewayUnit(
    { id: 'a cursor belongs to one controller', without: 'how much happens at another controller' },
    ['subscriptions/event-cursor.ts', '|| block.readUInt32BE(4) !== controllerId', ''],
    'subscriptions/event-cursor',
  ),
  promise(
    { id: 'polling stands behind notifications', without: 'streams that go silent when notifications do' },
    ['gateway/src/subscriptions/event-log.ts', 'idle: 500, held: 10', 'idle: 3_600_000, held: 10'],
    'access-ends-in-time-without-notifications',
  ),
  promise(
    { id: 'a stream ends with its token', without: 'idle streams that outlive their token' },
    [
      'gateway/src/subscriptions/event-log.ts',
      'if (end !== undefined && end <= now) callback();',
      'void end; void now; void callback;',
    ],
    'access-ends-in-time-without-notifications',
  ),
  gatewayUnit(
    {
      id: 'access that was lost on the way to a stream counts',
      without: 'an idle stream that outlives its revoked token',
    },
    [
      'subscriptions/event-log.ts',
      'if (performance.now() - changedAt < LONGEST_START) watch.callback();',
      'void changedAt; void LONGEST_START;',
    ],
    'subscriptions/event-log',
  ),
  gatewayUnit(
    {
      id: 'streams take turns',
      without: 'a thousand streams that wait for each other’s connections until the database counts as gone',
    },
    ['subscriptions/turns.ts', 'if (running >= atOnce)', 'if (running < 0)'],
    'subscriptions/turns',
  ),
  promise(
    {
      id: 'who a caller is, is shared only by those who sent the same',
      without: 'a stream that lives on, or ends, with somebody else’s token',
    },
    [
      'gateway/src/subscriptions/use-live-events.ts',
      'authenticateOnce(`${since()} ${cohort}`',
      'authenticateOnce(`${since()} ${typeof cohort}`',
    ],
    'revocation-ends-the-stream',
  ),
  promise(
    {
      id: 'an event is shared only by those who sent the same',
      without: 'what one caller may see, on the streams of another who asked for the same',
    },
    [
      'gateway/src/subscriptions/cohort.ts',
      'request && [request.url, ...request.headers], connectionParams];',
      'request?.url, typeof connectionParams];',
    ],
    'one-event-is-decided-once-for-who-sent-the-same',
  ),
  {
    ...promise(
      { id: 'access taken away by any means is told', without: 'idle streams that outlive their grant' },
      [
        'schema/src/testing/database.ts',
        'const database = await halves[kind](options);',
        `const database = await halves[kind](options); await database.sql.query('switch_off', 'DROP TRIGGER grant_taken_away ON "grant"');`,
      ],
      'access-ends-in-time-without-notifications',
    ),
    standsIn: {
      file: 'packages/schema/prisma/migrations/0010_event_number/migration.sql',
      text: 'CREATE TRIGGER grant_taken_away AFTER UPDATE OF revoked_at ON "grant"',
    },
  },
];
