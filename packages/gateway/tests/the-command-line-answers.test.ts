import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, publishedProfiles, seed } from '@remit/schema';
import { copyMigrated, describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestGateway, TEST_NOW, TEST_TOKEN_KEY, until } from '../src/testing/index.ts';
import { askOverHttp } from '../src/testing/over-http.ts';
import { cli, remit } from './fixtures/remit.ts';

const SLOW = 120_000;

describe('remit profile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test(
    'check: the published profiles are sound; a broken one is told all its faults, and the exit code is 1',
    async () => {
      const sound = await remit(['profile', 'check']);
      expect({
        code: sound.code,
        lines: sound.out
          .trim()
          .split('\n')
          .map((line) => line.split(':')[0]),
      }).toEqual({
        code: 0,
        lines: ['chat2desk', 'sapat', 'infostud', 'locusd', 'chat-center'],
      });
      const file = join(folder, 'broken.json');
      await writeFile(file, JSON.stringify({ id: 'Broken', colour: 'red' }));
      const broken = await remit(['profile', 'check', file]);
      expect(broken.code).toBe(1);
      expect(broken.out.split('\n').length).toBeGreaterThan(10);
    },
    SLOW,
  );

  test(
    'show and diff speak in plain words; a name that is not there is told with those that are',
    async () => {
      const [shown, differences, missing] = await Promise.all([
        remit(['profile', 'show', 'locusd']),
        remit(['profile', 'diff', 'sapat', 'locusd']),
        remit(['profile', 'show', 'zendesk']),
      ]);
      expect(shown.out).toContain('support.inquiry');
      expect(differences.out).toContain('purposes (');
      expect(missing).toMatchObject({ code: 1, out: '' });
      expect(missing.err).toContain('There are chat2desk, sapat, infostud, locusd, chat-center');
    },
    SLOW,
  );
});

describeOnDatabases('remit migrate, seed and token', (open, kind) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-'));
    // A folder that is still empty is prepared by `remit dev`, below.
    if (kind === 'pglite') await copyMigrated(folder);
  });
  afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

  test(
    'prepare and fill a database; create gives a token that opens, once, on standard output; revoke closes it',
    async () => {
      const url = kind === 'postgresql' ? (await open()).url : undefined;
      const place = url === undefined ? ['--folder', folder] : ['--url', url];
      const run = (...args: string[]) => remit([...args, ...place], { REMIT_TOKEN_KEY: TEST_TOKEN_KEY });
      /** What the token opens, in a gateway over the same database. */
      async function opens(token: string): Promise<unknown> {
        const database = await openDatabase(url === undefined ? { folder } : { url });
        const gateway = await startTestGateway({ database });
        const { data } = await gateway.ask('{ viewer { kind } }', { as: token });
        await gateway.close();
        await database.close();
        return data;
      }

      expect((await run('migrate')).err).toContain('up to date');
      const filled = await run('seed', '--conversations', '1');
      expect(filled).toMatchObject({ code: 0 });
      expect(filled.err).toContain('sapat: ');
      const create = (...args: string[]) => run('token', 'create', '--controller', 'sapat', ...args);
      const made = await create('--app', 'example-crm', '--days', '3650');
      expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^rmt_app_[0-9A-Za-z]{43}\n$/) });
      const token = made.out.trim();
      expect(await opens(token)).toEqual({ viewer: { kind: 'APP' } });
      expect((await run('token', 'revoke', token)).code).toBe(0);
      expect(await opens(token)).toBeUndefined();
    },
    SLOW,
  );

  // What is refused does not depend on the database, and each run opens one.
  test.runIf(kind === 'postgresql')(
    'say what they cannot do, in one line, with the exit code 1',
    async () => {
      const database = await open();
      await seed(database, {
        clock: () => TEST_NOW,
        profiles: publishedProfiles,
        conversationsPerController: 1,
      });
      const run = (...args: string[]) =>
        remit([...args, '--url', database.url ?? ''], { REMIT_TOKEN_KEY: TEST_TOKEN_KEY });
      const create = (...args: string[]) => run('token', 'create', '--controller', 'sapat', ...args);
      const faults = [
        await run('token', 'revoke', `rmt_app_${'0'.repeat(43)}`),
        await create('--agent', 'nobody@example.com'),
        await run('token', 'create', '--controller', 'elsewhere', '--app', 'example-crm'),
        await create('--app', 'example-crm', '--visitor', 'per_0'),
        await run('seed', '--conversations', 'many'),
      ];
      expect(faults.map(({ code, out, err }) => [code, out, err.trim().split('\n').at(-1)])).toEqual([
        [1, '', 'remit: There is no such token, or it was revoked before.'],
        [1, '', 'remit: There is no such agent at this controller.'],
        [
          1,
          '',
          'remit: There is no controller "elsewhere". There are chat-center, chat2desk, infostud, locusd, sapat.',
        ],
        [1, '', 'remit: Say for whom: exactly one of --agent, --app and --visitor.'],
        [1, '', 'remit: --conversations is a whole number, 1 or more.'],
      ]);
    },
    SLOW,
  );
});

describe('remit start', () => {
  test(
    'names every fault of its environment at once, with the exit code 2',
    async () => {
      const { code, err } = await remit(['start'], { PORT: 'eighty', REMIT_TOKEN_KEY: 'short' });
      expect({ code, err }).toEqual({
        code: 2,
        err: [
          'The environment is not complete:',
          '  - PORT is a number.',
          '  - REMIT_TOKEN_KEY is too short: give it 32 bytes or more.',
          '  - Say where the data is: DATABASE_URL (PostgreSQL) or REMIT_FOLDER (PGlite), one of the two.',
          '',
        ].join('\n'),
      });
    },
    SLOW,
  );
});

describe('remit dev', () => {
  const started: ChildProcess[] = [];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-'));
    await mkdir(join(folder, 'page'));
    await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>The demo</title>');
  });
  afterAll(async () => {
    for (const child of started) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** Starts it on a free port; resolves when it is ready. */
  async function dev() {
    const data = join(folder, 'data');
    const child = spawn(
      process.execPath,
      [
        ...cli,
        'dev',
        '--folder',
        data,
        '--port',
        '0',
        '--conversations',
        '40',
        '--demo',
        join(folder, 'page'),
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    started.push(child);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    let code: number | null = null;
    child.on('exit', (given) => (code = given ?? -1));
    await until('remit dev is ready', () => out.includes('Ctrl-C') || code !== null, SLOW);
    const [, url = ''] = /(http:\/\/127\.0\.0\.1:\d+)\/graphql/.exec(out) ?? [];
    return {
      url,
      out: () => out,
      err: () => err,
      async stop() {
        child.kill('SIGINT');
        await until('remit dev has ended', () => code !== null, SLOW);
        return code;
      },
    };
  }

  test(
    'fills an empty folder, prints tokens and a first query that works, serves the demo, and stops cleanly',
    async () => {
      const first = await dev();
      expect(first.err()).toMatch(/s {2}Filling chat2desk/);
      for (const kind of ['agent', 'app', 'visitor']) {
        expect(first.out().match(new RegExp(`^ {4}${kind} +rmt_${kind}_`, 'gm'))).toHaveLength(5);
      }

      // The two queries as printed, word for word.
      const answers = await Promise.all(
        [
          ...first.out().matchAll(/authorization: Bearer (\S+)' .*\n.*remit-purpose: (\S+)'.*\n.*-d '(.*)'/g),
        ].map(([, as = '', purpose = '', body = '']) =>
          askOverHttp(`${first.url}/graphql`, (JSON.parse(body) as { query: string }).query, { as, purpose }),
        ),
      );
      expect(answers.map(({ status, errors }) => [status, errors])).toEqual([
        [200, undefined],
        [200, undefined],
      ]);
      expect(JSON.stringify(answers[0]?.data)).toMatch(/"email":"[^"]+@/);
      expect(JSON.stringify(answers[1]?.data)).not.toMatch(/"subject":"/);
      expect(answers[1]?.extensions?.privacy?.denials).toContainEqual(
        expect.objectContaining({ coordinate: 'Ticket.subject', reason: 'CATEGORY_NOT_GRANTED' }),
      );

      const page = await fetch(`${first.url}/`);
      expect(await page.text()).toContain('The demo');
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      for (const path of [
        '/../data/token-key',
        '/%2e%2e/data/token-key',
        '/data/token-key',
        '/data/dev-tokens.json',
      ]) {
        expect((await fetch(`${first.url}${path}`)).status).toBe(404);
      }
      const graphiql = await fetch(`${first.url}/graphql`, { headers: { accept: 'text/html' } });
      expect(await graphiql.text()).not.toContain('unpkg.com');

      const tokens = (await (await fetch(`${first.url}/demo/tokens`)).json()) as {
        controllers: { slug: string }[];
      };
      expect(tokens.controllers).toHaveLength(5);
      expect(
        (await fetch(`${first.url}/demo/tokens`, { headers: { 'sec-fetch-site': 'cross-site' } })).status,
      ).toBe(403);

      const busy = await remit(['migrate', '--folder', join(folder, 'data')]);
      expect(busy.code).toBe(1);
      expect(busy.err).toMatch(/is in use\. Process \d+ has it open/);
      expect((await stat(join(folder, 'data', 'token-key'))).mode & 0o777).toBe(0o600);
      expect(await first.stop()).toBe(0);

      // Started again: nothing to fill, the same tokens.
      const second = await dev();
      expect(second.err()).not.toContain('Filling');
      expect(await (await fetch(`${second.url}/demo/tokens`)).json()).toEqual(tokens);
      expect(await readFile(join(folder, 'data', 'token-key'), 'utf8')).toHaveLength(44);
      expect(await second.stop()).toBe(0);
    },
    SLOW,
  );
});
