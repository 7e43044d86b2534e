import { execFile, type ExecFileException } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Desk, openDesk } from '@remit/example-install/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = join(import.meta.dirname, '..');
let desk: Desk;
let kept: string;

beforeAll(async () => {
  desk = await openDesk();
  kept = join(folder, '.kept', new URL(desk.issuer).host.replaceAll(':', '-'));
});
afterAll(async () => {
  await rm(kept, { recursive: true, force: true });
  await desk.close();
});

/** Runs one command of the example, as its README says. */
function run(
  command: string,
  args: readonly string[] = [],
  onLine: (text: string) => void = () => undefined,
): Promise<{ code: number | string | null | undefined; said: string }> {
  return new Promise((resolve) => {
    // As somebody's terminal is.
    const env = { ...process.env, REMIT_URL: desk.issuer, NODE_ENV: '' };
    const child = execFile(
      process.execPath,
      ['--conditions=@remit/source', 'src/main.ts', command, ...args],
      { cwd: folder, env },
      (error: ExecFileException | null, out, err) =>
        resolve({ code: error ? error.code : 0, said: out + err }),
    );
    child.stdout?.setEncoding('utf8').on('data', onLine);
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

test('install, trigger, find, create twice, trigger, uninstall', async () => {
  expect(await run('trigger')).toMatchObject({
    code: 1,
    said: expect.stringContaining('The first command is: install'),
  });
  const installed = await run('install', [await desk.registrationToken()], approveWhatIsAsked());
  expect(installed).toMatchObject({ code: 0, said: expect.stringMatching(/Connected: .+\.\n/) });
  expect((await stat(join(kept, 'connection.json'))).mode & 0o777).toBe(0o600);

  expect(await run('trigger')).toMatchObject({ code: 0, said: expect.stringContaining('start a Zap: 0.') });
  const { email, publicId } = await desk.database.prisma.dataSubject.findFirstOrThrow({
    where: { kind: 'CUSTOMER', email: { not: null }, erasedAt: null, restrictions: { none: {} } },
  });
  expect(await run('find', [email ?? ''])).toMatchObject({ said: expect.stringContaining(publicId) });

  const ticket = [publicId, 'An offer, please', 'For ten seats.', 'form-1'];
  const made = await run('create', ticket);
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('An offer, please') });
  expect(await run('create', ticket)).toEqual(made);
  expect(await run('trigger')).toMatchObject({
    said: expect.stringContaining('start a Zap: 1.'),
  });
  expect(await run('trigger')).toMatchObject({
    said: expect.stringContaining('start a Zap: 0.'),
  });

  expect(await run('create', ['person_nobody', 'a', 'b', 'c'])).toMatchObject({
    code: 1,
    said: expect.stringContaining('There is nothing with this id here. (NOT_FOUND)'),
  });
  await desk.revoke({ clientId: 'zapier' });
  expect(await run('trigger')).toMatchObject({
    code: 1,
    said: expect.stringContaining('The desk does not let this connection in any more'),
  });
  expect(await run('uninstall')).toMatchObject({ code: 0 });
  await expect(stat(join(kept, 'connection.json'))).rejects.toThrow('ENOENT');
});
