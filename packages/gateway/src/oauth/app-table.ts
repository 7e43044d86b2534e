import { type AppManifest, parseManifest, type Sql } from '@remit/schema';

/** What an app registered with (RFC 7591). `client_secret` is the HMAC of its secret. */
export type Registration = { readonly client_id: string; readonly [member: string]: unknown };

/** Where an app is installed now. */
export type Installation = {
  readonly controllerId: number;
  /** Public id. */
  readonly controller: string;
  readonly grantId: number;
  readonly purposes: unknown;
  readonly scopes: readonly string[];
};

/** The apps that the authorization server knows. */
export type AppTable = {
  /** Undefined for an app that never registered, or is disabled. */
  find(clientId: string): Promise<{ registration: Registration; manifest: AppManifest } | undefined>;
  /** @returns false when there is an app of that name already: nobody takes over another's */
  register(registration: Registration, manifest: AppManifest): Promise<boolean>;
  isKnown(clientId: string): Promise<boolean>;
  installations(clientId: string): Promise<readonly Installation[]>;
};

const FIND = `
  SELECT registration, manifest FROM oauth_client
   WHERE client_id = $1 AND disabled_at IS NULL AND registration IS NOT NULL`;

const REGISTER = `
  INSERT INTO oauth_client (client_id, name, publisher, policy_url, manifest, registration)
  VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb) ON CONFLICT (client_id) DO NOTHING RETURNING id`;

const INSTALLATIONS = `
  SELECT controller_id AS "controllerId", controller_public_id AS controller, grant_id AS "grantId", purposes, scopes
    FROM remit_installations($1)`;

export function createAppTable(sql: Sql): AppTable {
  return {
    async find(clientId) {
      // PostgreSQL takes no such text, and nobody has such a name.
      if (clientId.includes('\u0000')) return undefined;
      const [row] = await sql.query<{ registration: Registration; manifest: unknown }>('oauth_app', FIND, [
        clientId,
      ]);
      if (row === undefined) return undefined;
      const read = parseManifest(row.manifest);
      return 'faults' in read ? undefined : { registration: row.registration, manifest: read.manifest };
    },
    async register(registration, manifest) {
      const rows = await sql.query('oauth_register', REGISTER, [
        manifest.clientId,
        manifest.name,
        manifest.publisher,
        manifest.policyUrl,
        JSON.stringify(manifest),
        JSON.stringify(registration),
      ]);
      return rows.length > 0;
    },
    async isKnown(clientId) {
      const known = 'SELECT 1 AS one FROM oauth_client WHERE client_id = $1';
      return (await sql.query('oauth_app_known', known, [clientId])).length > 0;
    },
    installations: (clientId) => sql.query<Installation>('oauth_installations', INSTALLATIONS, [clientId]),
  };
}
