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
  /** Thumbprint of the key that a token is bound to. */
  readonly boundTo: string | null;
  readonly sealed: string;
  readonly expiresAt: Date | null;
};

/** The rows of what the authorization server remembers. Each call is one statement, on an errand outside operations. */
export type ArtifactTable = {
  /** @returns false when it is of an approval that was revoked, or was revoked itself */
  save(artifact: NewArtifact, now: Date): Promise<boolean>;
  find(model: string, digest: string, now: Date): Promise<ArtifactRow | undefined>;
  findByUid(
    model: string,
    uid: string,
    now: Date,
  ): Promise<(ArtifactRow & { readonly digest: string }) | undefined>;
  /**
   * Notes that something that is good once has come: a proof of a key.
   * @returns false when it came before, at whichever process
   */
  takeOnce(digest: string, expiresAt: Date, now: Date): Promise<boolean>;
  /** @returns false when somebody was first, or there is no such thing */
  consume(model: string, digest: string, now: Date): Promise<boolean>;
  /** Takes one away for good. */
  revoke(model: string, digest: string, now: Date): Promise<void>;
  /** Takes away an approval and all that came of it: codes, access tokens, refresh tokens. */
  revokeFamily(family: string, now: Date): Promise<void>;
  /** Removes a batch of what is over. @returns whether there may be more */
  forget(now: Date): Promise<boolean>;
};

const COLUMNS =
  'model, digest, controller_id, grant_id, family, uid, scopes, purposes, sealed, created_at, expires_at, bound_to';
const VALUES =
  '$1, $2, $3::int, $4::int, $5, $6, $7::text[], $8::jsonb, $9, $10::timestamptz, $11::timestamptz, $12';

const SAVE = `
  INSERT INTO oauth_artifact (${COLUMNS}) SELECT ${VALUES}
  ON CONFLICT (digest, model) DO UPDATE
     SET sealed = EXCLUDED.sealed, family = EXCLUDED.family, uid = EXCLUDED.uid, expires_at = EXCLUDED.expires_at
   WHERE oauth_artifact.revoked_at IS NULL
  RETURNING id`;

/** Waits for whoever is revoking the approval at this moment, and then adds nothing to it. */
const SAVE_IN_FAMILY = `
  WITH approval AS (
    SELECT 1 FROM oauth_artifact WHERE model = 'Grant' AND digest = $5 AND revoked_at IS NULL FOR SHARE
  )
  INSERT INTO oauth_artifact (${COLUMNS}) SELECT ${VALUES} FROM approval RETURNING id`;

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

const REVOKE_APPROVAL = `
  UPDATE oauth_artifact SET revoked_at = $2::timestamptz
   WHERE model = 'Grant' AND digest = $1 AND revoked_at IS NULL`;

const REVOKE_FAMILY = `
  UPDATE oauth_artifact SET revoked_at = $2::timestamptz WHERE family = $1 AND revoked_at IS NULL`;

/** Found out and written down in one statement, so that of two who come at the same moment one is second. */
const TAKE_ONCE = `
  INSERT INTO oauth_artifact (model, digest, sealed, created_at, expires_at)
  VALUES ('ReplayDetection', $1, '', $2::timestamptz, $3::timestamptz)
  ON CONFLICT (digest, model) DO NOTHING RETURNING id`;

const BATCH = 1_000;

/**
 * What was revoked is kept until it would have ended, so that who comes with it is told why. The oldest first: the database keeps
 * what is not over by its own clock.
 */
const FORGET = `
  WITH gone AS (
    DELETE FROM oauth_artifact
     WHERE id = ANY (ARRAY(SELECT id FROM oauth_artifact WHERE expires_at <= $1::timestamptz
                              ORDER BY expires_at LIMIT ${BATCH}))
    RETURNING 1
  )
  SELECT count(*)::int AS count FROM gone`;

export function createArtifactTable(sql: Sql): ArtifactTable {
  return {
    async save(artifact, now) {
      const { model, digest, controllerId, grantId, family, uid, scopes, purposes } = artifact;
      const { boundTo, sealed, expiresAt } = artifact;
      const [name, text] = family === null ? ['oauth_save', SAVE] : ['oauth_save_in_family', SAVE_IN_FAMILY];
      const rows = await sql.query(name, text, [
        model,
        digest,
        controllerId,
        grantId,
        family,
        uid,
        scopes,
        purposes === null ? null : JSON.stringify(purposes),
        sealed,
        now.toISOString(),
        expiresAt?.toISOString() ?? null,
        boundTo,
      ]);
      return rows.length > 0;
    },
    async takeOnce(digest, expiresAt, now) {
      const parameters = [digest, now.toISOString(), expiresAt.toISOString()];
      return (await sql.query('oauth_take_once', TAKE_ONCE, parameters)).length > 0;
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
      // The approval first: what is added until then is seen by the second statement, and after it nothing is added.
      await sql.query('oauth_revoke_approval', REVOKE_APPROVAL, [family, now.toISOString()]);
      await sql.query('oauth_revoke_family', REVOKE_FAMILY, [family, now.toISOString()]);
    },
    async forget(now) {
      const [gone] = await sql.query<{ count: number }>('oauth_forget', FORGET, [now.toISOString()]);
      return gone?.count === BATCH;
    },
  };
}
