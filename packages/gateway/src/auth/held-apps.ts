import type { Sql } from '@remit/schema';
import { BoundedMap } from '../bounded-map.ts';

/** What an app is held to, by whoever let it in. */
export type HeldTo = {
  /** SHA-256 of each document that it may send, in hexadecimal digits; undefined: any document. */
  readonly documents: ReadonlySet<string> | undefined;
  readonly mayIntrospect: boolean;
};

/** What each app is held to, read once for each version of its grant: whatever changes it gives the grant a new one. */
export type HeldApps = {
  of(grant: { readonly id: number; readonly version: number }, sql: Sql): Promise<HeldTo>;
};

/** Grants remembered at most. */
const MOST_GRANTS = 2_000;
/** Nothing, for a grant that is not there. */
const NOTHING: HeldTo = { documents: new Set(), mayIntrospect: false };

type Row = { held_to_documents: boolean; trusted_documents: readonly string[]; may_introspect: boolean };

export function createHeldApps(): HeldApps {
  const known = new BoundedMap<string, HeldTo>(MOST_GRANTS);
  return {
    async of({ id, version }, sql) {
      const key = `${id} ${version}`;
      const remembered = known.get(key);
      if (remembered !== undefined) return remembered;
      // In the caller's own transaction, which sees the version that was asked for.
      const [row] = await sql.query<Row>(
        'held_app',
        'SELECT held_to_documents, trusted_documents, may_introspect FROM remit_held_app($1)',
        [id],
      );
      if (row === undefined) return NOTHING;
      const held: HeldTo = {
        documents: row.held_to_documents ? new Set(row.trusted_documents) : undefined,
        mayIntrospect: row.may_introspect,
      };
      known.set(key, held);
      return held;
    },
  };
}
