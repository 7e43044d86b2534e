import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, freePort, openDesk } from '@remit/example-install/testing';
import { until } from '@remit/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asShown } from '../src/stand-in/as-shown.ts';
import { type StandIn, startStandIn } from '../src/stand-in/start-stand-in.ts';
import { ANA, CHANNEL } from '../src/stand-in/workspace.ts';

const folder = join(import.meta.dirname, '..');
const secrets = { botToken: 'xoxb-of-the-test', signingSecret: 'secret of the test' };
let desk: Desk;
let slack: StandIn;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  desk = await openDesk();
  const port = await freePort();
  slack = await startStandIn({ ...secrets, requestUrl: `http://127.0.0.1:${port}/slack/events` });
  const { publicId } = await desk.database.prisma.agent.findFirstOrThrow({ orderBy: { id: 'asc' } });
  env = {
    ...process.env,
    REMIT_URL: desk.issuer,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SLACK_CHANNEL: CHANNEL,
    SLACK_AGENTS: `${ANA}=${publicId}`,
    PORT: String(port),
  };
});
afterAll(async () => {
  const kept = join(folder, '.kept', new URL(desk.issuer).host.replaceAll(':', '-'));
  await rm(kept, { recursive: true, force: true });
  await Promise.all([desk.close(), slack.close()]);
});

type Command = { readonly child: ChildProcess; said(): string; ended(): Promise<number | null> };

/** Starts one command of the example, as its README says. */
function start(...args: string[]): Command {
  const child = spawn(process.execPath, ['--conditions=@remit/source', 'src/main.ts', ...args], {
    cwd: folder,
    env,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exit = once(child, 'close') as Promise<[number | null]>;
  return { child, said: () => said, ended: async () => (await exit)[0] };
}

async function write(subject: string): Promise<void> {
  const { publicId } = await desk.database.prisma.dataSubject.findFirstOrThrow({
    where: { kind: 'CUSTOMER', erasedAt: null, declaredAge: null, restrictions: { none: {} } },
  });
  const { errors } = await desk.ask(
    'mutation ($input: CreateTicketInput!) { createTicket(input: $input) { problems { message } } }',
    {
      as: await desk.tokens.visitor(desk.controller, publicId),
      purpose: 'service.provision',
      variables: { input: { subject, body: 'Please help.' } },
    },
  );
  expect(errors).toBeUndefined();
}

test('install, start, stop, start again, forget', async () => {
  const early = start('start');
  expect(await early.ended()).toBe(1);
  expect(early.said()).toContain('Its first command is: install');

  const install = start('install', await desk.registrationToken());
  const page = () => /in your browser.*\n\n {2}(http:\S+)\n/.exec(install.said())?.[1];
  await until('it says where to decide', () => page() !== undefined);
  await desk.approve(page() ?? '');
  expect(await install.ended()).toBe(0);
  expect(install.said()).toContain('Approved for service.provision: user.name, user.content.ticket');

  const shown = () => slack.workspace.messages.map((message) => asShown(message));
  for (const subject of ['Printer', 'Scanner']) {
    const bridge = start('start');
    await until('it takes requests', () => bridge.said().includes('/slack/events'));
    await write(subject);
    await until('it is posted', () => shown().some((text) => text.includes(subject)));
    bridge.child.kill('SIGTERM');
    expect(await bridge.ended()).toBe(0);
  }
  expect(shown()).toHaveLength(2);

  const forget = start('forget');
  expect(await forget.ended()).toBe(0);
  expect(forget.said()).toContain('2 tickets are deleted in the channel.');
  expect(shown()).toEqual([]);
});
