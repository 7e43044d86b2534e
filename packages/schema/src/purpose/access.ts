import type { TransferMechanism } from '../taxonomy/areas.ts';
import { covers, type DataCategory, isInternal } from '../taxonomy/data-categories.ts';
import type { Scope } from '../taxonomy/scopes.ts';

/** What is on file about the third party that would receive the data. Staff and the person are no recipients. */
export type RecipientFacts = {
  /** Entered in the controller's register of recipients. */
  readonly registered: boolean;
  readonly active: boolean;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly safeguard: TransferMechanism | null;
  readonly contractRef: string | null;
  /** Kinds of data that the register lets it have at most, whatever a grant says. */
  readonly allowedFields: readonly DataCategory[];
};

/** The kinds of data given for a purpose: all that the policy lists, the same without what staff write for staff, or these. */
export type Given = 'all' | 'all but internal' | readonly DataCategory[];

/**
 * Whether a kind of data is among those given. What is internal is never a part of something larger: a grant names it.
 */
export function gives(given: Given, category: DataCategory): boolean {
  const internal = isInternal(category);
  if (given === 'all') return true;
  if (given === 'all but internal') return !internal;
  return given.some((listed) => (internal ? listed === category : covers(listed, category)));
}

/** What a caller was given: its purposes, and for each the kinds of data. */
export type Access = {
  /** Identity for caches: two equal keys never mean two different accesses. */
  readonly key: string;
  readonly purposes: ReadonlyMap<string, Given>;
  /** What an app may do. Scopes are the apps' only: what staff and visitors may do, their role and person say. */
  readonly scopes: 'no app' | ReadonlySet<Scope>;
  /** Set for apps only. */
  readonly recipient: RecipientFacts | undefined;
};
