import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, migrate, openDatabase } from '@remit/schema';
import { TOKEN_KEY_BYTES } from '../env.ts';
import { Fault } from './fault.ts';
import type { Say } from './say.ts';

/** Arguments of every command that works on data. */
export const placeArgs = {
  folder: {
    type: 'string',
    description: 'Folder of the embedded database and the keys (default: REMIT_FOLDER, or .remit)',
    valueHint: 'path',
  },
  url: {
    type: 'string',
    description: 'PostgreSQL instead of the folder (default: DATABASE_URL)',
    valueHint: 'postgresql://…',
  },
} as const;

/** Where the data is, and the secrets that belong to it. */
export type Place = { readonly folder: string; readonly url: string | undefined };

export function placeOf(args: {
  readonly folder?: string | undefined;
  readonly url?: string | undefined;
}): Place {
  return {
    folder: args.folder ?? process.env['REMIT_FOLDER'] ?? '.remit',
    // A folder named on the command line is meant; a variable of the shell must not overrule it.
    url: args.url ?? (args.folder === undefined ? process.env['DATABASE_URL'] || undefined : undefined),
  };
}

/** Opens the database, brings its tables up to date, and closes it when the work is done. */
export async function withDatabase<T>(
  place: Place,
  say: Say,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  say(place.url ? 'Opening PostgreSQL' : `Opening the embedded database in ${place.folder}`);
  const database = await openDatabase(place.url ? { url: place.url } : { folder: place.folder });
  try {
    await migrate(database, { onProgress: say });
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The key of the tokens: REMIT_TOKEN_KEY, or one kept in the folder, made with the first use. */
export async function tokenKeyOf({ folder }: Place): Promise<string> {
  const given = process.env['REMIT_TOKEN_KEY'];
  if (given) {
    if (Buffer.byteLength(given) >= TOKEN_KEY_BYTES) return given;
    throw new Fault(`REMIT_TOKEN_KEY is too short: give it ${TOKEN_KEY_BYTES} bytes or more.`);
  }
  const file = join(folder, 'token-key');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept.trim();
  const made = randomBytes(TOKEN_KEY_BYTES).toString('base64url');
  await mkdir(folder, { recursive: true });
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
