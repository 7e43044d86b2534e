import type { Sql } from '@remit/schema';

/** Gives every second attachment bytes, and every third note a file, so that there are addresses to be told or withheld. */
export async function plantFiles(sql: Sql, now: Date): Promise<void> {
  const at = [now.toISOString()];
  const columns = `(public_id, controller_id, caller_kind, caller_id, is_internal, media_type, byte_size, sha256,
                    created_at, claimed_at, stored_at)`;
  const values = `'image/png', 67, repeat('0', 64), $1::timestamptz, $1::timestamptz, $1::timestamptz`;
  await sql.query(
    'files_of_messages',
    `INSERT INTO stored_file ${columns}
     SELECT 'upl_m' || id, controller_id, 'VISITOR', requester_id, false, ${values} FROM attachment WHERE id % 2 = 0`,
    at,
  );
  await sql.query(
    'attachments_with_files',
    `UPDATE attachment a SET file_id = f.id FROM stored_file f WHERE f.public_id = 'upl_m' || a.id`,
  );
  await sql.query(
    'files_of_notes',
    `INSERT INTO stored_file ${columns}
     SELECT 'upl_n' || id, controller_id, 'AGENT', author_id, true, ${values} FROM internal_note WHERE id % 3 = 0`,
    at,
  );
  await sql.query(
    'note_attachments',
    `INSERT INTO note_attachment (public_id, controller_id, note_id, author_id, requester_id, file_id, file_name,
                                  media_type, byte_size, created_at)
     SELECT 'nat_' || lpad(n.id::text, 22, '0'), n.controller_id, n.id, n.author_id, n.requester_id, f.id, 'x', 'x', 1,
            $1::timestamptz
       FROM internal_note n JOIN stored_file f ON f.public_id = 'upl_n' || n.id`,
    at,
  );
}
