import pg from 'pg';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { type Operation, OperationOver } from './operation.ts';

describeOnDatabases('an operation', (open, kind) => {
  let database: TestDatabase;
  let ids: number[];
  const opened: Operation[] = [];

  beforeAll(async () => {
    database = await open({ poolSize: 2 });
    for (const slug of ['acme', 'other']) {
      const data = { publicId: slug, slug, displayName: slug, timeZone: 'UTC' };
      const { id: controllerId } = await database.prisma.controller.create({ data });
      await database.prisma.dataSubject.create({ data: { publicId: `per_${slug}`, controllerId } });
    }
    ids = (await database.prisma.controller.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(opened.splice(0).map((operation) => operation.end()));
  });

  async function enter(controllerId = ids[0] ?? 0, over = database): Promise<Operation> {
    const operation = over.walled.begin();
    opened.push(operation);
    await operation.enterAs(controllerId);
    return operation;
  }
  const slugs = (operation: Operation) =>
    operation.run(async () => (await operation.prisma.controller.findMany()).map(({ slug }) => slug));
  const find = (operation: Operation, publicId: string) =>
    operation.run(() =>
      operation.prisma.dataSubject.findUnique({ where: { publicId }, select: { publicId: true } }),
    );

  test('sees one controller, by Prisma and by SQL', async () => {
    const operation = await enter();
    expect(await slugs(operation)).toEqual(['acme']);
    expect(await operation.sql.query('slugs', 'SELECT slug FROM controller')).toEqual([{ slug: 'acme' }]);
  });

  test('sees one moment, until it has written or paused', async () => {
    if (kind === 'pglite') return; // One connection: nobody writes meanwhile.
    const operation = await enter();
    const count = () => operation.run(() => operation.prisma.dataSubject.count());
    const before = await count();
    await database.prisma.dataSubject.create({ data: { publicId: 'per_later', controllerId: ids[0] ?? 0 } });
    expect(await count()).toBe(before);
    await operation.pause();
    expect(await count()).toBe(before + 1);
  });

  test('leaves nothing of itself to the next one on its connection', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [first, second] = round % 2 === 0 ? ids : ids.toReversed();
      const operation = await enter(first);
      expect(await slugs(operation)).toEqual([first === ids[0] ? 'acme' : 'other']);
      await operation.end();
      // Nobody's controller, also right after somebody's operation.
      const nobody = database.walled.begin();
      expect(await nobody.enter('f'.repeat(64))).toBeUndefined();
      expect(await slugs(nobody)).toEqual([]);
      await nobody.end();
      const next = await enter(second);
      expect(await slugs(next)).toEqual([second === ids[0] ? 'acme' : 'other']);
      await next.end();
    }
  });

  test('never shares a statement with another one of the same moment', async () => {
    if (kind === 'pglite') return; // One connection: the second one waits.
    const [acme, other] = await Promise.all([enter(ids[0]), enter(ids[1])]);
    const found = await Promise.all([
      find(acme, 'per_acme'),
      find(other, 'per_other'),
      find(acme, 'per_other'),
      find(other, 'per_acme'),
    ]);
    expect(found).toEqual([{ publicId: 'per_acme' }, { publicId: 'per_other' }, null, null]);
  });

  test('is refused before it is entered, after it ended, and to what does not run inside it', async () => {
    const never = database.walled.begin();
    expect(() => never.prisma).toThrow(OperationOver);
    const operation = await enter();
    const { prisma } = operation;
    await expect(prisma.controller.findMany()).rejects.toThrow(OperationOver);
    await expect(prisma.$transaction((tx) => tx.controller.findMany())).rejects.toThrow(OperationOver);
    await operation.end();
    const next = await enter(ids[1]);
    // Late: the connection and its Prisma are the next one's now.
    await expect(operation.run(() => prisma.controller.findMany())).rejects.toThrow(OperationOver);
    await expect(next.run(() => operation.run(() => prisma.controller.findMany()))).rejects.toThrow(
      OperationOver,
    );
    await expect(operation.sql.query('late', 'SELECT 1')).rejects.toThrow(OperationOver);
    expect(() => operation.prisma).toThrow(OperationOver);
    await expect(operation.enterAs(ids[0] ?? 0)).rejects.toThrow(OperationOver);
  });

  test('writes behind the same wall, and reads what it wrote', async () => {
    const operation = await enter();
    const write = (lawfulness: string) =>
      operation.run(() =>
        operation.prisma.$transaction((tx) => tx.dataSubject.updateMany({ data: { lawfulness } })),
      );
    expect((await write('x')).count).toBe(
      await database.prisma.dataSubject.count({ where: { controllerId: ids[0] ?? 0 } }),
    );
    const read = () =>
      operation.run(() => operation.prisma.dataSubject.findMany({ select: { lawfulness: true } }));
    expect(new Set((await read()).map(({ lawfulness }) => lawfulness))).toEqual(new Set(['x']));
    const failing = operation.run(() =>
      operation.prisma.$transaction(async (tx) => {
        await tx.dataSubject.updateMany({ data: { lawfulness: 'y' } });
        throw new Error('no');
      }),
    );
    await expect(failing).rejects.toThrow('no');
    expect(new Set((await read()).map(({ lawfulness }) => lawfulness))).toEqual(new Set(['x']));
  });

  test('only writes inside a transaction of writes', async () => {
    const operation = await enter();
    const write = operation.run(() => operation.prisma.dataSubject.updateMany({ data: { lawfulness: 'z' } }));
    await expect(write).rejects.toThrow(/read-only/);
  });

  test('a statement that fails spoils no other', async () => {
    const operation = await enter();
    const failing = operation.sql.query('fails', `SELECT 1 / 0`);
    const others = [slugs(operation), slugs(operation)];
    await expect(failing).rejects.toThrow('division by zero');
    expect(await Promise.all(others)).toEqual([['acme'], ['acme']]);
  });

  test('gives its connection back whatever happened', async () => {
    for (let round = 0; round < 6; round += 1) {
      const operation = await enter();
      await operation.sql.query('fails', 'SELECT 1 / 0').catch(() => undefined);
      const hanging = operation.run(() =>
        operation.prisma.$transaction(async (tx) => {
          await tx.dataSubject.updateMany({ data: { lawfulness: 'never' } });
          await operation.end();
          await tx.dataSubject.count();
        }),
      );
      await expect(hanging).rejects.toThrow();
    }
    expect(await database.prisma.dataSubject.count({ where: { lawfulness: 'never' } })).toBe(0);
  });

  test('what nobody ended is taken back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const forgotten =
      kind === 'pglite' ? [database.walled.begin()] : [database.walled.begin(), database.walled.begin()];
    for (const operation of forgotten) await operation.enterAs(ids[0] ?? 0);
    const waiting = enter(ids[1]);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    expect(await slugs(await waiting)).toEqual(['other']);
  });

  test('refuses what is no digest', async () => {
    await expect(database.walled.begin().enter(`'); DROP TABLE message; --`)).rejects.toThrow(
      'not the digest',
    );
  });

  if (kind === 'pglite') return;

  test('a connection that breaks is an error of its operation and of no other', async () => {
    const single = await openDatabase({ url: database.url ?? '', poolSize: 1 });
    try {
      const operation = await enter(ids[0], single);
      const [row] = await operation.sql.query<{ pid: number }>('pid', 'SELECT pg_backend_pid() AS pid');
      await database.sql.query('kill', 'SELECT pg_terminate_backend($1)', [row?.pid ?? 0]);
      await expect(slugs(operation)).rejects.toThrow();
      await operation.end();
      const next = await enter(ids[1], single);
      expect(await slugs(next)).toEqual(['other']);
      await next.end();
    } finally {
      await single.close();
    }
  });

  test('a login that is only the gateway can do nothing else', async () => {
    const login = `remit_login_${process.pid}`;
    await database.prisma.$executeRawUnsafe(`CREATE ROLE ${login} LOGIN IN ROLE remit_gateway`);
    const url = new URL(database.url ?? '');
    url.username = login;
    const gateway = await openDatabase({ url: url.href, poolSize: 1 });
    const raw = new pg.Client({ connectionString: url.href, options: '-c role=remit_gateway' });
    try {
      expect(await slugs(await enter(ids[0], { ...gateway }))).toEqual(['acme']);
      await opened.splice(0).at(-1)?.end();
      await raw.connect();
      // It sees that nothing is due; when something is, it says who must do it.
      expect(await migrate(gateway)).toEqual([]);
      await database.prisma
        .$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = '0009_tenant_wall'`;
      await expect(migrate(gateway)).rejects.toThrow(`${login} may not make tables`);
      for (const sql of ['SET ROLE remit', 'SET ROLE remit_keeper', 'SET SESSION AUTHORIZATION remit'])
        await expect(raw.query(sql)).rejects.toThrow('permission denied');
      await raw.query('RESET ROLE');
      expect((await raw.query('SELECT count(*)::int AS rows FROM data_subject')).rows).toEqual([{ rows: 0 }]);
    } finally {
      await raw.end();
      await gateway.close();
      await database.prisma.$executeRawUnsafe(`DROP ROLE ${login}`);
    }
  });
});
