import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, startTestGateway, type TestGateway } from '../src/testing/index.ts';

/** A purpose that rests on consent: names are read of those who gave it, and of nobody else. */
const purpose = 'marketing.communications';

const cursorOf = (publicId: string) => Buffer.from(`GPC:S:${publicId}`).toString('base64');

describeOnDatabases('a cursor in a list ordered by personal data', (open) => {
  let gateway: TestGateway;
  let marketer: string;
  /** A person who said nothing about marketing. */
  let silent: string;

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat2desk'] });
    marketer = await gateway.tokens.agent('chat2desk', 'marketing_manager');
    const person = await gateway.database.prisma.dataSubject.findFirstOrThrow({
      where: { kind: 'CUSTOMER', displayName: { not: null }, consentRecords: { none: { purpose } } },
    });
    silent = person.publicId;
  });
  afterAll(() => gateway.close());

  const ask = (operation: string, variables: Record<string, unknown>) =>
    gateway.ask(operation, { as: marketer, purpose, variables });

  test.each(['NAME', 'EMAIL'])(
    'of people by %s: the place of somebody withheld is not told',
    async (field) => {
      const list = `query ($after: String) {
        dataSubjects(after: $after, orderBy: { field: ${field}, direction: ASC }) { edges { cursor } } }`;
      const { data } = await ask(list, {});
      const { edges } = (data ?? {})['dataSubjects'] as { edges: { cursor: string }[] };
      expect(edges.length).toBeGreaterThan(1);
      expect(edges.map(({ cursor }) => cursor)).not.toContain(cursorOf(silent));
      const next = await ask(list, { after: edges[0]?.cursor });
      expect(next.data).toEqual({ dataSubjects: { edges: edges.slice(1) } });
      const stray = await ask(list, { after: cursorOf(silent) });
      expect([stray.data, codeOf(stray)]).toEqual([{ dataSubjects: null }, 'BAD_USER_INPUT']);
    },
  );

  test('visits stand in the order in which they were recorded, not in the order of moments that are withheld', async () => {
    const { prisma } = gateway.database;
    const { id, controllerId, publicId } = await prisma.dataSubject.findUniqueOrThrow({
      where: { publicId: silent },
    });
    await prisma.visit.deleteMany({ where: { dataSubjectId: id } });
    const visit = (name: string, startedAt: Date) =>
      prisma.visit.create({ data: { publicId: `vis_${name}`, controllerId, dataSubjectId: id, startedAt } });
    await visit('recorded-first', new Date('2026-03-02T10:00:00Z'));
    await visit('recorded-last', new Date('2026-03-01T10:00:00Z'));
    const { data } = await ask(
      'query ($id: ID!) { dataSubject(id: $id) { visits { edges { node { id startedAt } } } } }',
      {
        id: publicId,
      },
    );
    expect(data).toEqual({
      dataSubject: {
        visits: {
          edges: [
            { node: { id: 'vis_recorded-last', startedAt: null } },
            { node: { id: 'vis_recorded-first', startedAt: null } },
          ],
        },
      },
    });
  });
});
