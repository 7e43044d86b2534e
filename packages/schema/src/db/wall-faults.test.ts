import { afterEach, beforeAll, expect, test } from 'vitest';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import { demandWall, WallBroken, wallFaults } from './wall-faults.ts';

const ownRows = `USING (controller_id = NULLIF(current_setting('remit.controller_id', true), '')::int)`;

/** A hole, what the check says, and the statement that mends it. */
const holes: readonly (readonly [hole: string, faults: readonly string[], mended: string])[] = [
  [
    'CREATE TABLE tag (id serial, controller_id int)',
    ['The table tag has no policy for the gateway.', 'The table tag has no row-level security.'],
    'DROP TABLE tag',
  ],
  [
    'ALTER TABLE message DISABLE ROW LEVEL SECURITY',
    ['The table message has no row-level security.'],
    'ALTER TABLE message ENABLE ROW LEVEL SECURITY',
  ],
  [
    'ALTER TABLE message NO FORCE ROW LEVEL SECURITY',
    ['The table message does not force row-level security on its owner.'],
    'ALTER TABLE message FORCE ROW LEVEL SECURITY',
  ],
  [
    'DROP POLICY own_controller ON visit',
    ['The table visit has no policy for the gateway.'],
    `CREATE POLICY own_controller ON visit TO remit_gateway ${ownRows}`,
  ],
  [
    'CREATE POLICY all_of_it ON visit USING (true)',
    ['The table visit has the policy all_of_it, which does not ask for the controller.'],
    'DROP POLICY all_of_it ON visit',
  ],
  [
    'GRANT TRUNCATE ON message TO remit_gateway',
    ['The table message may be emptied by the gateway.'],
    'REVOKE TRUNCATE ON message FROM remit_gateway',
  ],
  [
    'CREATE TABLE page (id serial, message_id int REFERENCES message (id))',
    [
      'The table page has no policy for the gateway.',
      'The table page has no row-level security.',
      'The table page has the key page_message_id_fkey, which does not carry the controller.',
    ],
    'DROP TABLE page',
  ],
  [
    'ALTER TABLE visit ADD CONSTRAINT visit_of FOREIGN KEY (data_subject_id) REFERENCES data_subject (id)',
    ['The table visit has the key visit_of, which does not carry the controller.'],
    'ALTER TABLE visit DROP CONSTRAINT visit_of',
  ],
  [
    'CREATE VIEW every_message AS SELECT * FROM message; GRANT SELECT ON every_message TO remit_gateway',
    [
      'The table every_message has no policy for the gateway.',
      'The table every_message has no row-level security.',
    ],
    'DROP VIEW every_message',
  ],
  [
    'GRANT SELECT ON _prisma_migrations, oauth_client, ledger_plan TO remit_gateway; CREATE TABLE plain (id int); GRANT SELECT (id) ON plain TO remit_gateway',
    ['The table plain has no policy for the gateway.', 'The table plain has no row-level security.'],
    'DROP TABLE plain',
  ],
];

describeOnDatabases('the check of the wall', (open, kind) => {
  let database: TestDatabase;
  const mend: string[] = [];

  beforeAll(async () => {
    database = await open();
  });
  afterEach(() => run(mend.splice(0).join('; ')));

  async function run(script: string): Promise<void> {
    for (const sql of script.split('; ').filter((part) => part !== ''))
      await database.prisma.$executeRawUnsafe(sql);
  }

  test('finds nothing after the migrations', async () => {
    expect(await wallFaults(database)).toEqual([]);
    await demandWall(database);
  });

  test.each(holes)('finds: %s', async (hole, faults, mended) => {
    mend.push(mended);
    await run(hole);
    expect(await wallFaults(database)).toEqual(faults);
    await expect(demandWall(database)).rejects.toThrow(WallBroken);
  });

  test('a table of the host, out of reach of the gateway, is none of its business', async () => {
    mend.push('DROP TABLE of_the_host');
    await run('CREATE TABLE of_the_host (id int)');
    expect(await wallFaults(database)).toEqual([]);
  });

  test('a new table is behind the wall with one line', async () => {
    mend.push('DROP TABLE tag');
    await run(
      `CREATE TABLE tag (id serial, controller_id int); SELECT remit_build_wall('tag', 'SELECT, INSERT')`,
    );
    expect(await wallFaults(database)).toEqual([]);
  });

  if (kind === 'pglite') return;

  test('finds a role that may make tables', async () => {
    mend.push('REVOKE CREATE ON SCHEMA public FROM remit_gateway');
    await run('GRANT CREATE ON SCHEMA public TO remit_gateway');
    expect(await wallFaults(database)).toEqual([
      'The role remit_gateway may make tables in the schema public.',
    ]);
  });
});
