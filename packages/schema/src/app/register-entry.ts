import { TRANSFER_MECHANISM_IDS, type TransferMechanism } from '../taxonomy/areas.ts';
import { type DataCategory, isDataCategory } from '../taxonomy/data-categories.ts';

/** What a controller's register of recipients has on file about one of them (Art. 30(1)(d) GDPR, Art. 47 ZZPL). */
export type RegisterEntry = {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly role: string | null;
  /** What the controller named it for. */
  readonly purposes: readonly string[];
  /** Kinds of data that it may get at most. */
  readonly allowedFields: readonly DataCategory[];
  readonly safeguard: TransferMechanism | null;
  readonly contractRef: string | null;
  readonly policyUrl: string | null;
  /** A company of the controller's own group. */
  readonly ofGroup: boolean;
  /** It buys the business, or a part of it. */
  readonly acquirer: boolean;
  /** When people were told of it. */
  readonly notifiedAt: Date | null;
  readonly active: boolean;
};

/** A row of the register as the database has it. Words that nobody knows are no words. */
export function registerEntryOf(row: {
  readonly name: string;
  readonly country: string;
  readonly role: string | null;
  readonly purposes: readonly string[];
  readonly allowedFields: readonly string[];
  readonly safeguard: string | null;
  readonly contractRef: string | null;
  readonly policyUrl: string | null;
  readonly ofGroup: boolean;
  readonly acquirer: boolean;
  readonly notifiedAt: Date | null;
  readonly active: boolean;
}): RegisterEntry {
  const { name, country, role, purposes, contractRef, policyUrl, ofGroup, acquirer, notifiedAt, active } =
    row;
  return {
    name,
    country,
    role,
    purposes,
    allowedFields: row.allowedFields.filter(isDataCategory),
    safeguard: TRANSFER_MECHANISM_IDS.find((id) => id === row.safeguard) ?? null,
    contractRef,
    policyUrl,
    ofGroup,
    acquirer,
    notifiedAt,
    active,
  };
}
