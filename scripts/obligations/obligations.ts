import { consent } from './consent.ts';
import { cookies } from './cookies.ts';
import { integrations } from './integrations.ts';
import { lawfulBasis } from './lawful-basis.ts';
import { marketing } from './marketing.ts';
import type { Obligation } from './obligation.ts';
import { operation } from './operation.ts';
import { policyVersions } from './policy-versions.ts';
import { purposeLimitation } from './purpose-limitation.ts';
import { recipients } from './recipients.ts';
import { requests } from './requests.ts';
import { retention } from './retention.ts';

/** One chapter of the list. */
export interface ObligationArea {
  readonly title: string;
  readonly obligations: readonly Obligation[];
}

/** All that the five published policies promise, by area. */
export const obligationAreas: readonly ObligationArea[] = [
  { title: 'What may be read, and for which purpose', obligations: purposeLimitation },
  { title: 'Lawful bases, objection and restriction', obligations: lawfulBasis },
  { title: 'Consent and its withdrawal', obligations: consent },
  { title: 'Marketing and messages', obligations: marketing },
  { title: 'Requests of people about their own data', obligations: requests },
  { title: 'How long data is kept, and figures about groups', obligations: retention },
  { title: 'Versions of a policy, notices and acceptance', obligations: policyVersions },
  { title: 'Cookies and scripts', obligations: cookies },
  { title: 'Who gets data: staff, recipients, other countries', obligations: recipients },
  { title: 'Integrations, single sign-on and payments', obligations: integrations },
  { title: 'Security, breaches, children and support', obligations: operation },
];

/** The ids that a test may carry. */
export const obligationIds: ReadonlySet<string> = new Set(
  obligationAreas.flatMap(({ obligations }) => obligations.map(({ id }) => id)),
);
