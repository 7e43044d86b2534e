import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One message, by its `ts`, and a digest of what it says. */
export type Posted = { readonly ts: string; readonly digest: string };

/** What has to outlive a restart. No personal data. */
export type Kept = {
  /** When the newest ticket was opened that there was at the first start. The channel is told of later ones. */
  readonly since: string;
  /** The place in the log of changes. */
  readonly cursor?: string | undefined;
  /** The message of each ticket; `null` while it is being posted. */
  readonly tickets: Readonly<Record<string, Posted | null>>;
  /** What of its manifest is not granted, as the channel was last told. */
  readonly notGranted: readonly string[];
};

export interface Memory {
  readonly kept: Kept;
  change(changes: Partial<Kept>): Promise<void>;
}

/** Opens the file, or begins one. */
export async function openMemory(path: string, since: () => Promise<string>): Promise<Memory> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  let kept: Kept =
    text === undefined ? { since: await since(), tickets: {}, notGranted: [] } : (JSON.parse(text) as Kept);
  const memory: Memory = {
    get kept() {
      return kept;
    },
    async change(changes) {
      const next = { ...kept, ...changes };
      // Half a file would post everything again.
      const draft = `${path}.${randomUUID()}`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFile(draft, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      await rename(draft, path);
      kept = next;
    },
  };
  if (text === undefined) await memory.change({});
  return memory;
}
