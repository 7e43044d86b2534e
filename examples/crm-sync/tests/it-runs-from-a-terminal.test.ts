import { execFile, type ExecFileException } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, openDesk } from '@remit/example-install/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StandIn, startStandIn } from '../src/stand-in/start-stand-in.ts';

const folder = join(import.meta.dirname, '..');
let desk: Desk;
let standIn: StandIn;

beforeAll(async () => {
  desk = await openDesk();
  standIn = await startStandIn({ token: 'of the test' });
});
afterAll(async () => {
  await rm(join(folder, '.kept', new URL(desk.issuer).host.replaceAll(':', '-')), {
    recursive: true,
    force: true,
  });
  await Promise.all([desk.close(), standIn.close()]);
});

/** Runs one command of the example, as its README says. */
function run(
  command: string,
  { args = [], onLine }: { args?: string[]; onLine?: (text: string) => void } = {},
): Promise<{ code: number | string | null | undefined; said: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, REMIT_URL: desk.issuer, CRM_URL: standIn.url, CRM_TOKEN: 'of the test' };
    const child = execFile(
      process.execPath,
      ['--conditions=@remit/source', 'src/main.ts', command, ...args],
      { cwd: folder, env },
      (error: ExecFileException | null, out, err) =>
        resolve({ code: error ? error.code : 0, said: out + err }),
    );
    child.stdout?.setEncoding('utf8').on('data', (text: string) => onLine?.(text));
  });
}

/** The owner opens what the terminal says, once it said it in full. */
function approveWhatIsAsked(): (text: string) => void {
  let read = '';
  let page: string | undefined;
  return (text) => {
    read += text;
    if (page !== undefined) return;
    page = /(http:\S+\/oauth\/authorize\S+)\n/.exec(read)?.[1];
    if (page !== undefined) void desk.approve(page);
  };
}

test('install, sync, sync again, uninstall', async () => {
  expect(await run('sync')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Its first command is: install'),
  });

  const installed = await run('install', {
    args: [await desk.registrationToken()],
    onLine: approveWhatIsAsked(),
  });
  expect(installed).toMatchObject({
    code: 0,
    said: expect.stringContaining('Approved for service.provision: user.name, user.contact.email'),
  });

  expect(await run('sync')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/Contacts: [1-9]\d* written/),
  });
  expect(await run('sync')).toMatchObject({ code: 0, said: expect.stringContaining('Contacts: 0 written') });
  expect((await (await fetch(standIn.url)).text()).split('\n')[0]).toMatch(/^[1-9]\d* contacts/);

  expect(await run('uninstall')).toMatchObject({ code: 0 });
  expect(await run('sync')).toMatchObject({ code: 1, said: expect.stringContaining('is not installed') });
  expect(await run('forget')).toMatchObject({ code: 0 });
  expect(standIn.store.objects.contacts.size).toBe(0);
});

test('a grant that the controller took back is told in plain words', async () => {
  await run('install', { onLine: approveWhatIsAsked() });
  await desk.revoke({ clientId: 'crm-sync' });
  expect(await run('sync')).toMatchObject({
    code: 1,
    said: expect.stringContaining('took this app’s grant back'),
  });
});
