import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import vm from 'node:vm';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { budget, measure, measureOAuth } from '../scripts/size.ts';
import { buildPackage, builtFolder, node20 } from './built.ts';
import { chat } from './gateway/schema.ts';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  await buildPackage();
  gateway = await startGateway();
});

afterAll(async () => {
  await gateway[Symbol.asyncDispose]();
});

/** The same app in both module systems. It prints what it saw. */
const app = `
const found = {};
const options = { url: process.argv[2], token: 'good', purpose: 'analytics.web' };
const remit = createRemit(options);
const selection = { tickets: { $: { first: 1 }, edges: { node: { subject: true, requester: { email: true } } } } };
const run = async () => {
  const { data, denials } = await remit.query(selection);
  found.subject = data.tickets.edges[0].node.subject;
  found.denied = denials.map((denial) => denial.coordinate);
  await remit.query(selection, { strict: true }).catch((error) => (found.strict = error instanceof DenialError));

  const { query, variables } = queryDocument(selection);
  const strict = urqlClient(createRemit({ ...options, strict: true }));
  found.sameClasses = (await strict.query(query, variables)).error.networkError instanceof DenialError;

  found.oauth = typeof oauth;
  const event = { chatChanged: { $: { id: 'chat_1' }, id: true } };
  await remit.subscribe(event).next().catch((error) => (found.withoutWebSocket = error.code));
  const live = createRemit({ ...options, webSocketImpl: WebSocket });
  for await (const { data } of live.subscribe(event)) {
    found.event = data.chatChanged.id;
    break;
  }
  console.log(JSON.stringify({ node: process.versions.node.split('.')[0], ...found }));
};
run();
`;

const saw = {
  node: '20',
  subject: 'Order of Ana',
  denied: ['DataSubject.email'],
  strict: true,
  sameClasses: true,
  oauth: 'function',
  withoutWebSocket: 'WEBSOCKET_MISSING',
  event: 'chat_1',
};

test.each([
  [
    'app.mjs',
    `import { createRemit, DenialError } from './index.js';
     import { oauth } from './oauth.js';
     import { queryDocument, urqlClient } from './urql.js';
     import { WebSocket } from 'ws';`,
  ],
  [
    'app.cjs',
    `const { createRemit, DenialError } = require('./index.cjs');
     const { oauth } = require('./oauth.cjs');
     const { queryDocument, urqlClient } = require('./urql.cjs');
     const { WebSocket } = require('ws');`,
  ],
])('%s runs on Node 20', { timeout: 120_000 }, async (name, imports) => {
  writeFileSync(join(builtFolder, name), imports + app);
  void gateway.happenings.next('listening chat_1').then(() => gateway.happenings.emit('chat_1', chat()));
  const { stdout } = await promisify(execFile)(node20(), [join(builtFolder, name), gateway.url]);
  expect(JSON.parse(stdout)).toEqual(saw);
});

test('it runs where there is nothing of Node: no process, no Buffer, no require', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export * from './index.js'`, resolveDir: builtFolder },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sdk',
    platform: 'browser',
  });
  const web = { fetch, Headers, URL, AbortController, queueMicrotask, setTimeout, clearTimeout, WebSocket };
  const page = vm.createContext({ ...web, gatewayUrl: gateway.url });
  vm.runInContext(outputFiles[0]?.text ?? '', page);
  void gateway.happenings.next('listening chat_1').then(() => gateway.happenings.emit('chat_1', chat()));
  const found: unknown = await vm.runInContext(
    `(async () => {
      const remit = sdk.createRemit({ url: gatewayUrl, token: 'good', purpose: 'support.ticketing' });
      const { data } = await remit.query({ viewer: { purposes: true } });
      const event = await remit.subscribe({ chatChanged: { $: { id: 'chat_1' }, id: true } }).next();
      await remit.close();
      return [data.viewer.purposes[0], event.value.data.chatChanged.id];
    })()`,
    page,
  );
  expect(found).toEqual(['support.ticketing', 'chat_1']);
});

test('it imports nothing of Node, and nothing that it does not depend on', () => {
  const { dependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const files = readdirSync(builtFolder).filter((name) =>
    /^(index|oauth|urql|chunk-.*)\.(js|cjs)$/.test(name),
  );
  const imported = files.flatMap((name) => {
    const text = readFileSync(join(builtFolder, name), 'utf8');
    const found = text.matchAll(/(?:from\s*|import\s*\(\s*|import\s+|require\(\s*)["']([^"'()]+)["']/g);
    return [...found]
      .map(([, specifier]) => specifier ?? '')
      .filter((specifier) => !specifier.startsWith('./'));
  });
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect([...new Set(imported)].sort()).toEqual(['@0no-co/graphql.web', '@urql/core', 'graphql-ws/client']);
  for (const specifier of imported) {
    expect(
      Object.keys(dependencies).some((name) => specifier === name || specifier.startsWith(`${name}/`)),
    ).toBe(true);
  }
});

test('it keeps to its budget', async () => {
  const { core, withLive } = await measure(join(builtFolder, 'index.js'));
  expect(core).toBeLessThanOrEqual(budget.core);
  expect(withLive).toBeLessThanOrEqual(budget.withLive);
  expect(await measureOAuth(join(builtFolder, 'oauth.js'))).toBeLessThanOrEqual(budget.oauth);
});
