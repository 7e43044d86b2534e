import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, startTestGateway, type TestGateway } from '../src/testing/index.ts';

const SUPPORT = { chat2desk: 'service.provision', sapat: 'support.ticketing' } as const;
type Controller = keyof typeof SUPPORT;

const base64 = (text: string) => Buffer.from(text).toString('base64');
const cursorOf = (publicId: string) => base64(`GPC:S:${publicId}`);

describeOnDatabases('strange input', (open) => {
  let gateway: TestGateway;
  const tokens = new Map<Controller, string>();

  beforeAll(async () => {
    gateway = await startTestGateway({ database: await open(), controllers: ['chat2desk', 'sapat'] });
    tokens.set('chat2desk', await gateway.tokens.agent('chat2desk'));
    tokens.set('sapat', await gateway.tokens.agent('sapat'));
  });
  afterAll(() => gateway.close());

  const ask = (operation: string, variables: Record<string, unknown>, controller: Controller = 'chat2desk') =>
    gateway.ask(operation, { as: tokens.get(controller) ?? '', purpose: SUPPORT[controller], variables });

  const aTicketOf = async (slug: Controller) => {
    const { prisma } = gateway.database;
    const { id: controllerId } = await prisma.controller.findUniqueOrThrow({ where: { slug } });
    const where = { kind: 'TICKET', controllerId, retainUntil: null } as const;
    return (await prisma.conversation.findFirstOrThrow({ where })).publicId;
  };

  test.each([
    'query ($text: ID!) { node(id: $text) { id } }',
    'query ($text: ID!) { tickets(filter: { requesterId: $text }) { totalCount } }',
    'query ($text: String!) { tickets(search: $text) { totalCount } }',
    'mutation ($text: ID!) { createTicket(input: { requesterId: $text, subject: "a", body: "b" }) { problems { code } } }',
  ])('the character NUL is refused, not a fault of ours: %s', async (operation) => {
    expect(codeOf(await ask(operation, { text: 'a\0b' }))).toBe('BAD_USER_INPUT');
    const written = operation.replace(/^(\w+) \(.*?\) /, '$1 ').replaceAll('$text', '"a\\u0000b"');
    expect(codeOf(await ask(written, {}))).toBe('BAD_USER_INPUT');
  });

  test('a text to look for has an end', async () => {
    const answer = await ask(
      'query ($text: String!) { chats(search: $text) { totalCount edges { cursor } } }',
      {
        text: 'x'.repeat(501),
      },
    );
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
  });

  test.each([
    'GPC:S:a\0',
    'GPC:N:5',
    'GPC:D:1',
    'GPC:J:["a"]',
    'GPC:S:tkt_AAAAAAAAAAAAAAAAAAAAAA',
    'nothing',
  ])('a cursor that is none of ours is refused: %j', async (cursor) => {
    for (const list of ['tickets', 'chats', 'dataSubjects']) {
      const answer = await ask(`query ($after: String) { ${list}(after: $after) { edges { cursor } } }`, {
        after: base64(cursor),
      });
      expect([list, codeOf(answer)]).toEqual([list, 'BAD_USER_INPUT']);
    }
  });

  test.each(['GPC:S:a\0', 'GPC:N:5', 'GPC:J:["a"]', 'nothing'])(
    'nor in a list below a row: %j',
    async (cursor) => {
      for (const list of ['tickets', 'chats']) {
        const answer = await ask(
          `query ($after: String) { ${list} { edges { node { messages(after: $after) { edges { cursor } } } } } }`,
          { after: base64(cursor) },
        );
        expect([list, codeOf(answer)]).toEqual([list, 'BAD_USER_INPUT']);
      }
    },
  );

  test.each([
    '0000-01-01T00:00:00Z',
    '0000-12-31T23:59:59.999Z',
    '0001-01-01T00:00:00+23:59',
    '-000044-03-15T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-23:59',
    '2026-02-30T00:00:00Z',
    'infinity',
  ])('a moment that no calendar of the database has is refused: %s', async (moment) => {
    const list = 'query ($at: DateTime!) { tickets(filter: { openedAfter: $at }) { totalCount } }';
    expect(codeOf(await ask(list, { at: moment }))).toBe('BAD_USER_INPUT');
    const written = `{ tickets(filter: { openedAfter: "${moment}" }) { totalCount } }`;
    expect((await ask(written, {})).errors).toHaveLength(1);
    expect(codeOf(await ask(written, {}))).not.toBe('INTERNAL_SERVER_ERROR');
  });

  test.each(['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'])(
    'the first moment that there is, and the last, are asked for like any other: %s',
    async (at) => {
      const list = 'query ($at: DateTime!) { tickets(filter: { openedAfter: $at }) { totalCount } }';
      expect((await ask(list, { at })).errors).toBeUndefined();
    },
  );

  test('a cursor of another controller is answered like one that does not exist', async () => {
    const list = 'query ($after: String) { tickets(after: $after) { edges { cursor } } }';
    const theirs = await ask(list, { after: cursorOf(await aTicketOf('sapat')) });
    const nobodys = await ask(list, { after: cursorOf('tkt_AAAAAAAAAAAAAAAAAAAAAA') });
    expect([theirs.data, codeOf(theirs)]).toEqual([nobodys.data, codeOf(nobodys)]);
  });

  test('without a purpose a mutation does not tell whether an id exists', async () => {
    const assign =
      'mutation ($id: ID!) { assignTicket(input: { ticketId: $id }) { problems { code message } } }';
    const as = tokens.get('chat2desk') ?? '';
    const there = await gateway.ask(assign, { as, variables: { id: await aTicketOf('chat2desk') } });
    const nowhere = await gateway.ask(assign, { as, variables: { id: 'tkt_AAAAAAAAAAAAAAAAAAAAAA' } });
    expect(there.data).toEqual(nowhere.data);
  });

  test('closing a closed ticket does not begin its retention period anew', async () => {
    const close = `mutation ($id: ID!) {
      setTicketStatus(input: { ticketId: $id, status: CLOSED }) { problems { code } ticket { closedAt } } }`;
    const id = await aTicketOf('chat2desk');
    const { conversation } = gateway.database.prisma;
    const long = new Date('2026-01-01T00:00:00Z');
    await conversation.update({
      where: { publicId: id },
      data: { status: 'CLOSED', closedAt: long, retainUntil: new Date('2999-01-01T00:00:00Z') },
    });
    await ask(close, { id });
    expect(await conversation.findUniqueOrThrow({ where: { publicId: id } })).toMatchObject({
      closedAt: long,
      retainUntil: new Date('2999-01-01T00:00:00Z'),
    });
  });
});
