import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { DatabaseFolderInUse, takeFolder } from './pglite-folder.ts';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-folder-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A real process that takes the folder and then stays, or says why it could not. */
async function otherProcess(): Promise<{ child: ChildProcess; answer: string }> {
  const child = fork(join(import.meta.dirname, 'testing/take-folder.ts'), [folder], {
    execArgv: ['--conditions=@remit/source'],
  });
  children.push(child);
  const [answer] = (await once(child, 'message')) as [string];
  return { child, answer };
}

test('a second process is refused, and told the pid and the folder', async () => {
  const { child, answer } = await otherProcess();
  expect(answer).toBe('taken');
  const refused = await takeFolder(folder).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DatabaseFolderInUse);
  expect(refused).toMatchObject({ pid: child.pid, folder });
  expect(String(refused)).toContain(`Process ${child.pid} has it open`);
  expect(String(refused)).toContain(folder);
});

test('the same process cannot open it twice either', async () => {
  const held = await takeFolder(folder);
  await expect(takeFolder(folder)).rejects.toThrow(`Process ${process.pid} has it open`);
  await held.release();
  await (await takeFolder(folder)).release();
});

test('the lock of a process that was killed is taken over', async () => {
  const { child } = await otherProcess();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await readdir(folder)).toEqual(['remit.lock']);
  const held = await takeFolder(folder);
  await held.release();
  expect(await readdir(folder)).toEqual([]);
});

test('of many processes that find a dead lock at once, exactly one takes it over', async () => {
  await writeFile(
    join(folder, 'remit.lock'),
    JSON.stringify({ pid: 2 ** 30, host: hostname(), since: 'long ago' }),
  );
  const answers = await Promise.all(Array.from({ length: 6 }, async () => (await otherProcess()).answer));
  expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
  expect(answers.filter((answer) => answer.includes('in use'))).toHaveLength(5);
});

test('a pid that now belongs to another process does not keep a dead lock alive', async () => {
  const { child } = await otherProcess();
  const lock = JSON.parse(await readFile(join(folder, 'remit.lock'), 'utf8')) as { start?: string };
  expect(lock.start).toBeDefined();
  await writeFile(join(folder, 'remit.lock'), JSON.stringify({ ...lock, start: 'an earlier boot' }));
  await (await takeFolder(folder)).release();
  expect(child.exitCode).toBeNull();
});

test('a lock from another machine is believed, and the message says what to do', async () => {
  await writeFile(join(folder, 'remit.lock'), JSON.stringify({ pid: 1, host: 'elsewhere', since: 'today' }));
  await expect(takeFolder(folder)).rejects.toThrow(/on the machine elsewhere .* delete .*remit\.lock/);
});

test('an unreadable lock is a dead one', async () => {
  await writeFile(join(folder, 'remit.lock'), 'half a li');
  await (await takeFolder(folder)).release();
});

test('a takeover that was abandoned long ago does not block the folder for ever', async () => {
  await writeFile(join(folder, 'remit.lock'), JSON.stringify({ pid: 2 ** 30, host: hostname() }));
  await writeFile(join(folder, 'remit.lock.takeover'), '');
  await expect(takeFolder(folder)).rejects.toThrow('just opening it');
  const { utimes } = await import('node:fs/promises');
  await utimes(join(folder, 'remit.lock.takeover'), 0, 0);
  await (await takeFolder(folder)).release();
});

test('what was written is there for the next process, and closing gives the folder back', async () => {
  const first = await openDatabase({ folder });
  await first.sql.query('make', 'CREATE TABLE kept (word text)');
  await first.sql.query('insert', `INSERT INTO kept VALUES ('yes')`);
  await expect(openDatabase({ folder })).rejects.toThrow(DatabaseFolderInUse);
  await first.close();
  const second = await openDatabase({ folder });
  expect(await second.sql.query('read', 'SELECT word FROM kept')).toEqual([{ word: 'yes' }]);
  await second.close();
  expect(await readdir(folder)).toEqual(['postgres']);
});
