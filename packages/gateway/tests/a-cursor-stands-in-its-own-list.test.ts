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

describeOnDatabases('a cursor in a list below a row', (open) => {
  let gateway: TestGateway;
  let agent: string;
  const support = 'service.provision';

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat2desk', 'sapat'] });
    agent = await gateway.tokens.agent('chat2desk');
  });
  afterAll(() => gateway.close());

  /** The ticket with the most messages, and the message of another row that was written in the midst of them. */
  const threadOf = async (slug: string) => {
    const { prisma } = gateway.database;
    const { id: controllerId } = await prisma.controller.findUniqueOrThrow({ where: { slug } });
    const ticket = await prisma.conversation.findFirstOrThrow({
      where: { controllerId, kind: 'TICKET', retainUntil: null },
      orderBy: [{ messages: { _count: 'desc' } }, { id: 'asc' }],
      include: { messages: { orderBy: [{ sentAt: 'asc' }, { id: 'asc' }] } },
    });
    return ticket;
  };
  const ask = (after: string | undefined, id: string) =>
    gateway.ask(
      `query ($id: ID!, $after: String) {
        node(id: $id) { id ... on Ticket { messages(after: $after) { edges { cursor } } } } }`,
      { as: agent, purpose: support, variables: { id, after } },
    );

  test('goes on where it stands', async () => {
    const { publicId, messages } = await threadOf('chat2desk');
    const all = messages.map((message) => ({ cursor: cursorOf(message.publicId) }));
    expect((await ask(undefined, publicId)).data).toEqual({
      node: { id: publicId, messages: { edges: all } },
    });
    const rest = await ask(all[0]?.cursor, publicId);
    expect(rest.data).toEqual({ node: { id: publicId, messages: { edges: all.slice(1) } } });
  });

  test('of another row, of another controller and of nothing are refused alike: no place in the thread is told', async () => {
    const { id, publicId } = await threadOf('chat2desk');
    const { prisma } = gateway.database;
    const neighbour = await prisma.message.findFirstOrThrow({ where: { conversationId: { not: id } } });
    const stranger = (await threadOf('sapat')).messages[0];
    const answers = [];
    for (const name of [neighbour.publicId, stranger?.publicId ?? '', 'tms_AAAAAAAAAAAAAAAAAAAAAA']) {
      const { data, errors } = await ask(cursorOf(name), publicId);
      answers.push({ data, errors: errors?.map(({ message, extensions }) => ({ message, extensions })) });
    }
    expect(answers[0]).toMatchObject({
      data: { node: { id: publicId, messages: null } },
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });
});
