import { beforeAll, describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import { seed } from '../seed/seed.ts';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import type { Prisma } from './generated/client.ts';
import {
  crossing,
  crossingByKeeper,
  forbidden,
  foreign,
  withForeignIds,
} from './testing/hostile-statements.ts';
import { makeDisclosures } from './testing/make-disclosures.ts';
import { makeLogins } from './testing/make-logins.ts';

const now = new Date('2026-03-15T10:00:00Z');

/** Events are ids and types, and are numbered and handed on outside any operation; keys that have expired are removed there. */
const OUTSIDE_OPERATIONS: readonly string[] = ['event', 'event_number', 'idempotency_key', 'oauth_artifact'];
/** What not even an operation of the own controller sees. */
const NEVER_IN_OPERATIONS: readonly string[] = ['oauth_artifact'];

describeOnDatabases('the wall between controllers', (open, kind) => {
  let database: TestDatabase;
  let ownId: number;
  let otherId: number;

  beforeAll(async () => {
    database = await open();
    await seed(database, {
      clock: () => now,
      profiles: publishedProfiles.slice(0, 2),
      conversationsPerController: 20,
    });
    const controllers = await database.prisma.controller.findMany({ orderBy: { id: 'asc' } });
    [ownId = 0, otherId = 0] = controllers.map(({ id }) => id);
    // The seed gives no controller everything: some tables would have no row to move.
    for (const controllerId of [ownId, otherId]) {
      const { id: dataSubjectId } = await database.prisma.dataSubject.findFirstOrThrow({
        where: { controllerId },
      });
      const data = { publicId: `wall_${controllerId}`, controllerId, dataSubjectId };
      const money = { number: '1', description: 'x', currency: 'EUR', amount: 1, issuedAt: now };
      await database.prisma.invoice.create({ data: { ...data, ...money } });
      await database.prisma.publicPost.create({ data: { ...data, platform: 'x', body: 'x', postedAt: now } });
      await database.prisma.restriction.create({ data: { ...data, trigger: 'x', startedAt: now } });
      await database.prisma.visit.create({ data: { ...data, startedAt: now } });
      const { id: eventId } = await database.prisma.event.create({
        data: { controllerId, type: 'x', recordedAt: now },
      });
      const place = { controllerId, sequence: 1n, eventId, position: eventId };
      await database.prisma.eventNumber.create({ data: place });
      await makeOfTheDesk(database, controllerId, dataSubjectId);
      await makeLogins(database, controllerId, now);
      await makeDisclosures(database, controllerId, now);
    }
  }, 60_000);

  /** One transaction under the gateway's role, with the wall around this controller; it leaves nothing behind. */
  async function asGateway<T>(
    controllerId: number | undefined,
    work: (tx: Prisma.TransactionClient) => Promise<T>,
  ): Promise<T> {
    const undone = new Error('undone');
    let result: { value: T } | undefined;
    await database.prisma
      .$transaction(async (tx) => {
        await tx.$executeRawUnsafe('SET LOCAL ROLE remit_gateway');
        if (controllerId !== undefined)
          await tx.$executeRaw`SELECT set_config('remit.controller_id', ${String(controllerId)}, true)`;
        result = { value: await work(tx) };
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    return (result as { value: T }).value;
  }

  const filled = (sql: string) => sql.replaceAll('$own', String(ownId)).replaceAll('$other', String(otherId));

  test.each(crossing)('%s another controller is refused by the keys, under the role', async (_what, sql) => {
    // Told the id, as a mutation with a forged id would be: the role itself cannot even look one up.
    const text = await withForeignIds(database, filled(sql));
    await expect(asGateway(ownId, (tx) => tx.$executeRawUnsafe(text))).rejects.toThrow(/foreign key|23503/i);
  });

  test.each([...crossing, ...crossingByKeeper])(
    '%s another controller is refused to the keeper too',
    async (_what, sql) => {
      const text = await withForeignIds(database, filled(sql));
      await expect(database.prisma.$executeRawUnsafe(text)).rejects.toThrow(/foreign key|23503/i);
    },
  );

  test.each(foreign)("another controller's %s cannot be written", async (_what, sql) => {
    const text = await withForeignIds(database, filled(sql));
    await expect(asGateway(ownId, (tx) => tx.$executeRawUnsafe(text))).rejects.toThrow(/row-level security/);
  });

  test('a change that names no controller touches the own rows only', async () => {
    const touched = await asGateway(ownId, (tx) =>
      tx.$executeRawUnsafe(`UPDATE conversation SET priority = 'LOW'`),
    );
    expect(touched).toBe(await database.prisma.conversation.count({ where: { controllerId: ownId } }));
  });

  test('every table shows the own rows, and without the setting nothing', async () => {
    const tables = await database.sql.query<{ name: string; own: string; readable: boolean }>(
      'walled_tables',
      `SELECT c.oid::regclass::text AS name, CASE c.relname WHEN 'controller' THEN 'id' ELSE 'controller_id' END AS own,
              has_table_privilege('remit_gateway', c.oid, 'SELECT') AS readable
         FROM pg_class c WHERE c.relkind = 'r' AND c.relrowsecurity AND c.relforcerowsecurity ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toHaveLength(40);
    for (const { name, own } of tables.filter(({ readable }) => readable)) {
      const read = (tx: Prisma.TransactionClient) =>
        tx.$queryRawUnsafe<{ own: number }[]>(`SELECT DISTINCT ${own}::int AS own FROM ${name}`);
      const inside = NEVER_IN_OPERATIONS.includes(name) ? [] : [{ own: ownId }];
      expect([name, await asGateway(ownId, read)]).toEqual([name, inside]);
      const outside = OUTSIDE_OPERATIONS.includes(name) ? [ownId, otherId] : [];
      expect([name, (await asGateway(undefined, read)).map((row) => row.own).sort((a, b) => a - b)]).toEqual([
        name,
        outside,
      ]);
    }
  });

  test('what the authorization server remembers is neither seen nor written within an operation', async () => {
    const digest = 'b'.repeat(64);
    const save = `INSERT INTO oauth_artifact (model, digest, controller_id, sealed, created_at) VALUES ('Session', '${digest}', ${ownId}, 'x', now())`;
    await expect(asGateway(ownId, (tx) => tx.$executeRawUnsafe(save))).rejects.toThrow(/row-level security/);
    const change = `UPDATE oauth_artifact SET revoked_at = now()`;
    expect(await asGateway(ownId, (tx) => tx.$executeRawUnsafe(change))).toBe(0);
    expect(await asGateway(undefined, (tx) => tx.$executeRawUnsafe(save))).toBe(1);
  });

  test('outside operations keys are removed, and neither made nor changed', async () => {
    const removed = await asGateway(undefined, (tx) => tx.$executeRaw`DELETE FROM idempotency_key`);
    expect(removed).toBe(2);
    const changed = `UPDATE idempotency_key SET outcomes = '{}'`;
    expect(await asGateway(undefined, (tx) => tx.$executeRawUnsafe(changed))).toBe(0);
    const within = await asGateway(ownId, (tx) => tx.$executeRaw`DELETE FROM idempotency_key`);
    expect(within).toBe(1);
  });

  test('the log of events is numbered and forgotten outside operations, and only written to within one', async () => {
    const forget = (tx: Prisma.TransactionClient) => tx.$executeRaw`DELETE FROM event_number`;
    const settle = (tx: Prisma.TransactionClient) =>
      tx.$executeRaw`UPDATE event SET transaction_id = '3'::xid8`;
    const both = async (tx: Prisma.TransactionClient) => [await settle(tx), await forget(tx)];
    const events = await database.prisma.event.count();
    expect(await asGateway(undefined, both)).toEqual([events, 2]);
    expect(await asGateway(ownId, both)).toEqual([0, 0]);
    const number = (tx: Prisma.TransactionClient) =>
      tx.$queryRaw`SELECT numbered FROM remit_number_events(9)`;
    const anew = async (tx: Prisma.TransactionClient) => [
      await settle(tx),
      await forget(tx),
      await number(tx),
    ];
    expect(await asGateway(undefined, anew)).toEqual([events, 2, [{ numbered: events }]]);
    await expect(asGateway(ownId, number)).rejects.toThrow('not read within an operation');
    const read = (tx: Prisma.TransactionClient) =>
      tx.$queryRaw`SELECT position FROM remit_hand_on_events(0, '1:1:'::pg_snapshot, 9)`;
    expect(await asGateway(undefined, read)).toHaveLength(events + 1);
    await expect(asGateway(ownId, read)).rejects.toThrow('not read within an operation');
    const insert = `INSERT INTO event_number (controller_id, sequence, event_id, position) VALUES (${ownId}, 9, 9, 9)`;
    for (const within of [undefined, ownId]) {
      await expect(asGateway(within, (tx) => tx.$executeRawUnsafe(insert))).rejects.toThrow(
        'permission denied',
      );
    }
  });

  test('the setting ends with its transaction', async () => {
    await database.prisma.$transaction(
      (tx) => tx.$executeRaw`SELECT set_config('remit.controller_id', '1', true)`,
    );
    const settings = await Promise.all(
      Array.from({ length: 8 }, () =>
        database.sql.query(
          'setting',
          `SELECT NULLIF(current_setting('remit.controller_id', true), '') AS setting`,
        ),
      ),
    );
    expect(settings.flat()).toEqual(Array.from({ length: 8 }, () => ({ setting: null })));
  });

  test.each(forbidden)('the role may not: %s', async (sql) => {
    await expect(asGateway(ownId, (tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
      /permission denied|must be owner|append-only/,
    );
  });

  test('the roles own no table, and can neither log in, nor pass the wall, nor become somebody else', async () => {
    const rows = await database.sql.query<{ name: string }>(
      'the_roles',
      `SELECT rolname::text AS name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
              (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
         FROM pg_roles r WHERE rolname LIKE 'remit\\_%' ORDER BY 1`,
    );
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      owned: 0,
      memberships: 0,
    };
    expect(rows.filter(({ name }) => name === 'remit_gateway' || name === 'remit_keeper')).toEqual([
      { name: 'remit_gateway', ...nothing },
      { name: 'remit_keeper', ...nothing },
    ]);
  });

  describe('the gate', () => {
    test('a token opens the wall around its controller, and an unknown one opens nothing and closes what was open', async () => {
      const digest = 'e'.repeat(64);
      const agent = await database.prisma.agent.findFirstOrThrow({ where: { controllerId: otherId } });
      await database.prisma.accessToken.create({
        data: { digest, controllerId: otherId, agentId: agent.id, createdAt: now },
      });
      const count = (tx: Prisma.TransactionClient) => tx.controller.findMany({ select: { id: true } });
      const seen = await asGateway(ownId, async (tx) => {
        const holders = await tx.$queryRaw<{ agent_id: number }[]>`SELECT * FROM remit_enter(${digest})`;
        const inside = await count(tx);
        const nobody = await tx.$queryRaw`SELECT * FROM remit_enter(${'f'.repeat(64)})`;
        return { holder: holders.map((row) => row.agent_id), inside, nobody, after: await count(tx) };
      });
      expect(seen).toEqual({ holder: [agent.id], inside: [{ id: otherId }], nobody: [], after: [] });
    });

    test('runs as the keeper and not as who migrated, with a search path of its own', async () => {
      const rows = await database.sql.query(
        'definers',
        `SELECT proname::text AS name, proowner::regrole::text AS owner, proconfig::text AS config FROM pg_proc WHERE prosecdef ORDER BY 1`,
      );
      expect(rows).toHaveLength(16);
      const config = expect.stringContaining('"search_path=public, pg_temp"') as string;
      for (const row of rows) expect(row).toMatchObject({ owner: 'remit_keeper', config });
    });
  });

  if (kind === 'pglite') return;

  test('the keys between controllers carry the controller', async () => {
    const rows = await database.sql.query(
      'keys_without_controller',
      `SELECT c.conname FROM pg_constraint c
        WHERE c.contype = 'f'
          AND EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = c.conrelid AND x.attname = 'controller_id')
          AND EXISTS (SELECT FROM pg_attribute x WHERE x.attrelid = c.confrelid AND x.attname = 'controller_id')
          AND NOT EXISTS (
            SELECT FROM pg_attribute x WHERE x.attrelid = c.conrelid AND x.attname = 'controller_id' AND x.attnum = ANY (c.conkey))`,
    );
    expect(rows).toEqual([]);
  });
});

async function makeOfTheDesk({ prisma }: TestDatabase, controllerId: number, person: number): Promise<void> {
  const { id: conversationId } = await prisma.conversation.findFirstOrThrow({ where: { controllerId } });
  const message = await prisma.message.findFirstOrThrow({ where: { controllerId } });
  const messageId = message.id;
  const of = { publicId: `wall_${controllerId}`, controllerId };
  const data = { ...of, conversationId, requesterId: person };
  const skipDuplicates = true;
  await prisma.team.create({ data: { ...of, name: 'wall' } });
  const note = { ...data, authorId: person, body: 'x', writtenAt: now };
  const { id: noteId } = await prisma.internalNote.create({ data: note });
  const caller = { callerKind: 'AGENT', callerId: 1, createdAt: now };
  const about = { fileName: 'x', mediaType: 'text/plain', byteSize: 1 };
  const file = async (name: string) =>
    (await prisma.storedFile.create({ data: { ...of, publicId: name + of.publicId, ...about, ...caller } }))
      .id;
  const attached = { ...of, authorId: person, requesterId: person, ...about };
  await prisma.noteAttachment.create({
    data: { ...attached, noteId, fileId: await file('n'), createdAt: now },
  });
  const ofMessage = { messageId, conversationId: message.conversationId, fileId: await file('m') };
  await prisma.attachment.create({ data: { ...attached, ...ofMessage } });
  await prisma.rating.createMany({ data: [{ ...data, score: 5, ratedAt: now }], skipDuplicates });
  await prisma.conversationSeen.createMany({
    data: [{ ...of, conversationId, messageId, personId: person, seenAt: now }],
    skipDuplicates,
  });
  const [digest, operation] = ['c'.repeat(64), 'd'.repeat(64)];
  const key = { controllerId, callerKind: 'AGENT', callerId: 1, digest, operation };
  const remembered = { model: 'Session', digest: String(controllerId).repeat(64).slice(0, 64) };
  await prisma.oAuthArtifact.create({ data: { ...remembered, controllerId, sealed: 'x', createdAt: now } });
  await prisma.idempotencyKey.create({ data: { ...key, outcomes: {}, expiresAt: now } });
}
