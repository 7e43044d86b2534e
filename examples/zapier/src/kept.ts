import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something small in a file of mode 600: what is in it opens the desk. */
export function keptIn<Value>(folder: string, name: string) {
  const path = join(folder, name);
  return {
    async load(): Promise<Value | undefined> {
      const text = await readFile(path, 'utf8').catch(() => undefined);
      return text === undefined ? undefined : (JSON.parse(text) as Value);
    },
    async save(value: Value): Promise<void> {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(`${path}.new`, JSON.stringify(value, null, 2), { mode: 0o600 });
      await rename(`${path}.new`, path);
    },
    forget: () => rm(path, { force: true }),
  };
}
