import { type Database, type Plan, publishedProfiles, seed } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { beforeAll, expect, test } from 'vitest';
import { tamperedDatabase, TEST_NOW } from '../testing/index.ts';
import { createLedger, type LedgerRecord } from './ledger.ts';

/** A plan as the ledger sees it; what else a plan has does not matter here. */
function planNamed(digest: string): Plan {
  const description = { operation: 'query', purpose: 'a.purpose', policyVersionId: 1, reads: [] };
  const part: Pick<Plan, 'purpose' | 'policyVersionId' | 'description' | 'digest'> = {
    purpose: 'a.purpose',
    policyVersionId: 1,
    description,
    digest,
  };
  return part as Plan;
}

const entry = (id: number, plan = planNamed('d')): LedgerRecord => ({
  controllerId: 1,
  recordedAt: TEST_NOW,
  caller: { kind: 'AGENT', id },
  plan,
  people: [id, id + 1],
  slots: [],
  denials: ['Ticket.subject CATEGORY_NOT_IN_POLICY 5', 'Query.tickets(search:) "quoted" \\ 1'],
});

describeOnDatabases('the writer of the ledger', (open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    await seed(database, {
      clock: () => TEST_NOW,
      profiles: publishedProfiles.slice(0, 1),
      conversationsPerController: 1,
    });
  });

  test('writes what it is given, each value in its column', async () => {
    await createLedger(database).record(entry(7));
    const written = await database.prisma.ledgerEntry.findMany({ include: { plan: true } });
    expect(written).toMatchObject([
      {
        controllerId: 1,
        recordedAt: TEST_NOW,
        callerKind: 'AGENT',
        callerId: 7,
        purpose: 'a.purpose',
        policyVersionId: 1,
        people: [7, 8],
        slots: [],
        denials: ['Ticket.subject CATEGORY_NOT_IN_POLICY 5', 'Query.tickets(search:) "quoted" \\ 1'],
        plan: { digest: 'd', description: { operation: 'query' } },
      },
    ]);
  });

  test('what comes while one insert is under way goes with the next one, together', async () => {
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    let inserts = 0;
    const ledger = createLedger(
      tamperedDatabase(database, async (name, query) => {
        if (name === 'ledger_entries') {
          inserts += 1;
          arrived.resolve();
          await held.promise;
        }
        return query();
      }),
    );
    const before = await database.prisma.ledgerEntry.count();
    const first = ledger.record(entry(1));
    await arrived.promise;
    const others = [2, 3, 4].map((id) => ledger.record(entry(id)));
    held.resolve();
    await Promise.all([first, ...others]);
    expect({ inserts, entries: (await database.prisma.ledgerEntry.count()) - before }).toEqual({
      inserts: 2,
      entries: 4,
    });
  });

  test('an insert that fails is told to those who wait for it, and to nobody after them', async () => {
    let fails = true;
    const ledger = createLedger(
      tamperedDatabase(database, (name, query) =>
        name === 'ledger_entries' && fails ? Promise.reject(new Error('disk full')) : query(),
      ),
    );
    await expect(ledger.record(entry(1))).rejects.toThrow('disk full');
    fails = false;
    await ledger.record(entry(1));
  });

  test('a plan is described once, even when two processes meet it at once', async () => {
    const [here, there] = [createLedger(database), createLedger(database)];
    const plan = planNamed('met by two');
    await Promise.all([
      here.record(entry(1, plan)),
      there.record(entry(2, plan)),
      here.record(entry(3, plan)),
    ]);
    expect(await database.prisma.ledgerPlan.count({ where: { digest: plan.digest } })).toBe(1);
    expect(await database.prisma.ledgerEntry.count({ where: { plan: { digest: plan.digest } } })).toBe(3);
  });
});
