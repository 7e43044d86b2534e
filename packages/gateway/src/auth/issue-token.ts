import type { Database } from '@remit/schema';
import { digestOfToken, newToken } from './token.ts';

/** Who shall hold a token, by integer id. */
export type TokenHolder =
  | { readonly kind: 'agent'; readonly agentId: number }
  | { readonly kind: 'app'; readonly grantId: number }
  | { readonly kind: 'visitor'; readonly dataSubjectId: number };

type Options = {
  readonly database: Database;
  readonly tokenKey: string;
  readonly now: Date;
};

/**
 * Makes a token. It is told once, here: only its digest is kept.
 * @param details.expiresAt default: never
 */
export async function issueToken(
  { database, tokenKey, now }: Options,
  details: { readonly holder: TokenHolder; readonly controllerId: number; readonly expiresAt?: Date },
): Promise<string> {
  const { holder, controllerId, expiresAt } = details;
  const token = newToken(holder.kind);
  await database.prisma.accessToken.create({
    data: {
      digest: digestOfToken(token, tokenKey),
      controllerId,
      agentId: holder.kind === 'agent' ? holder.agentId : null,
      grantId: holder.kind === 'app' ? holder.grantId : null,
      dataSubjectId: holder.kind === 'visitor' ? holder.dataSubjectId : null,
      createdAt: now,
      expiresAt: expiresAt ?? null,
    },
  });
  return token;
}

/**
 * Revokes a token: it opens nothing any more, in any process, and its live streams end now.
 * @returns false when there is no such token, or it was revoked before
 */
export async function revokeToken({ database, tokenKey, now }: Options, token: string): Promise<boolean> {
  // A trigger writes the event that ends the streams, in the same transaction.
  const { count } = await database.prisma.accessToken.updateMany({
    where: { digest: digestOfToken(token, tokenKey), revokedAt: null },
    data: { revokedAt: now },
  });
  return count > 0;
}
