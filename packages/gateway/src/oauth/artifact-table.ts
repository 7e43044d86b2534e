import type { Sql } from '@remit/schema';

/** What the database keeps of an artifact. */
export type ArtifactRow = {
  readonly sealed: string;
  readonly consumedAt: Date | null;
};

export type NewArtifact = {
  readonly model: string;
  readonly digest: string;
  readonly controllerId: number | null;
  readonly grantId: number | null;
  readonly family: string | null;
  readonly uid: string | null;
  readonly scopes: readonly string[];
  readonly purposes: object | null;
  readonly sealed: string;
  readonly expiresAt: Date | null;
};

/** The rows of what the authorization server remembers. Each call is one statement, on an errand outside operations. */
export type ArtifactTable = {
  save(artifact: NewArtifact, now: Date): Promise<void>;
  find(model: string, digest: string, now: Date): Promise<ArtifactRow | undefined>;
  findByUid(
    model: string,
    uid: string,
    now: Date,
  ): Promise<(ArtifactRow & { readonly digest: string }) | undefined>;
  /** @returns false when somebody was first, or there is no such thing */
  consume(model: string, digest: string, now: Date): Promise<boolean>;
  /** Takes one away for good. */
  revoke(model: string, digest: string, now: Date): Promise<void>;
  /** Takes away all that came of one approval: codes, access tokens, refresh tokens. */
  revokeFamily(family: string, now: Date): Promise<void>;
  /** Removes a batch of what is over. @returns whether there may be more */
  forget(now: Date): Promise<boolean>;
};

const SAVE = `
  INSERT INTO oauth_artifact (model, digest, controller_id, grant_id, family, uid, scopes, purposes, sealed, created_at, expires_at)
  VALUES ($1, $2, $3::int, $4::int, $5, $6, $7::text[], $8::jsonb, $9, $10::timestamptz, $11::timestamptz)
  ON CONFLICT (digest, model) DO UPDATE
     SET sealed = EXCLUDED.sealed, family = EXCLUDED.family, uid = EXCLUDED.uid, expires_at = EXCLUDED.expires_at
   WHERE oauth_artifact.revoked_at IS NULL`;

const ALIVE = `revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3::timestamptz)`;

const FIND = `
  SELECT sealed, consumed_at AS "consumedAt" FROM oauth_artifact WHERE model = $1 AND digest = $2 AND ${ALIVE}`;

const FIND_BY_UID = `
  SELECT sealed, consumed_at AS "consumedAt", digest FROM oauth_artifact
   WHERE model = $1 AND uid = $2 AND ${ALIVE} ORDER BY id DESC LIMIT 1`;

const CONSUME = `
  UPDATE oauth_artifact SET consumed_at = $3::timestamptz
   WHERE model = $1 AND digest = $2 AND consumed_at IS NULL AND ${ALIVE} RETURNING id`;

const REVOKE = `
  UPDATE oauth_artifact SET revoked_at = $3::timestamptz WHERE model = $1 AND digest = $2 AND revoked_at IS NULL`;

const REVOKE_FAMILY = `
  UPDATE oauth_artifact SET revoked_at = $2::timestamptz WHERE family = $1 AND revoked_at IS NULL`;

const BATCH = 1_000;

/** What was revoked is kept until it would have ended, so that who comes with it is told why. */
const FORGET = `
  WITH gone AS (
    DELETE FROM oauth_artifact
     WHERE id = ANY (ARRAY(SELECT id FROM oauth_artifact WHERE expires_at <= $1::timestamptz LIMIT ${BATCH}))
    RETURNING 1
  )
  SELECT count(*)::int AS count FROM gone`;

export function createArtifactTable(sql: Sql): ArtifactTable {
  return {
    async save(artifact, now) {
      const { model, digest, controllerId, grantId, family, uid, scopes, purposes, sealed, expiresAt } =
        artifact;
      await sql.query('oauth_save', SAVE, [
        ...[model, digest, controllerId, grantId, family, uid],
        scopes,
        purposes === null ? null : JSON.stringify(purposes),
        sealed,
        now.toISOString(),
        expiresAt?.toISOString() ?? null,
      ]);
    },
    async find(model, digest, now) {
      const [row] = await sql.query<ArtifactRow>('oauth_find', FIND, [model, digest, now.toISOString()]);
      return row;
    },
    async findByUid(model, uid, now) {
      const parameters = [model, uid, now.toISOString()];
      const [row] = await sql.query<ArtifactRow & { digest: string }>(
        'oauth_find_by_uid',
        FIND_BY_UID,
        parameters,
      );
      return row;
    },
    async consume(model, digest, now) {
      return (await sql.query('oauth_consume', CONSUME, [model, digest, now.toISOString()])).length > 0;
    },
    async revoke(model, digest, now) {
      await sql.query('oauth_revoke', REVOKE, [model, digest, now.toISOString()]);
    },
    async revokeFamily(family, now) {
      await sql.query('oauth_revoke_family', REVOKE_FAMILY, [family, now.toISOString()]);
    },
    async forget(now) {
      const [gone] = await sql.query<{ count: number }>('oauth_forget', FORGET, [now.toISOString()]);
      return gone?.count === BATCH;
    },
  };
}
