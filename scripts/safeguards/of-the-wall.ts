import { type Safeguard, promise, trigger, unit } from './safeguard.ts';

/** Stands in the migration of the wall, switched off by a statement on every test database. */
const wall = (told: Pick<Safeguard, 'id' | 'without'>, statement: string, standsIn: string): Safeguard =>
  trigger(told, statement, standsIn, {
    migration: '0009_tenant_wall',
    test: 'tenant-wall',
    named: 'pglite',
  });

const key = (table: string, name: string, without: string): Safeguard =>
  wall(
    { id: `key: ${name}`, without },
    `ALTER TABLE ${table} DROP CONSTRAINT ${name}`,
    `ADD CONSTRAINT "${name}" FOREIGN KEY ("controller_id"`,
  );

/** What the database refuses between controllers, whatever the code asks. */
export const tenantWall: readonly Safeguard[] = [
  wall(
    { id: 'the wall: reads', without: 'one wrong condition would show people of another controller' },
    'ALTER POLICY own_controller ON data_subject USING (true)',
    `SELECT remit_build_wall('data_subject',`,
  ),
  wall(
    { id: 'the wall: writes', without: 'a conversation could be made in the name of another controller' },
    'ALTER POLICY own_controller ON conversation WITH CHECK (true)',
    `SELECT remit_build_wall('conversation',`,
  ),
  wall(
    { id: 'the wall: rights', without: 'the role of the gateway could delete what it only adds to' },
    'GRANT DELETE ON message TO remit_gateway',
    `SELECT remit_build_wall('message', 'SELECT, INSERT');`,
  ),
  wall(
    { id: 'the wall: tokens', without: 'the role of the gateway could read who holds which token' },
    'GRANT SELECT ON access_token TO remit_gateway',
    `SELECT remit_build_wall('access_token', '');`,
  ),
  key(
    'message',
    'message_controller_id_conversation_id_fkey',
    "a message in another controller's conversation",
  ),
  key(
    'conversation',
    'conversation_controller_id_requester_id_fkey',
    "a conversation of another controller's customer",
  ),
  key(
    'internal_note',
    'internal_note_controller_id_conversation_id_fkey',
    "a note in another controller's case",
  ),
  key('rating', 'rating_controller_id_requester_id_fkey', "a rating by another controller's customer"),
  key('access_token', 'access_token_controller_id_agent_id_fkey', "a token for another controller's agent"),
  wall(
    { id: 'the wall: errands', without: "an operation could remove another controller's idempotency keys" },
    'ALTER POLICY outside_operations_end ON idempotency_key USING (true)',
    'CREATE POLICY outside_operations_end ON idempotency_key FOR DELETE TO remit_gateway',
  ),
  trigger(
    { id: 'the wall: the log', without: 'an operation could forget events before others heard of them' },
    'DROP POLICY never_in_operations_forget ON event_number',
    'CREATE POLICY never_in_operations_forget ON event_number AS RESTRICTIVE FOR DELETE TO remit_gateway',
    { migration: '0010_event_number', test: 'tenant-wall', named: 'pglite' },
  ),
  unit(
    {
      id: 'a connection belongs to one operation',
      without: 'what one operation left behind would run for the next',
    },
    ['db/operation.ts', 'if (running.getStore() !== operation) throw', 'if (running === undefined) throw'],
    'db/operation',
    'postgresql',
  ),
  unit(
    { id: 'the gateway is its role', without: 'the owner of the tables would answer callers' },
    ['db/postgresql.ts', '-c role=remit_gateway ', ''],
    'db/wall-faults',
    'postgresql',
  ),
  unit(
    { id: 'every table is asked for', without: 'a new table could stand outside the wall' },
    ['db/wall-faults.ts', 'if (faults.length > 0) throw', 'if (faults.length < 0) throw'],
    'db/wall-faults',
    'pglite',
  ),
  unit(
    { id: 'every key is asked for', without: "a new key could point at another controller's row" },
    [
      'db/wall-faults.ts',
      "WHERE k.conrelid = t.oid AND k.contype = 'f' AND k.confrelid IN",
      "WHERE false AND k.contype = 'f' AND k.confrelid IN",
    ],
    'db/wall-faults',
    'pglite',
  ),
  unit(
    { id: 'a line has an end', without: 'a burst would wait for connections without end' },
    ['db/turnstile.ts', 'reject(new Error(', 'void (new Error('],
    'db/turnstile',
  ),
  promise(
    { id: 'no start with a hole in the wall', without: 'a gateway would serve from tables outside the wall' },
    ['gateway/src/server.ts', 'await demandWall(database);', 'void demandWall;'],
    'the-database-refuses-what-the-code-would-not',
  ),
  promise(
    {
      id: 'the wall follows the caller',
      without: 'a way of showing who you are could leave the wall elsewhere',
    },
    [
      'gateway/src/auth/use-caller.ts',
      'if (operation.controllerId !== answer.controller.id) await',
      'if (operation.controllerId === -1) await',
    ],
    'a-way-of-showing-who-you-are-is-held-by-the-wall',
  ),
];
