import type { TransferMechanism } from '../taxonomy/areas.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';

/** What is on file about the third party that would receive the data. Staff and the person are no recipients. */
export type RecipientFacts = {
  /** Entered in the controller's register of recipients. */
  readonly registered: boolean;
  readonly active: boolean;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly safeguard: TransferMechanism | null;
  readonly contractRef: string | null;
};

/** What a caller was given: its purposes, and for each the kinds of data, or `'all'` that the policy lists. */
export type Access = {
  /** Identity for caches: two equal keys never mean two different accesses. */
  readonly key: string;
  readonly purposes: ReadonlyMap<string, 'all' | readonly DataCategory[]>;
  /** Set for apps only. */
  readonly recipient: RecipientFacts | undefined;
};
