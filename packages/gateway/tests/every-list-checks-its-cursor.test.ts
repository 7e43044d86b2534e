import { readFile } from 'node:fs/promises';
import { describeOnDatabases } from '@remit/schema/testing';
import { buildASTSchema, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, startTestGateway, type TestGateway } from '../src/testing/index.ts';

/** How to ask for each list that takes a cursor. One that is missing here fails the first test. */
const WAYS: Readonly<Record<string, string>> = {
  'Query.tickets': 'tickets(PAGE) { edges { cursor } }',
  'Query.chats': 'chats(PAGE) { edges { cursor } }',
  'Query.dataSubjects': 'dataSubjects(PAGE) { edges { cursor } }',
  'Ticket.messages': 'tickets { edges { node { messages(PAGE) { edges { cursor } } } } }',
  'Ticket.notes': 'tickets { edges { node { notes(PAGE) { edges { cursor } } } } }',
  'Chat.notes': 'chats { edges { node { notes(PAGE) { edges { cursor } } } } }',
  'Chat.messages': 'chats { edges { node { messages(PAGE) { edges { cursor } } } } }',
  'DataSubject.tickets': 'dataSubjects { edges { node { tickets(PAGE) { edges { cursor } } } } }',
  'DataSubject.chats': 'dataSubjects { edges { node { chats(PAGE) { edges { cursor } } } } }',
  'DataSubject.visits': 'dataSubjects { edges { node { visits(PAGE) { edges { cursor } } } } }',
  'DataSubject.invoices': 'dataSubjects { edges { node { invoices(PAGE) { edges { cursor } } } } }',
  'DataSubject.publicPosts': 'dataSubjects { edges { node { publicPosts(PAGE) { edges { cursor } } } } }',
};

const cursor = (text: string) => Buffer.from(text).toString('base64');
const STRAY = {
  'nothing at all': '',
  'no cursor of ours': cursor('nothing'),
  'of another type': cursor('GPC:N:5'),
  'of nobody': cursor('GPC:S:tkt_AAAAAAAAAAAAAAAAAAAAAA'),
  'with the character NUL': cursor('GPC:S:a\0'),
  'with half a character': cursor('GPC:S:\ud800'),
};

const printed = await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
const types = Object.values(buildASTSchema(parse(printed)).getTypeMap()).filter(isObjectType);
// What a subscription resumes after is a place in the log of changes, and no row of a list.
const lists = types
  .filter(({ name }) => name !== 'Subscription')
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ args }) => args.some(({ name }) => name === 'after' || name === 'before'))
      .map(({ name }) => `${type.name}.${name}`),
  );

test('every list that takes a cursor is asked below', () => {
  expect(Object.keys(WAYS).sort()).toEqual(lists.sort());
});

describeOnDatabases('a stray cursor', (open) => {
  let gateway: TestGateway;
  let agent: string;
  const statements: string[] = [];

  beforeAll(async () => {
    const database = await open({ onStatement: (sql) => statements.push(sql) });
    gateway = await startTestGateway({ database, controllers: ['chat2desk'] });
    agent = await gateway.tokens.agent('chat2desk');
  });
  afterAll(() => gateway.close());

  const ask = (list: string, page: string, variables: Record<string, unknown> = {}) =>
    gateway.ask(
      `query ${page.includes('$c') ? '($c: String)' : ''} { ${WAYS[list]?.replace('(PAGE)', page)} }`,
      {
        as: agent,
        purpose: 'service.provision',
        variables,
      },
    );

  test.each(lists)('is the caller’s fault in %s, whichever way it is walked', async (list) => {
    for (const [what, stray] of Object.entries(STRAY)) {
      for (const page of ['(after: $c)', '(before: $c)', '(after: $c, last: 1)', '(before: $c, first: 1)']) {
        const answer = await ask(list, page, { c: stray });
        expect([what, page, codeOf(answer)]).toEqual([what, page, 'BAD_USER_INPUT']);
      }
    }
  });

  test.each(lists)('costs nothing where none is given: %s', async (list) => {
    const count = async (page: string) => {
      await ask(list, page);
      const before = statements.length;
      expect((await ask(list, page)).errors).toBeUndefined();
      return statements.length - before;
    };
    expect(await count('(after: null)')).toBe(await count(''));
  });
});
