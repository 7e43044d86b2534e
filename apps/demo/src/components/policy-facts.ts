import { select, type Selected } from '@remit/sdk';
import { queryDocument } from '@remit/sdk/urql';

const clause = select('PolicyClause', {
  file: true,
  lines: true,
  section: true,
  provenance: true,
  note: true,
});

const purpose = select('Purpose', {
  id: true,
  description: true,
  consentRequired: true,
  consentChannels: true,
  objectable: true,
  withdrawable: true,
  identityLevel: true,
  dataCategories: { category: true, clause },
  lawfulBases: { type: true, articles: true, appliesTo: true, clause },
  clause,
});

const controller = select('Controller', {
  displayName: true,
  policy: {
    version: true,
    date: true,
    sourceFile: true,
    liveChatPurpose: true,
    ticketingPurpose: true,
    marketingPurpose: true,
  },
});

/** One purpose of the policy in force, as the API tells it. */
export type PurposeFacts = Selected<'Purpose', typeof purpose>;

/** The policy in force and what it says about every purpose. */
export interface PolicyFacts {
  readonly controller: Selected<'Controller', typeof controller>;
  readonly purposes: readonly PurposeFacts[];
}

/** Everything that differs between two controllers on this page comes from this query. */
export function policyDocument() {
  return queryDocument({ viewer: { controller }, purposes: purpose });
}
