import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CursorStore } from './follow.ts';

/** Keeps the place in the log of changes beside the tokens. */
export function cursorIn(folder: string): CursorStore {
  const path = join(folder, 'cursor');
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch(() => '');
      return text === '' ? undefined : text;
    },
    async save(cursor = '') {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${path}.new`, cursor, { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
  };
}
