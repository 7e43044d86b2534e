import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { OAuthSession, OAuthStore } from '@remit/sdk/oauth';

/**
 * Keeps the tokens of one installation in a file that only its owner can read (mode 600). Whoever reads it is the app: keep
 * the folder out of git, and on a server keep the session encrypted in your database.
 *
 * @example
 * const auth = oauth({ app, issuer, store: inFile('.kept/session.json') });
 */
export function inFile(path: string): OAuthStore {
  return {
    async load() {
      const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
        // Anything but "nobody installed it yet" is worth knowing.
        if (cause.code === 'ENOENT') return undefined;
        throw cause;
      });
      return text === undefined ? undefined : (JSON.parse(text) as OAuthSession);
    },
    async save(session) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // A refresh token is good once: half a file would lose the installation.
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      await rename(draft, path);
    },
  };
}
