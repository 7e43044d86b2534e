import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';

/** Milliseconds after which a half-done takeover is taken for abandoned. */
const abandonedTakeover = 10_000;

/** Another process has this PGlite folder open. PGlite itself would let both in and lose acknowledged rows. */
export class DatabaseFolderInUse extends Error {
  override readonly name = 'DatabaseFolderInUse';
  readonly folder: string;
  readonly pid: number | undefined;

  constructor(folder: string, holder: Holder | undefined, lockFile: string) {
    const who =
      holder === undefined
        ? 'Another process is just opening it'
        : holder.host === hostname()
          ? `Process ${holder.pid} has it open since ${holder.since}`
          : `Process ${holder.pid} on the machine ${holder.host} opened it at ${holder.since}. If that machine is gone, delete ${lockFile}`;
    super(
      `The database folder ${folder} is in use. ${who}. ` +
        `Stop that process, choose another folder, or use PostgreSQL, which serves several processes.`,
    );
    this.folder = folder;
    this.pid = holder?.pid;
  }
}

type Holder = {
  pid: number;
  host: string;
  /** What tells this process from a later one that got the same pid; undefined where the system does not say. */
  start: string | undefined;
  since: string;
};

/**
 * Makes the folder if it is missing and holds it for this process until `release`.
 *
 * The lock is the file `remit.lock` in the folder. One whose process is dead is taken over.
 *
 * @throws {DatabaseFolderInUse} a living process holds it
 */
export async function takeFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = resolve(folder);
  await mkdir(path, { recursive: true });
  const lockFile = join(path, 'remit.lock');
  const own: Holder = {
    pid: process.pid,
    host: hostname(),
    start: await startOf(process.pid),
    since: new Date().toISOString(),
  };
  const text = JSON.stringify(own);
  // Written aside and linked, so that nobody ever reads half a lock.
  const draft = join(path, `remit.lock.${randomUUID()}`);
  await writeFile(draft, text);
  try {
    if (!(await linked(draft, lockFile))) await takeOver(path, draft, lockFile);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    async release() {
      if ((await readFile(lockFile, 'utf8').catch(() => '')) === text) await rm(lockFile, { force: true });
    },
  };
}

async function takeOver(folder: string, draft: string, lockFile: string): Promise<void> {
  await refuseIfHeld(folder, lockFile);
  // Only one process at a time may remove a dead lock, or one would remove the other's new one.
  const takeover = `${lockFile}.takeover`;
  const age = await stat(takeover).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  if (age > abandonedTakeover) await rm(takeover, { force: true });
  const turn = await open(takeover, 'wx').catch(() => undefined);
  if (turn === undefined) throw new DatabaseFolderInUse(folder, undefined, lockFile);
  try {
    await refuseIfHeld(folder, lockFile);
    await unlink(lockFile).catch(() => undefined);
    if (!(await linked(draft, lockFile))) await refuseIfHeld(folder, lockFile);
  } finally {
    await turn.close();
    await rm(takeover, { force: true });
  }
}

async function refuseIfHeld(folder: string, lockFile: string): Promise<void> {
  const holder = parsed(await readFile(lockFile, 'utf8').catch(() => ''));
  if (holder !== undefined && (await isAlive(holder)))
    throw new DatabaseFolderInUse(folder, holder, lockFile);
}

function parsed(lock: string): Holder | undefined {
  try {
    return JSON.parse(lock) as Holder;
  } catch {
    // Locks are linked whole, so what cannot be read is not one of ours.
    return undefined;
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  // A process on another machine (or in another container) cannot be asked: believe the file.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM means that it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const start = await startOf(holder.pid);
  return start === undefined || holder.start === undefined || start === holder.start;
}

/** Boot and clock tick at which a process began; Linux only. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const status = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The command's name is in brackets and may hold spaces; the start is the 20th word after it.
    const ticks = status.slice(status.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${boot.trim()} ${ticks}`;
  } catch {
    return undefined;
  }
}
