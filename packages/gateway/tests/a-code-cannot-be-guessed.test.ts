import { connect } from 'node:net';
import type { Database } from '@remit/schema';
import { describeOnDatabases, type TestDatabase } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createLoginBrowser,
  type GatewayProcess,
  type LoggedIn,
  logInForTest,
  startGatewayProcess,
  startTestGateway,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';

const TRIES = 5;
const AT_ONCE = 50;

describeOnDatabases('the code of a second factor', (open, kind) => {
  let database: TestDatabase;
  let gateway: TestGateway;
  let processes: readonly GatewayProcess[] = [];
  let agent: LoggedIn;
  let origins: readonly string[];

  beforeAll(async () => {
    database = await open();
    const clock = () => new Date();
    gateway = await startTestGateway({ database, clock, controllers: ['chat-center'] });
    // PGlite is one process's; on PostgreSQL the guesses come in through two more.
    const { url } = database;
    if (url !== undefined) {
      const start = () => startGatewayProcess(url, TEST_TOKEN_KEY);
      processes = await Promise.all([start(), start()]);
    }
    origins = [gateway, ...processes]
      .map((each) => new URL(each.url).origin)
      .slice(processes.length > 0 ? 1 : 0);
    const where = { ...gateway, tokenKey: TEST_TOKEN_KEY, clock };
    agent = await logInForTest(where, { controller: 'chat-center', role: 'support_agent' });
  }, 60_000);
  afterAll(async () => {
    await Promise.all(processes.map((each) => each.kill()));
    await gateway.close();
  });

  /** The page that asks for the code, with the right password behind it. */
  async function atTheCode() {
    const { browser, page } = await agent.password();
    expect(page.title).toBe('Enter the code');
    return { browser, page };
  }
  const tried = async (db: Database = database) =>
    (await db.prisma.loginTry.findMany({ orderBy: { count: 'desc' } })).map(({ count }) => count);
  const forget = () => database.prisma.loginTry.deleteMany();
  const wrongCode = (at: number) => {
    const right = [-1, 0, 1, 2, 3].map((later) => agent.code(later));
    return right.includes(String(at).padStart(6, '0')) ? '999999' : String(at).padStart(6, '0');
  };

  test(`guessed ${AT_ONCE} times at once is looked at ${TRIES} times, and then the right one comes too late`, async () => {
    expect(origins).toHaveLength(kind === 'postgresql' ? 2 : 1);
    await forget();
    const { browser, page } = await atTheCode();
    const cookie = browser.cookies();
    const guess = async (at: number) => {
      const one = createLoginBrowser(origins[at % origins.length] ?? '');
      for (const pair of cookie.split('; ')) one.setCookie(...(pair.split(/=(.*)/s) as [string, string]));
      return (await one.send(page, { code: wrongCode(at) })).status;
    };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => guess(at)));
    expect(answers.filter((status) => status === 401)).toHaveLength(TRIES);
    expect(answers.filter((status) => status === 429)).toHaveLength(AT_ONCE - TRIES);
    // Every one was counted before anybody looked at it.
    expect(await tried()).toContain(AT_ONCE);
    const late = await browser.send(page, { code: await agent.freshCode() });
    expect(late).toMatchObject({ status: 429, title: 'Too many tries' });
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    // A password anew, or a recovery code, is the same account.
    const anew = await atTheCode();
    expect((await anew.browser.send(anew.page, { code: await agent.freshCode() })).status).toBe(429);
    const recovery = await anew.browser.get('/login/chat-center/recovery');
    const [code = ''] = agent.recoveryCodes;
    expect((await anew.browser.send(recovery, { code })).status).toBe(429);
  });

  test(`guessed over ${AT_ONCE} raw sockets that all send in one moment is looked at ${TRIES} times`, async () => {
    await forget();
    const { browser, page } = await atTheCode();
    const form = /name="form" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const { hostname, port, host } = new URL(origins[0] ?? '');
    const sockets = await Promise.all(
      Array.from(
        { length: AT_ONCE },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve) => {
            const socket = connect(Number(port), hostname, () => resolve(socket));
          }),
      ),
    );
    const statuses = await Promise.all(
      sockets.map((socket, at) => {
        const body = `form=${form}&code=${wrongCode(at + 100)}`;
        const head = [
          'POST /login/chat-center/code HTTP/1.1',
          `Host: ${host}`,
          `Cookie: ${browser.cookies()}`,
          'Content-Type: application/x-www-form-urlencoded',
          `Content-Length: ${body.length}`,
          'Connection: close',
        ];
        return new Promise<number>((resolve) => {
          socket.once('data', (data) => resolve(Number(data.toString().slice(9, 12))));
          socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
        });
      }),
    );
    for (const socket of sockets) socket.destroy();
    expect(statuses.filter((status) => status === 401)).toHaveLength(TRIES);
    expect(statuses.filter((status) => status === 429)).toHaveLength(AT_ONCE - TRIES);
  });

  test('cannot be guessed many at a time in one request', async () => {
    await forget();
    const { browser, page } = await atTheCode();
    const origin = new URL(gateway.url).origin;
    const form = /name="form" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const guesses = [...Array.from({ length: 50 }, (_, at) => wrongCode(at)), agent.code()];
    const send = (type: string, body: string) =>
      fetch(`${origin}/login/chat-center/code`, {
        method: 'POST',
        headers: { 'content-type': type, cookie: browser.cookies(), origin },
        redirect: 'manual',
        body,
      });
    // Fifty fields of one name are one guess.
    const many = guesses.map((code) => `code=${code}`).join('&');
    expect((await send('application/x-www-form-urlencoded', `form=${form}&${many}`)).status).toBe(401);
    expect(await tried()).toContain(1);
    // No JSON, so no list of guesses.
    const batch = JSON.stringify(guesses.map((code) => ({ form, code })));
    expect((await send('application/json', batch)).status).toBe(403);
    // No field of GraphQL takes one, so there is nothing to alias, to batch, or to send over a WebSocket.
    const token = await gateway.tokens.agent('chat-center');
    const { data } = await gateway.ask(
      '{ __schema { types { name fields { name args { name } } inputFields { name } } } }',
      { as: token },
    );
    const { types } = (data?.['__schema'] ?? { types: [] }) as { types: Named[] };
    const inputs = types.flatMap(({ fields, inputFields }) => [
      ...(fields ?? []).flatMap(({ args }) => args.map(({ name }) => name)),
      ...(inputFields ?? []).map(({ name }) => name),
    ]);
    expect(inputs.length).toBeGreaterThan(50);
    expect(inputs.filter((name) => /password|otp|secret|recovery|^code$/i.test(name))).toEqual([]);
  });

  test('is asked for again when the time is over, and a right one takes the count away', async () => {
    await forget();
    const { browser, page } = await atTheCode();
    expect((await browser.send(page, { code: wrongCode(7) })).status).toBe(401);
    expect((await browser.send(page, { code: await agent.freshCode() })).title).toBe('You are logged in');
    expect(await tried()).not.toContain(2);
  });
});

type Named = {
  readonly fields: readonly { readonly args: readonly { readonly name: string }[] }[] | null;
  readonly inputFields: readonly { readonly name: string }[] | null;
};
