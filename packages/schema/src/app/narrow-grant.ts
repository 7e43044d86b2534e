import type { Prisma } from '../db/generated/client.ts';
import { gives } from '../purpose/access.ts';
import { type DataCategory, isDataCategory } from '../taxonomy/data-categories.ts';
import { isScope, type Scope } from '../taxonomy/scopes.ts';
import type { Narrowing } from './judgement.ts';

export type NarrowOptions = {
  readonly controllerId: number;
  readonly clientId: string;
  /** What stays. A purpose that is not named is gone; left out altogether, all stay as they are. */
  readonly to: Narrowing;
};

export type NarrowedGrant =
  | {
      readonly kind: 'narrowed';
      readonly grantId: number;
      readonly version: number;
      readonly purposes: { readonly [purposeId: string]: readonly DataCategory[] };
      readonly scopes: readonly Scope[];
    }
  /** There is no such grant, or it was taken back. */
  | { readonly kind: 'unknown' }
  /** This would give more than there is; an app is given more by approving it again. */
  | { readonly kind: 'wider'; readonly what: readonly string[] };

/**
 * Takes some of what an app was granted. It counts for its next operation in every process; open streams are told less
 * from their next event on, or end where their scope is gone.
 */
export async function narrowGrant(
  tx: Prisma.TransactionClient,
  { controllerId, clientId, to }: NarrowOptions,
): Promise<NarrowedGrant> {
  const grant = await tx.grant.findFirst({
    where: { controllerId, revokedAt: null, oauthClient: { clientId } },
    select: { id: true, purposes: true, scopes: true },
  });
  if (grant === null) return { kind: 'unknown' };
  const granted = purposesIn(grant.purposes);
  const scopes = grant.scopes.filter(isScope);
  const purposes = to.purposes ?? granted;
  const kept = to.scopes ?? scopes;
  const wider = [
    ...Object.entries(purposes).flatMap(([id, categories]) =>
      categories
        .filter((category) => !gives(Object.hasOwn(granted, id) ? (granted[id] ?? []) : [], category))
        .map((category) => `${category} for ${id}`),
    ),
    ...kept.filter((scope) => !scopes.includes(scope)),
  ];
  if (wider.length > 0) return { kind: 'wider', what: wider };
  // A purpose with nothing left under it would still open lists of rows.
  const left = Object.fromEntries(Object.entries(purposes).filter(([, categories]) => categories.length > 0));
  const { version } = await tx.grant.update({
    where: { id: grant.id },
    data: {
      purposes: JSON.parse(JSON.stringify(left)),
      scopes: [...kept],
      version: { increment: 1 },
    },
    select: { version: true },
  });
  return { kind: 'narrowed', grantId: grant.id, version, purposes: left, scopes: kept };
}

/** What a grant's column holds, in words that are known. */
export function purposesIn(stored: unknown): Record<string, DataCategory[]> {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).map(([id, categories]: [string, unknown]) => [
      id,
      Array.isArray(categories) ? categories.filter(isDataCategory) : [],
    ]),
  );
}
