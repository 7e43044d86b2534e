import type { DenialReason } from './generated/inputs.ts';

/** Where the published policy says so. */
export interface PolicyClause {
  /** Name of the published text. */
  readonly file: string;
  /** `'L39-41'`, or `null` where the policy itself does not say it. */
  readonly lines: string | null;
  /** Title of the section. */
  readonly section: string | null;
  /** `stated`, `statute`, `operator` or `not_stated`. */
  readonly provenance: string;
  /** The article or the reason, where the policy itself is silent. */
  readonly note?: string | null;
}

/**
 * Personal data that was withheld: the field is `null` in the result. One entry a field, however many rows.
 *
 * @see GDPR Art. 5(1)(b), purpose limitation
 */
export interface Denial<Purpose extends string = string> {
  /** The field, as the schema names it: `DataSubject.email`. */
  readonly coordinate: string;
  /** Why; where several reasons were met, the most frequent. */
  readonly reason: DenialReason;
  /** All reasons, each with how often it was met. */
  readonly reasons?: Readonly<Partial<Record<DenialReason, number>>>;
  /** The purpose that was declared. */
  readonly purpose: Purpose | null;
  /** Purposes under which this caller could read it. */
  readonly allowedPurposes: readonly Purpose[];
  readonly policyClause: PolicyClause | null;
  /** What would make it readable, in plain words. */
  readonly remedy: string | null;
  /** How many values were withheld. */
  readonly count: number;
}

/** A filter, order or search that was answered only from the people for whom that read is lawful. */
export interface Narrowed {
  /** `TicketFilter.requesterEmail` */
  readonly coordinate: string;
  readonly message: string;
}

/** What an answer says about the personal data in it. */
export interface Privacy {
  readonly denials: readonly Denial[];
  readonly narrowed: readonly Narrowed[];
}

/**
 * The denials in a GraphQL result: for results that come through urql's hooks and not through `remit.query`.
 *
 * @example
 * ```ts
 * import { createRemit, privacyOf } from '@remit/sdk';
 * import { queryDocument, urqlClient } from '@remit/sdk/urql';
 *
 * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.ticketing' });
 * const { query, variables } = queryDocument({ viewer: { kind: true } });
 * const result = await urqlClient(remit).query(query, variables);
 * for (const denial of privacyOf(result).denials) console.log(denial.coordinate, denial.reason);
 * ```
 */
export function privacyOf(result: { readonly extensions?: unknown }): Privacy {
  const extensions = result.extensions as { privacy?: Partial<Privacy> } | null | undefined;
  const { denials, narrowed } = extensions?.privacy ?? {};
  return { denials: denials ?? [], narrowed: narrowed ?? [] };
}
