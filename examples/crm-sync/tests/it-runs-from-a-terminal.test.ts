import { join } from 'node:path';
import { type Desk, openDesk, openTerminal, type Terminal } from '@remit/example-install/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StandIn, startStandIn } from '../src/stand-in/start-stand-in.ts';

let desk: Desk;
let standIn: StandIn;
let terminal: Terminal;

beforeAll(async () => {
  desk = await openDesk();
  standIn = await startStandIn({ token: 'of the test' });
  const env = { CRM_URL: standIn.url, CRM_TOKEN: 'of the test' };
  terminal = openTerminal(desk, join(import.meta.dirname, '..'), env);
});
afterAll(async () => {
  await terminal.forget();
  await Promise.all([desk.close(), standIn.close()]);
});

test('install, sync, sync again, uninstall', async () => {
  expect(await terminal.run('sync')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Its first command is: install'),
  });

  const installed = await terminal.runAndApprove('install', [await desk.registrationToken()]);
  expect(installed).toMatchObject({
    code: 0,
    said: expect.stringContaining('Approved for service.provision: user.name, user.contact.email'),
  });

  expect(await terminal.run('sync')).toMatchObject({
    code: 0,
    said: expect.stringMatching(/Contacts: [1-9]\d* written/),
  });
  expect(await terminal.run('sync')).toMatchObject({
    code: 0,
    said: expect.stringContaining('Contacts: 0 written'),
  });
  expect((await (await fetch(standIn.url)).text()).split('\n')[0]).toMatch(/^[1-9]\d* contacts/);

  expect(await terminal.run('uninstall')).toMatchObject({ code: 0 });
  expect(await terminal.run('sync')).toMatchObject({
    code: 1,
    said: expect.stringContaining('is not installed'),
  });
  expect(await terminal.run('forget')).toMatchObject({ code: 0 });
  expect(standIn.store.objects.contacts.size).toBe(0);
});

test('a grant that the controller took back is told in plain words', async () => {
  await terminal.runAndApprove('install');
  await desk.revoke({ clientId: 'crm-sync' });
  expect(await terminal.run('sync')).toMatchObject({
    code: 1,
    said: expect.stringContaining('took this app’s grant back'),
  });
});
