import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';

/** What is still being written; left behind by a crash, it is removed by whoever opens the folder next. */
const UNFINISHED = /\.part$/;
/** No path, whatever a caller of this may have been told. */
const KEY = /^\w{1,64}$/;

/**
 * Keeps files in a folder of this machine. A file appears whole or not at all: it is written under another name, brought
 * to the disk, and then renamed.
 *
 * @example
 * const files = { store: await createFolderStore('/var/lib/remit/files') };
 */
export async function createFolderStore(folder: string): Promise<FileStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    // Another process may be writing its own.
    if (UNFINISHED.test(name) && !isOfLivingProcess(name)) await rm(join(folder, name), { force: true });
  }
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error('This is no key of a file.');
    return join(folder, key);
  };

  return {
    async put(key, bytes) {
      const path = pathOf(key);
      const unfinished = `${path}.${process.pid}.${randomUUID()}.part`;
      try {
        const file = await open(unfinished, 'wx', 0o600);
        try {
          for await (const chunk of bytes) await file.writeFile(chunk);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, path);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async get(key) {
      const stream = createReadStream(pathOf(key));
      return new Promise((resolve, reject) => {
        stream.once('ready', () => resolve(stream));
        stream.once('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ENOENT' ? resolve(undefined) : reject(error),
        );
      });
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

function isOfLivingProcess(name: string): boolean {
  const pid = Number(name.split('.').at(-3));
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}
