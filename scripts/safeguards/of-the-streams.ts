import { type Safeguard, gatewayUnit, promise } from './safeguard.ts';

const SAME = 'same-refusal-over-http-sse-and-websocket';

const MIGRATION = 'schema/prisma/migrations/0018_hand_on_events/migration.sql';

/** Stands in the function that numbers events: switched off in every test database. */
function numbering(
  told: Pick<Safeguard, 'id' | 'without'>,
  text: string,
  instead: string,
  test: string,
): Safeguard {
  const definition = `replace(pg_get_functiondef('remit_number_events'::regproc), $o$${text}$o$, $o$${instead}$o$)`;
  return {
    ...told,
    off: [
      {
        file: 'packages/schema/src/testing/database.ts',
        text: 'const database = await openers[kind](options);',
        instead: `const database = await openers[kind](options); await database.sql.query('switch_off', \`DO $d$ BEGIN EXECUTE ${definition}; END $d$\`);`,
      },
    ],
    standsIn: { file: `packages/${MIGRATION}`, text },
    folder: 'packages/gateway',
    tests: [`src/subscriptions/${test}.test.ts`],
  };
}

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
      "if ('failed' in arrival && !this.#closed) this.#endWith(asError(arrival.failed));\n      else this.#goOn();",
      'void arrival; this.#goOn();',
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
      'if (this.#items.length < this.#options.limit)',
      'if (this.#options.limit > 0)',
    ],
    'subscriptions/bounded-queue',
  ),
  numbering(
    { id: 'events are numbered behind running transactions', without: 'changes that no stream is told of' },
    'AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())',
    'AND true',
    'event-log',
  ),
  numbering(
    { id: 'a number counts on', without: 'two events of one number, of which one is never told' },
    'coalesce(c.sequence, 0) + row_number() OVER (PARTITION BY f.controller_id ORDER BY f.place)',
    'row_number() OVER (PARTITION BY f.controller_id ORDER BY f.place)',
    'event-numbers',
  ),
  {
    ...numbering(
      {
        id: 'the log is not read within an operation',
        without: 'what happens at every controller, for whoever runs a statement of their own',
      },
      'PERFORM remit_outside_operations();\n  PERFORM set_config',
      'PERFORM set_config',
      'event-numbers',
    ),
    folder: 'packages/schema',
    tests: ['src/db/tenant-wall.test.ts'],
    named: 'pglite',
  },
  gatewayUnit(
    { id: 'a stream goes live when it has caught up', without: 'what was missed, after a cut' },
    ['subscriptions/change-stream.ts', 'if (this.#options.newest() > this.#after) return false;', ''],
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
      'gateway/src/subscriptions/cohort-key.ts',
      "request && [request.url, ...[...request.headers].filter(([name]) => name !== 'dpop')],\n    connectionParams && { ...connectionParams, dpop: undefined },\n    session,",
      'request?.url,\n    typeof connectionParams,\n    session,',
    ],
    'revocation-ends-the-stream',
  ),
  gatewayUnit(
    {
      id: 'what was decided before access changed is not told',
      without: 'one more event for whoever has just lost access',
    },
    [
      'subscriptions/cohort.ts',
      'const counts = since === this.#work.since();',
      'const counts = since !== -1;',
    ],
    'subscriptions/cohort',
  ),
  gatewayUnit(
    {
      id: 'what was decided before access changed is not told to who is behind either',
      without: 'one more event for whoever has just lost access and read slowly',
    },
    ['subscriptions/live-stream.ts', 'if (this.#accessChanged) {', 'if (false) {'],
    'subscriptions/live-stream',
  ),
  gatewayUnit(
    {
      id: 'who asks later asks anew',
      without: 'a stream that resumes after a withdrawal would get what was decided before it',
    },
    [
      'subscriptions/shared-work.ts',
      `      this.#next.delete(key);
      if (next === undefined) return;
      void next.work().then((result) => {
        if (this.#next.has(key)) this.#beginSoon(key);
        else this.#underWay.delete(key);`,
      `      if (next === undefined) return;
      void next.work().then((result) => {
        this.#next.delete(key);
        this.#underWay.delete(key);`,
    ],
    'subscriptions/shared-work',
  ),
  gatewayUnit(
    {
      id: 'nothing is decided for nobody',
      without: 'entries of the ledger that say that a stalled client was told',
    },
    ['subscriptions/cohort.ts', 'if (this.#isAwaited(event))', 'if (this.#members.size > 0)'],
    'subscriptions/cohort',
  ),
  gatewayUnit(
    { id: 'what waits for a cohort has an end', without: 'a slow database could fill the memory' },
    ['subscriptions/cohort.ts', 'this.#changes.length > this.#work.limit', 'this.#work.limit < 0'],
    'subscriptions/cohort',
  ),
  gatewayUnit(
    {
      id: 'watched is what was asked for',
      without: 'a visitor hears when something happens to somebody else',
    },
    [
      'subscriptions/watched.ts',
      'if (dataSubjectId !== undefined && dataSubjectId !== event.dataSubjectId) return false;',
      '',
    ],
    'subscriptions/watched',
  ),
  promise(
    {
      id: 'an event is shared only by those who sent the same',
      without: 'what one caller may see, on the streams of another who asked for the same',
    },
    [
      'gateway/src/subscriptions/cohort-key.ts',
      "request && [request.url, ...[...request.headers].filter(([name]) => name !== 'dpop')],\n    connectionParams && { ...connectionParams, dpop: undefined },",
      'request?.url,\n    typeof connectionParams,',
    ],
    'one-event-is-decided-once-for-who-sent-the-same',
  ),
  {
    ...promise(
      { id: 'access taken away by any means is told', without: 'idle streams that outlive their grant' },
      [
        'schema/src/testing/database.ts',
        'const database = await openers[kind](options);',
        `const database = await openers[kind](options); await database.sql.query('switch_off', 'DROP TRIGGER grant_taken_away ON "grant"');`,
      ],
      'access-ends-in-time-without-notifications',
    ),
    standsIn: {
      file: 'packages/schema/prisma/migrations/0010_event_number/migration.sql',
      text: 'CREATE TRIGGER grant_taken_away AFTER UPDATE OF revoked_at ON "grant"',
    },
  },
];
