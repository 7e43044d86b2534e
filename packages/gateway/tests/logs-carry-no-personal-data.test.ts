import { once } from 'node:events';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import {
  type Answer,
  startTestGateway,
  tamperedDatabase,
  type TestGateway,
  until,
} from '../src/testing/index.ts';

const CANARY = 'CANARY';
const purpose = 'support.live_chat';
/** Tables about people. What a person wrote, is called, or did stands in their text columns. */
const TABLES = [
  'data_subject',
  'agent',
  'conversation',
  'message',
  'attachment',
  'visit',
  'invoice',
  'public_post',
  'objection',
];
/** Text columns by which the program finds its way: ids, kinds and states. */
const PLUMBING = /^(public_id|lawfulness|purpose|currency|role|status|kind)$/;

describeOnDatabases('canaries in every personal column and in every variable', (open) => {
  let database: TestDatabase;
  let gateway: TestGateway;
  let agent: string;
  let visitor: string;
  let breakLedger = false;
  const printed: string[] = [];
  const answers: { readonly what: string; readonly answer: unknown }[] = [];

  beforeAll(async () => {
    database = await open();
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((text) => Boolean(printed.push(String(text))));
    }
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, method).mockImplementation(
        (...words) => void printed.push(words.map(String).join(' ')),
      );
    }
    gateway = await startTestGateway({
      database: tamperedDatabase(database, (name, query) =>
        name === 'ledger_entries' && breakLedger
          ? Promise.reject(new Error(`disk full at ${CANARY}`))
          : query(),
      ),
      controllers: ['chat-center'],
    });
    agent = await gateway.tokens.agent('chat-center');
    visitor = await gateway.tokens.visitor('chat-center');
    await plantCanaries();
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await gateway.close();
  });

  async function plantCanaries(): Promise<void> {
    const columns = await database.sql.query<{ table_name: string; column_name: string }>(
      'text_columns',
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'text' AND table_name = ANY($1)`,
      [TABLES],
    );
    const personal = columns.filter(({ column_name: column }) => !PLUMBING.test(column));
    expect(personal.length).toBeGreaterThan(30);
    for (const { table_name: table, column_name: column } of personal) {
      await database.sql.query(
        `canary_${table}_${column}`,
        `UPDATE ${table} SET ${column} = '${CANARY}-${table}.${column}-' || id WHERE ${column} IS NOT NULL`,
      );
    }
  }
  /** Keeps what an error path answered; data may hold canaries, errors may not. */
  async function provoke(what: string, answer: Promise<Answer> | Answer): Promise<Answer> {
    const given = await answer;
    answers.push({ what, answer: { errors: given.errors } });
    return given;
  }
  const ask = (what: string, operation: string, question: Parameters<TestGateway['ask']>[1] = {}) =>
    provoke(what, gateway.ask(operation, { as: agent, purpose, ...question }));
  async function post(what: string, body: string, headers: Record<string, string> = {}): Promise<number> {
    const response = await fetch(gateway.url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${agent}`, ...headers },
    });
    answers.push({ what, answer: { text: await response.text(), headers: [...response.headers] } });
    return response.status;
  }

  test('the canaries are really read', async () => {
    const answer = await ask(
      'a plain read',
      '{ dataSubjects(first: 50) { edges { node { displayName } } } chats(first: 5) { edges { node { messages { edges { node { body } } } } } } }',
    );
    expect(JSON.stringify(answer.data)).toContain(`${CANARY}-data_subject.display_name`);
    expect(JSON.stringify(answer.data)).toContain(`${CANARY}-message.body`);
  });

  test('in what the caller got wrong', async () => {
    for (const over of ['http', 'sse', 'ws'] as const) {
      await ask('a variable of another type', 'query ($n: Int) { chats(first: $n) { totalCount } }', {
        variables: { n: CANARY },
        over,
      });
      await ask('an unknown enum value', 'query ($f: ChatFilter) { chats(filter: $f) { totalCount } }', {
        variables: { f: { status: [CANARY] } },
        over,
      });
      await ask('an unknown input field', 'query ($f: ChatFilter) { chats(filter: $f) { totalCount } }', {
        variables: { f: { [CANARY]: 1 } },
        over,
      });
      await ask(
        'a bad cursor',
        'query ($c: String) { chats(first: 2, after: $c) { totalCount edges { node { id } } } }',
        { variables: { c: CANARY }, over },
      );
      await ask(
        'a bad cursor of a node list',
        'query ($c: String) { chats(first: 1) { edges { node { messages(first: 2, after: $c) { edges { node { id } } } } } } }',
        { variables: { c: CANARY }, over },
      );
      await ask('a page of minus one', 'query ($n: Int) { chats(first: $n) { edges { node { id } } } }', {
        variables: { n: -1 },
        over,
      });
      await ask(
        'an id of nothing',
        'query ($id: ID!) { node(id: $id) { id } conversation(id: $id) { id } }',
        { variables: { id: CANARY }, over },
      );
      await ask('a NUL byte', 'query ($id: ID!) { dataSubject(id: $id) { id } }', {
        variables: { id: `${CANARY}\u0000` },
        over,
      });
      await ask(
        'a lone surrogate',
        'query ($s: String) { chats(filter: { requesterName: { contains: $s } }) { totalCount } }',
        { variables: { s: `${CANARY}\ud800` }, over },
      );
      await ask('a token of nobody', '{ viewer { kind } }', { as: `rmt_agent_${CANARY}`, over });
      await ask('a purpose that is a sentence', '{ viewer { kind } }', {
        extensions: { purpose: `${CANARY} please` },
        over,
      });
      await ask('an operation name', '{ viewer { kind } }', { operationName: CANARY, over });
    }
    await ask(
      'a mutation with a problem',
      'mutation ($b: String!) { sendMessage(input: { conversationId: $b, body: $b }) { problems { code } } }',
      { variables: { b: CANARY } },
    );
    await post('no JSON', `{"query": "{ viewer { kind } }", "variables": {"x": "${CANARY}`);
    await post('no object', JSON.stringify([CANARY]));
    await post(
      'variables that are no object',
      JSON.stringify({ query: '{ viewer { kind } }', variables: CANARY }),
    );
    await post('a form', `query=${CANARY}`, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await post('a body without end', JSON.stringify({ query: `# ${CANARY.repeat(200_000)}` }))).toBe(
      413,
    );
    for (const query of [`variables=${CANARY}`, `query={viewer{kind}}&extensions={${CANARY}`]) {
      const response = await fetch(`${gateway.url}?${query}`, {
        headers: { authorization: `Bearer ${agent}` },
      });
      answers.push({ what: `GET ${query.length}`, answer: await response.text() });
    }
  });

  test('in what a WebSocket may send', async () => {
    const url = gateway.webSocketUrl;
    for (const frames of [
      [CANARY],
      [JSON.stringify({ type: CANARY })],
      [
        JSON.stringify({ type: 'connection_init' }),
        JSON.stringify({ type: 'pong', payload: CANARY }),
        `{"type":"${CANARY}"`,
      ],
      [JSON.stringify({ type: 'connection_init', payload: { token: agent } }), CANARY.repeat(200_000)],
    ]) {
      const socket = new WebSocket(url, 'graphql-transport-ws');
      await once(socket, 'open');
      for (const frame of frames) socket.send(frame);
      const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
      answers.push({ what: `a WebSocket frame, closed with ${code}`, answer: reason.toString() });
    }
  });

  test('in what goes wrong on our side', async () => {
    const openChat =
      'mutation ($m: String!) { openChat(input: { message: $m }) { chat { id } problems { message } } }';
    const own = { as: visitor, variables: { m: CANARY } };
    breakLedger = true;
    await ask('the ledger is full', '{ chats(first: 2) { edges { node { requester { displayName } } } } }');
    await ask('the ledger is full for a mutation', openChat, own);
    breakLedger = false;
    // A database whose own words quote the row.
    await database.sql.query(
      'loud_function',
      `CREATE FUNCTION loud() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'refused: %', NEW.body USING DETAIL = NEW.body; END $$`,
    );
    await database.sql.query(
      'loud_trigger',
      'CREATE TRIGGER loud BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION loud()',
    );
    const refused = await ask('a trigger that quotes the row', openChat, own);
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
    await database.sql.query('quiet', 'DROP TRIGGER loud ON message');
    // A value that Prisma itself cannot read.
    await database.sql.query(
      'text_status',
      'ALTER TABLE conversation ALTER COLUMN status DROP DEFAULT, ALTER COLUMN status TYPE text',
    );
    await database.sql.query('odd_status', `UPDATE conversation SET status = '${CANARY}-status'`);
    const watch = await gateway.watch('subscription { messageAdded(conversationId: "x") { id } }', {
      as: agent,
      purpose,
    });
    await watch.stop();
    const odd = await ask('a value that does not fit', '{ chats(first: 2) { edges { node { status } } } }');
    expect(odd.errors?.length).toBeGreaterThan(0);
    // A column that is gone, and a row that may not be there twice.
    await database.sql.query(
      'no_subject',
      'ALTER TABLE conversation RENAME COLUMN requester_id TO requester_gone',
    );
    await ask(
      'a column that is gone',
      '{ chats(first: 2) { edges { node { requester { displayName } } } } }',
    );
    await database.sql.query('policy_gone', 'ALTER TABLE access_token RENAME TO access_token_gone');
    for (const over of ['http', 'sse', 'ws'] as const) {
      const { errors } = await ask('no way to know who asks', '{ viewer { kind } }', { over });
      expect(errors?.[0]?.extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
    }
    await database.close();
    await ask('no database', '{ viewer { kind } }');
    expect(await gateway.gateway.ready()).toBe(false);
  });

  test('never occur in an error that is answered, nor in anything that is logged or printed', async () => {
    await until('the log has the errors', () => gateway.logLines.join('').includes('errorId'));
    expect(answers.length).toBeGreaterThan(45);
    for (const { what, answer } of answers)
      expect(`${what}: ${JSON.stringify(answer)}`).not.toContain(CANARY);
    expect(gateway.logLines.join('')).not.toContain(CANARY);
    expect(printed.join('')).not.toContain(CANARY);
  });
});
