import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

/** What a Relay app has in its files: pages of a list, a part that is fetched again, a change, a stream. */
const INBOX = `
graphql\`query inboxQuery($count: Int!) { viewer { kind } ...inbox_tickets @arguments(count: $count) }\`;
graphql\`
  fragment inbox_tickets on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "inboxPageQuery") {
    tickets(first: $count, after: $cursor, orderBy: { field: OPENED_AT, direction: DESC })
      @connection(key: "inbox_tickets") {
      edges { node { id status ...inbox_ticket } }
    }
  }
\`;
graphql\`
  fragment inbox_ticket on Ticket @refetchable(queryName: "inboxTicketQuery") {
    id subject priority requester { ...inbox_author } ...inbox_thread
  }
\`;
graphql\`
  fragment inbox_thread on Ticket
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
  @refetchable(queryName: "inboxThreadQuery") {
    messages(first: $count, after: $cursor) @connection(key: "inbox_thread_messages") {
      edges { node { body author { ...inbox_author } } }
    }
  }
\`;
graphql\`fragment inbox_author on Participant { __typename displayName ... on Agent { availability } }\`;
graphql\`query inboxNodeQuery($id: ID!) { node(id: $id) { ...inbox_ticket @alias(as: "ticket") } }\`;
graphql\`
  mutation inboxStatusMutation($input: SetTicketStatusInput!) {
    setTicketStatus(input: $input) { problems { code } ticket { id status } }
  }
\`;
graphql\`subscription inboxSubscription { ticketChanged { id status ...inbox_ticket } }\`;
`;

type Compiled = { readonly folder: string; readonly code: number | null; readonly output: string };

/** Runs the compiler as it comes out of its package, over the schema as it is printed. */
async function compile(): Promise<Compiled> {
  const folder = await mkdtemp(join(tmpdir(), 'remit-relay-'));
  await mkdir(join(folder, 'src', '__generated__'), { recursive: true });
  await copyFile(new URL('../../schema/schema.graphql', import.meta.url), join(folder, 'schema.graphql'));
  await writeFile(join(folder, 'src', 'inbox.ts'), `import { graphql } from 'relay-runtime';\n${INBOX}`);
  const config = {
    src: './src',
    schema: './schema.graphql',
    language: 'typescript',
    artifactDirectory: './src/__generated__',
    customScalarTypes: { DateTime: 'string' },
  };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config));
  const cli = createRequire(import.meta.url).resolve('relay-compiler/cli.js');
  const child = spawn(process.execPath, [cli, 'relay.config.json'], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { folder, code, output };
}

/** The operation that Relay would send. */
async function operationOf({ folder }: Compiled, name: string): Promise<string> {
  const artifact = await readFile(join(folder, 'src', '__generated__', `${name}.graphql.ts`), 'utf8');
  const text = /"text": ("(?:[^"\\]|\\.)*")/.exec(artifact)?.[1];
  if (text === undefined) throw new Error(`${name} has no text.`);
  return JSON.parse(text) as string;
}

describe('the Relay compiler, unmodified', () => {
  let compiled: Compiled;
  beforeAll(async () => {
    compiled = await compile();
  });
  afterAll(() => rm(compiled.folder, { recursive: true, force: true }));

  test('takes the schema: connections, refetchable fragments, node, a mutation, a subscription', async () => {
    expect([compiled.code, compiled.output]).toEqual([0, expect.not.stringContaining('rror')]);
    const made = await readdir(join(compiled.folder, 'src', '__generated__'));
    expect(made.sort()).toEqual(
      [
        'inboxNodeQuery',
        'inboxPageQuery',
        'inboxQuery',
        'inboxStatusMutation',
        'inboxSubscription',
        'inboxThreadQuery',
        'inboxTicketQuery',
        'inbox_author',
        'inbox_thread',
        'inbox_ticket',
        'inbox_tickets',
      ].map((name) => `${name}.graphql.ts`),
    );
  });

  describeOnDatabases('and the gateway answers what it wrote', (open) => {
    const purpose = 'service.provision';
    let gateway: TestGateway;
    let agent: string;

    beforeAll(async () => {
      gateway = await startTestGateway({ database: await open(), controllers: ['chat2desk'] });
      agent = await gateway.tokens.agent('chat2desk', 'support_agent');
    });
    afterAll(() => gateway.close());

    const send = async (name: string, variables: Record<string, unknown>) =>
      gateway.ask(await operationOf(compiled, name), { as: agent, purpose, variables });

    type Page = {
      tickets: { edges: { cursor: string; node: { id: string; status: string } }[] };
    };

    test('pages, a part fetched again, a change', async () => {
      const first = await send('inboxQuery', { count: 2 });
      expect(first.errors).toBeUndefined();
      const { edges } = (first.data as Page).tickets;
      const second = await send('inboxPageQuery', { count: 2, cursor: edges.at(-1)?.cursor });
      expect(second.errors).toBeUndefined();
      const next = (second.data as Page).tickets.edges;
      expect(next.map(({ node }) => node.id)).not.toContain(edges[0]?.node.id);

      const id = edges[0]?.node.id;
      const again = await send('inboxTicketQuery', { id });
      expect(again.data).toMatchObject({ node: { id, __typename: 'Ticket' } });
      const changed = await send('inboxStatusMutation', { input: { ticketId: id, status: 'PENDING' } });
      expect(changed.data).toEqual({ setTicketStatus: { problems: [], ticket: { id, status: 'PENDING' } } });
    });

    test('a stream', async () => {
      const watch = await gateway.watch(await operationOf(compiled, 'inboxSubscription'), {
        as: agent,
        purpose,
      });
      const list = await send('inboxQuery', { count: 1 });
      const id = (list.data as Page).tickets.edges[0]?.node.id;
      await send('inboxStatusMutation', { input: { ticketId: id, status: 'OPEN' } });
      expect((await watch.next())?.data).toMatchObject({ ticketChanged: { id, status: 'OPEN' } });
      await watch.stop();
    });
  });
});
