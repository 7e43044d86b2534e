import { clauseInWords, isTakenBack } from '@remit/example-install';
import { type Denial, PurposeError, RemitError, ScopeError } from '@remit/sdk';

/** The fields that the channel is shown, and the kind of data that each is. */
const SHOWN: Readonly<Record<string, string>> = {
  'Ticket.subject': 'the subject (user.content.ticket)',
  'DataSubject.displayName': 'the name (user.name)',
  'TicketMessage.body': 'what was written (user.content.ticket)',
};

const WHY: Readonly<Record<Denial['reason'], string>> = {
  PURPOSE_NOT_DECLARED: 'nobody said what it is read for',
  PURPOSE_UNKNOWN: 'the policy knows no such purpose',
  PURPOSE_NOT_GRANTED: 'this app was not granted that purpose',
  CATEGORY_NOT_GRANTED: 'this app was not granted that kind of data for it',
  CATEGORY_NOT_IN_POLICY: 'the policy does not use that kind of data for it',
  RECIPIENT_NOT_REGISTERED: 'this app is not in the register of recipients',
  TRANSFER_NOT_ALLOWED: 'it may not leave for the country of this app',
  CONSENT_MISSING: 'the person has not agreed',
  CONSENT_REFUSED: 'the person said no',
  CONSENT_WITHDRAWN: 'the person took the consent back',
  CONSENT_EXPIRED: 'the person’s consent is over',
  OBJECTED: 'the person objected',
  RESTRICTED: 'the person’s data must not be used for now',
  ERASED: 'the person was erased',
  UNDER_AGE: 'the person is younger than the policy allows',
  RETENTION_EXPIRED: 'the time for which it may be kept is over',
};

/** One field that was refused: which, for what, why, by which clause, and what would help. */
export function denialInWords({ coordinate, purpose, reason, policyClause, remedy }: Denial): string {
  const clause = clauseInWords(policyClause);
  return [
    // A gateway newer than this app may have one more reason.
    `Not shown: ${SHOWN[coordinate] ?? coordinate}. Read for ${purpose}: ${WHY[reason] ?? reason}.`,
    clause && `Policy: ${clause}.`,
    remedy,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Why something was not done, for whoever reads the channel. */
export function refusalInWords(error: unknown): string {
  if (isTakenBack(error))
    return 'The controller took this app’s grant back, or its tokens are not good any more.';
  if (error instanceof ScopeError)
    return `The controller does not let this app do this: ${error.missingScopes.join(', ')}.`;
  if (error instanceof PurposeError)
    return 'The controller does not let this app read tickets for this purpose.';
  return error instanceof RemitError
    ? error.message
    : 'Something failed; the terminal of the bridge says what.';
}

/** The last message of the bridge. */
export function stopInWords(error: unknown): string {
  const isOfGrant = isTakenBack(error) || error instanceof ScopeError || error instanceof PurposeError;
  return [
    refusalInWords(error),
    'No ticket is posted here until the bridge is started again.',
    ...(isOfGrant ? ['What stands here already, its command “forget” deletes.'] : []),
  ].join(' ');
}
