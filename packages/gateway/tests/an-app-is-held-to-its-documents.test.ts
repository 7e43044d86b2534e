import { type Database, digestOfDocument, holdApp, type HoldOptions } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, codeOf, startTestGateway, type TestGateway } from '../src/testing/index.ts';

const purpose = 'support.ticketing';
const LISTED = '{ tickets(first: 2) { edges { node { id subject } } } }';
const WATCH = 'subscription { ticketChanged { id } }';
const TRANSPORTS = ['http', 'sse', 'ws'] as const;
const INTROSPECTION = '{ __schema { queryType { name } } }';

describeOnDatabases('an app that is held', (open) => {
  let database: Database;
  let gateway: TestGateway;
  /** Another process: what it remembers must not outlive a change. */
  let other: TestGateway;
  let as: string;
  let controllerId: number;

  beforeAll(async () => {
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'] });
    other = await startTestGateway({ database });
    as = await gateway.tokens.app('sapat');
    ({ id: controllerId } = await database.prisma.controller.findUniqueOrThrow({ where: { slug: 'sapat' } }));
  });
  beforeEach(() => hold({ documents: 'any', introspection: false }));
  afterAll(async () => {
    await gateway.close();
    await other.close();
  });

  function hold(to: Pick<HoldOptions, 'documents' | 'introspection'>) {
    return database.prisma.$transaction((tx) =>
      holdApp(tx, { controllerId, clientId: 'example-crm', ...to }),
    );
  }

  describe('to a list of documents', () => {
    test.each(TRANSPORTS)('sends those and no other, letter by letter (%s)', async (over) => {
      await hold({ documents: [LISTED] });
      expect((await gateway.ask(LISTED, { as, purpose, over })).errors).toBeUndefined();
      for (const document of [`${LISTED} `, LISTED.replace('subject', 'status'), '{ viewer { kind } }']) {
        expect(await gateway.ask(document, { as, purpose, over })).toEqual({
          errors: [
            {
              message: expect.stringContaining('the documents of its list and no other'),
              extensions: { code: 'DOCUMENT_NOT_TRUSTED', sha256: digestOfDocument(document) },
            },
          ],
        });
      }
      expect((await gateway.askOverHttp('{ viewer { kind } }', { as, purpose })).status).toBe(403);
    });

    test('sends no other by a GET, in a list, beside the digest of one, or under the name of one', async () => {
      const twoInOne = 'query Listed { viewer { kind } } query Other { viewer { kind } }';
      await hold({ documents: [LISTED, twoInOne] });
      const unlisted = '{ viewer { kind } }';
      const persistedQuery = { version: 1, sha256Hash: digestOfDocument(LISTED) };
      const headers = {
        authorization: `Bearer ${as}`,
        'content-type': 'application/json',
        'remit-purpose': purpose,
      };
      const sent = async (body: unknown, query?: string) => {
        const address = query === undefined ? gateway.url : `${gateway.url}?${query}`;
        const how = query === undefined ? { method: 'POST', body: JSON.stringify(body) } : {};
        const answer = (await (await fetch(address, { headers, ...how })).json()) as Answer;
        return [answer.data ?? null, codeOf(answer)];
      };
      const refused = [null, 'DOCUMENT_NOT_TRUSTED'];
      const inAddress = (query: string) => new URLSearchParams({ query }).toString();
      expect(await sent(undefined, inAddress(unlisted))).toEqual(refused);
      expect((await sent(undefined, inAddress(twoInOne) + '&operationName=Other'))[1]).toBeUndefined();
      expect(await sent({ query: unlisted, extensions: { persistedQuery } })).toEqual(refused);
      expect(await sent({ query: unlisted, id: digestOfDocument(LISTED), documentId: 'Listed' })).toEqual(
        refused,
      );
      expect(await sent({ query: 'query Listed { viewer { kind } }', operationName: 'Listed' })).toEqual(
        refused,
      );
      for (const body of [[{ query: LISTED }, { query: unlisted }], { extensions: { persistedQuery } }])
        expect(await sent(body)).toEqual([null, 'BAD_REQUEST']);
    });

    test.each([
      ['a comment', `${LISTED}# x`],
      ['a comma', LISTED.replace(' ', ', ')],
      ['a mark of the byte order', `\uFEFF${LISTED}`],
      ['another end of a line', `${LISTED}\r\n`],
      ['a name', LISTED.replace('{', 'query tickets {')],
      ['an alias', LISTED.replace('subject', 'subject: subject')],
    ])('one that differs by %s is another', async (_what, document) => {
      await hold({ documents: [LISTED] });
      expect(codeOf(await gateway.ask(document, { as, purpose }))).toBe('DOCUMENT_NOT_TRUSTED');
    });

    test('an empty list lets nothing through', async () => {
      await hold({ documents: [] });
      expect(codeOf(await gateway.ask(LISTED, { as, purpose }))).toBe('DOCUMENT_NOT_TRUSTED');
    });

    test('is held by every process from its next operation on, and let go of the same way', async () => {
      const asked = () => Promise.all([gateway, other].map((at) => at.ask(LISTED, { as, purpose })));
      expect((await asked()).map(codeOf)).toEqual([undefined, undefined]);
      await hold({ documents: ['{ viewer { kind } }'] });
      expect((await asked()).map(codeOf)).toEqual(['DOCUMENT_NOT_TRUSTED', 'DOCUMENT_NOT_TRUSTED']);
      // Whoever writes it: the database gives the grant a new version.
      await database.sql.query(
        'enter_document',
        `UPDATE "grant" SET trusted_documents = $1 WHERE oauth_client_id = (SELECT id FROM oauth_client WHERE client_id = 'example-crm')`,
        [[digestOfDocument(LISTED)]],
      );
      expect((await asked()).map(codeOf)).toEqual([undefined, undefined]);
    });

    test.each(['sse', 'ws'] as const)(
      'its live stream of another document ends with the reason (%s)',
      async (over) => {
        const watch = await gateway.watch(WATCH, { as, purpose, over });
        await hold({ documents: [LISTED] });
        expect(await watch.next()).toMatchObject({
          errors: [{ extensions: { code: 'STREAM_ENDED', reason: 'DOCUMENT_NOT_TRUSTED' } }],
        });
        await watch.stop();
      },
    );

    test('nobody else is', async () => {
      await hold({ documents: [LISTED] });
      const bridge = await gateway.tokens.app('sapat', 'example-chat-bridge');
      for (const caller of [
        bridge,
        await gateway.tokens.agent('sapat'),
        await gateway.tokens.visitor('sapat'),
      ])
        expect((await gateway.ask('{ viewer { kind } }', { as: caller })).errors).toBeUndefined();
    });
  });

  describe('from asking about the schema', () => {
    test.each(TRANSPORTS)('may not, by no way round, until it is opened (%s)', async (over) => {
      for (const document of [
        INTROSPECTION,
        getIntrospectionQuery(),
        '{ __type(name: "Ticket") { name } }',
        '{ a: __schema { queryType { name } } viewer { kind } }',
        'query { ...f } fragment f on Query { ... { __schema { queryType { name } } } }',
      ]) {
        expect(codeOf(await gateway.ask(document, { as, over }))).toBe('INTROSPECTION_CLOSED');
      }
      expect((await gateway.ask('{ __typename }', { as, over })).errors).toBeUndefined();
      await hold({ introspection: true });
      expect((await gateway.ask(INTROSPECTION, { as, over })).data).toEqual({
        __schema: { queryType: { name: 'Query' } },
      });
    });

    test('a document of the list that asks about the schema needs both', async () => {
      await hold({ documents: [INTROSPECTION] });
      expect(codeOf(await gateway.ask(INTROSPECTION, { as }))).toBe('INTROSPECTION_CLOSED');
      await hold({ introspection: true });
      expect((await gateway.ask(INTROSPECTION, { as })).errors).toBeUndefined();
    });

    test('in development it may', async () => {
      const developing = await startTestGateway({ database, development: true });
      expect((await developing.ask(INTROSPECTION, { as })).errors).toBeUndefined();
      await developing.close();
    });
  });
});
