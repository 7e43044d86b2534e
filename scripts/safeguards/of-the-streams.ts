import { type Safeguard, gatewayUnit, promise } from './safeguard.ts';

const SAME = 'same-refusal-over-http-sse-and-websocket';

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
      'request && [request.url, ...request.headers],\n    connectionParams,',
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
