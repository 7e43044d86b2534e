import { createHash } from 'node:crypto';
import type { Prisma } from '../db/generated/client.ts';

export type HoldOptions = {
  readonly controllerId: number;
  readonly clientId: string;
  /** Texts of the documents that the app may send, and no other; `'any'`: whatever its grant opens. Unset: as it is. */
  readonly documents?: readonly string[] | 'any' | undefined;
  /** Whether the app may ask about the schema. Unset: as it is. */
  readonly introspection?: boolean | undefined;
};

export type HeldApp =
  | {
      readonly kind: 'held';
      readonly version: number;
      /** How many documents it may send, or any. */
      readonly documents: number | 'any';
      readonly introspection: boolean;
    }
  /** There is no such grant, or it was taken back. */
  | { readonly kind: 'unknown' };

/** What a document is known by: SHA-256 of its text, letter by letter as it is sent, in hexadecimal digits. */
export function digestOfDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Holds an app to the documents that its makers wrote: who has a stolen token of it reads nothing that the app does not.
 * It counts for the app's next operation in every process, and ends live streams of other documents.
 * @param tx of the keeper (`database.prisma`): a gateway's own role may not change grants
 */
export async function holdApp(
  tx: Prisma.TransactionClient,
  { controllerId, clientId, documents, introspection }: HoldOptions,
): Promise<HeldApp> {
  const grant = await tx.grant.findFirst({
    where: { controllerId, revokedAt: null, oauthClient: { clientId } },
    select: { id: true },
  });
  if (grant === null) return { kind: 'unknown' };
  const listed = documents === undefined || documents === 'any' ? [] : documents.map(digestOfDocument);
  const { version, heldToDocuments, trustedDocuments, mayIntrospect } = await tx.grant.update({
    where: { id: grant.id },
    data: {
      ...(documents !== undefined && {
        heldToDocuments: documents !== 'any',
        trustedDocuments: [...new Set(listed)].sort(),
      }),
      ...(introspection !== undefined && { mayIntrospect: introspection }),
    },
    select: { version: true, heldToDocuments: true, trustedDocuments: true, mayIntrospect: true },
  });
  return {
    kind: 'held',
    version,
    documents: heldToDocuments ? trustedDocuments.length : 'any',
    introspection: mayIntrospect,
  };
}
