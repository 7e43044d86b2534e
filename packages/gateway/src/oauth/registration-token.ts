import { randomBytes } from 'node:crypto';
import type { Database } from '@remit/schema';
import { createArtifactTable } from './artifact-table.ts';
import { createSecrets } from './secrets.ts';

const MODEL = 'InitialAccessToken';
const DAY = 86_400;

type Options = {
  readonly database: Database;
  readonly tokenKey: string;
  readonly now: Date;
  /** Days for which apps can register with it; default 7. */
  readonly days?: number;
};

/** Makes an initial access token (RFC 7591): who has it may register apps. It is told once, here. */
export async function issueRegistrationToken({
  database,
  tokenKey,
  now,
  days = 7,
}: Options): Promise<string> {
  const secrets = createSecrets(tokenKey);
  const token = randomBytes(32).toString('base64url');
  const digest = secrets.digest(token);
  const iat = Math.floor(now.getTime() / 1_000);
  const lifetime = days * DAY;
  // Its end stands in the row alone, by the clock of the gateway.
  const payload = { kind: MODEL, iat };
  await createArtifactTable(database.walled.sql).save(
    {
      model: MODEL,
      digest,
      controllerId: null,
      grantId: null,
      family: null,
      uid: null,
      scopes: [],
      purposes: null,
      boundTo: null,
      sealed: secrets.seal(payload, `${MODEL} ${digest}`),
      expiresAt: new Date(now.getTime() + lifetime * 1_000),
    },
    now,
  );
  return token;
}
