import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, openDesk, openTerminal, type Terminal } from '@remit/example-install/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let desk: Desk;
let terminal: Terminal;

beforeAll(async () => {
  desk = await openDesk();
  // As somebody's terminal is.
  terminal = openTerminal(desk, join(import.meta.dirname, '..'), { NODE_ENV: '' });
});
afterAll(async () => {
  await terminal.forget();
  await desk.close();
});

test('install, trigger, find, create twice, trigger, uninstall', async () => {
  expect(await terminal.run('trigger')).toMatchObject({
    code: 1,
    said: expect.stringContaining('The first command is: install'),
  });
  const installed = await terminal.runAndApprove('install', [await desk.registrationToken()]);
  expect(installed).toMatchObject({ code: 0, said: expect.stringMatching(/Connected: .+\.\n/) });
  expect((await stat(join(terminal.kept, 'connection.json'))).mode & 0o777).toBe(0o600);

  expect(await terminal.run('trigger')).toMatchObject({
    code: 0,
    said: expect.stringContaining('start a Zap: 0.'),
  });
  const { email, publicId } = await desk.database.prisma.dataSubject.findFirstOrThrow({
    where: { kind: 'CUSTOMER', email: { not: null }, erasedAt: null, restrictions: { none: {} } },
  });
  expect(await terminal.run('find', [email ?? ''])).toMatchObject({
    said: expect.stringContaining(publicId),
  });

  const ticket = [publicId, 'An offer, please', 'For ten seats.', 'form-1'];
  const made = await terminal.run('create', ticket);
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('An offer, please') });
  expect(await terminal.run('create', ticket)).toEqual(made);
  expect(await terminal.run('trigger')).toMatchObject({
    said: expect.stringContaining('start a Zap: 1.'),
  });
  expect(await terminal.run('trigger')).toMatchObject({
    said: expect.stringContaining('start a Zap: 0.'),
  });

  expect(await terminal.run('create', ['person_nobody', 'a', 'b', 'c'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is nothing with this id here. (NOT_FOUND)'),
  });
  await desk.revoke({ clientId: 'zapier' });
  expect(await terminal.run('trigger')).toMatchObject({
    code: 1,
    said: expect.stringContaining('The desk does not let this connection in any more'),
  });
  expect(await terminal.run('uninstall')).toMatchObject({ code: 0 });
  await expect(stat(join(terminal.kept, 'connection.json'))).rejects.toThrow('ENOENT');
});
