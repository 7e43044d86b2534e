import type { Caller, Database } from '@remit/schema';

/** A file whose bytes are about to come. */
export type Claimed = { readonly id: number; readonly mediaType: string; readonly byteSize: number };

/** A file whose bytes are there. */
export type Stored = { readonly key: string; readonly mediaType: string; readonly byteSize: number };

type Owner = { readonly controllerId: number; readonly caller: Pick<Caller, 'kind' | 'id'> };

/** The rows of files, as far as the bytes are concerned. */
export type FileTable = {
  /** Takes the right to send the bytes; undefined when there is no such file, or somebody has that right already. */
  claim(publicId: string, owner: Owner, now: Date): Promise<Claimed | undefined>;
  /** Gives that right back: nothing was stored. */
  release(id: number, controllerId: number): Promise<void>;
  finish(id: number, controllerId: number, sha256: string, now: Date): Promise<void>;
  /** The bytes behind an attachment of a message or a note. Whether the caller may have them is decided before. */
  behind(attachmentId: string, controllerId: number): Promise<Stored | undefined>;
  /** Files older than this that belong to nothing: never attached, or what they were attached to is gone. */
  orphans(before: Date): Promise<readonly Orphan[]>;
  forget(orphan: Orphan): Promise<void>;
};

export type Orphan = { readonly id: number; readonly controllerId: number; readonly key: string };

const CLAIM = `
  UPDATE stored_file SET claimed_at = $5::timestamptz
   WHERE public_id = $1 AND controller_id = $2 AND caller_kind = $3 AND caller_id = $4 AND claimed_at IS NULL
  RETURNING id, media_type AS "mediaType", byte_size AS "byteSize"`;

const RELEASE = `
  UPDATE stored_file SET claimed_at = NULL WHERE id = $1 AND controller_id = $2 AND stored_at IS NULL`;

const FINISH = `
  UPDATE stored_file SET sha256 = $3, stored_at = $4::timestamptz
   WHERE id = $1 AND controller_id = $2 AND stored_at IS NULL`;

const BEHIND = `
  SELECT f.public_id AS key, f.media_type AS "mediaType", f.byte_size AS "byteSize"
    FROM (SELECT file_id FROM attachment WHERE public_id = $1 AND controller_id = $2
          UNION ALL
          SELECT file_id FROM note_attachment WHERE public_id = $1 AND controller_id = $2) a
    JOIN stored_file f ON f.id = a.file_id AND f.controller_id = $2
   WHERE f.stored_at IS NOT NULL`;

/** A batch: each costs a call to the store. */
export const ORPHANS_AT_ONCE = 100;

const IS_ORPHAN = `
  NOT EXISTS (SELECT 1 FROM attachment a WHERE a.file_id = f.id AND a.controller_id = f.controller_id)
  AND NOT EXISTS (SELECT 1 FROM note_attachment n WHERE n.file_id = f.id AND n.controller_id = f.controller_id)`;

const ORPHANS = `
  SELECT f.id, f.controller_id AS "controllerId", f.public_id AS key
    FROM stored_file f WHERE f.created_at < $1::timestamptz AND ${IS_ORPHAN}
   ORDER BY f.created_at LIMIT ${ORPHANS_AT_ONCE}`;

const FORGET = `DELETE FROM stored_file f WHERE f.id = $1 AND f.controller_id = $2 AND ${IS_ORPHAN}`;

export function createFileTable({ sql }: Pick<Database, 'sql'>): FileTable {
  return {
    async claim(publicId, { controllerId, caller }, now) {
      const params = [publicId, controllerId, caller.kind, caller.id, now.toISOString()];
      const [row] = await sql.query<Claimed>('claim_file', CLAIM, params);
      return row;
    },
    async release(id, controllerId) {
      await sql.query('release_file', RELEASE, [id, controllerId]);
    },
    async finish(id, controllerId, sha256, now) {
      await sql.query('finish_file', FINISH, [id, controllerId, sha256, now.toISOString()]);
    },
    async behind(attachmentId, controllerId) {
      const [row] = await sql.query<Stored>('file_behind', BEHIND, [attachmentId, controllerId]);
      return row;
    },
    orphans: (before) => sql.query<Orphan>('orphan_files', ORPHANS, [before.toISOString()]),
    async forget({ id, controllerId }) {
      await sql.query('forget_file', FORGET, [id, controllerId]);
    },
  };
}
