import type { Denial } from '@remit/sdk';

const WORDS: Readonly<Record<string, string>> = {
  PURPOSE_NOT_DECLARED: 'no purpose was declared',
  PURPOSE_UNKNOWN: 'the policy has no such purpose',
  PURPOSE_NOT_GRANTED: 'this role may not use that purpose',
  CATEGORY_NOT_GRANTED: 'not granted',
  CATEGORY_NOT_IN_POLICY: 'the policy does not use it for this',
  RECIPIENT_NOT_REGISTERED: 'not in the register of recipients',
  TRANSFER_NOT_ALLOWED: 'may not go to that country',
  CONSENT_MISSING: 'the person was not asked, or did not answer',
  CONSENT_REFUSED: 'the person said no',
  CONSENT_WITHDRAWN: 'the person took the consent back',
  CONSENT_EXPIRED: 'the consent has ended',
  OBJECTED: 'the person objected',
  RESTRICTED: 'restricted for now',
  ERASED: 'the person was erased',
  UNDER_AGE: 'the person is too young',
  RETENTION_EXPIRED: 'kept long enough',
};

/** Why a field is dark, in plain words: `'the person took the consent back'`. */
export function why({ reason }: Denial): string {
  return WORDS[reason] ?? reason;
}

/** Where that is written: `'policy L42, Marketing'`, `'law, GDPR 21'`, or nothing. */
export function where({ policyClause: clause }: Denial): string | undefined {
  if (!clause) return undefined;
  if (clause.lines) return `policy ${clause.lines}${clause.section ? `, ${clause.section}` : ''}`;
  return clause.note
    ? `${clause.provenance === 'statute' ? 'law' : 'the operator'}, ${clause.note}`
    : undefined;
}
