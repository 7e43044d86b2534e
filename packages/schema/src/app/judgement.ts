import type { Clause } from '../profile/clause.ts';
import type { TransferRuling } from '../profile/transfers.ts';
import type { TransferMechanism } from '../taxonomy/areas.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import type { Scope } from '../taxonomy/scopes.ts';

/**
 * Why an app may not be installed, with the obligation behind it (docs/obligations.md). Stable: tools may match on them.
 */
export const REFUSALS = {
  RECIPIENT_NOT_LISTED: 'OBL-MULTI-REC-01',
  RECIPIENT_SWITCHED_OFF: 'OBL-MULTI-REC-01',
  NAME_OF_ANOTHER: 'OBL-MULTI-REC-01',
  COUNTRY_DIFFERS: 'OBL-MULTI-REC-01',
  AUTHORITY_IS_NO_APP: 'OBL-MULTI-REC-05',
  CONTRACT_MISSING: 'OBL-MULTI-REC-02',
  PURPOSE_NOT_IN_POLICY: 'OBL-MULTI-REC-02',
  PURPOSE_NOT_REGISTERED: 'OBL-MULTI-REC-02',
  GROUP_NOT_NECESSARY: 'OBL-MULTI-REC-06',
  GROUP_WITHOUT_CONTRACT: 'OBL-MULTI-REC-06',
  NOTICE_OWED: 'OBL-MULTI-REC-08',
  SALE_UNANNOUNCED: 'OBL-SAPAT-REC-07',
  TRANSFER_NOT_ALLOWED: 'OBL-MULTI-TRF-12',
  CONSENT_NEEDED: 'OBL-SAPAT-INT-01',
  POLICY_LINK_MISSING: 'OBL-MULTI-INT-02',
  CATEGORY_NOT_REGISTERED: 'OBL-TCC-INT-05',
  MARKETING_NOT_SHARED: 'OBL-TCC-MKT-05',
  SENDER_GETS_LESS: 'OBL-LOCUS-MKT-08',
  NARROWING_WIDENS: 'OBL-SAPAT-INT-01',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export type RefusalReason = {
  readonly code: RefusalCode;
  /** Id of the obligation, as in docs/obligations.md. */
  readonly obligation: (typeof REFUSALS)[RefusalCode];
  /** In plain words, for the admin who wants to install it. */
  readonly message: string;
  /** What the controller's own policy says; null where the refusal is not about the policy. */
  readonly clause: Clause | null;
};

/** What would turn a refusal into a yes. A refusal without a need cannot be turned. */
export type Need =
  /** The controller enters the app in its register first. */
  | { readonly kind: 'register_entry' }
  /** The controller records one of these tools in the register. */
  | { readonly kind: 'safeguard'; readonly oneOf: readonly TransferMechanism[] }
  | { readonly kind: 'contract' }
  /** People are told, and the date is recorded in the register. */
  | { readonly kind: 'notice' }
  | { readonly kind: 'policy_link' }
  /** The grant is narrowed to these kinds of data for this purpose; none: the purpose is taken out. */
  | { readonly kind: 'narrow'; readonly purpose: string; readonly categories: readonly DataCategory[] };

/** One purpose as it would be granted, for the consent page. */
export type GrantedPurpose = {
  readonly id: string;
  /** In the words of the controller's policy. */
  readonly description: string;
  /** In the words of the app. */
  readonly reason: string;
  readonly categories: readonly DataCategory[];
  readonly clause: Clause;
  /** Nothing about a person is answered under it before that person agreed expressly. */
  readonly peopleMustOptIn: boolean;
};

/** What the app asked for and does not get here, because the policy has no such use. */
export type LeftOut = {
  readonly purpose: string;
  /** Unset: the whole purpose. */
  readonly category?: DataCategory;
  /** The policy has a use for parts of it, which are granted. */
  readonly partly?: boolean;
  readonly clause: Clause | null;
};

/** A subset of what a manifest asks for. What is left out of it stays as the manifest has it. */
export type Narrowing = {
  readonly purposes?: { readonly [purposeId: string]: readonly DataCategory[] } | undefined;
  readonly scopes?: readonly Scope[] | undefined;
};

/** Whether an app may be installed, and everything that the answer rests on. */
export type InstallationJudgement = {
  readonly outcome: 'allowed' | 'refused';
  /** Every reason at once; empty when allowed. */
  readonly reasons: readonly RefusalReason[];
  readonly needs: readonly Need[];
  /** The purposes that a grant would hold, with the kinds of data for each. */
  readonly purposes: { readonly [purposeId: string]: readonly DataCategory[] };
  readonly scopes: readonly Scope[];
  readonly details: readonly GrantedPurpose[];
  readonly leftOut: readonly LeftOut[];
  /** Where the data goes. */
  readonly recipient: {
    readonly country: string;
    readonly role: string;
    readonly safeguard: TransferMechanism | null;
    readonly contractRef: string | null;
    /** The app's own policy, which applies to what it gets. */
    readonly policyUrl: string | null;
    readonly transfer: TransferRuling;
  };
};
