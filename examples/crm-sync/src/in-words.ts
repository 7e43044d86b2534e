import { clauseInWords, isTakenBack } from '@remit/example-install';
import { type Denial, PurposeError, RemitError, ScopeError } from '@remit/sdk';
import type { Counts, Report } from './sync-all.ts';

/** What one pass did, in lines for a terminal. */
export function reportInWords({ notGranted, contacts, tickets, denials }: Report): string[] {
  const counts = `Contacts: ${countsInWords(contacts)}. Tickets: ${countsInWords(tickets)}.`;
  return [...notGranted, counts, ...denials.map(denialInWords)];
}

function countsInWords({ written, unchanged, removed }: Counts): string {
  return `${written} written, ${unchanged} as they were, ${removed} removed`;
}

/** One field that was refused: which, how often, why, by which clause, and what would help. */
export function denialInWords({ coordinate, purpose, reason, count, policyClause, remedy }: Denial): string {
  const clause = clauseInWords(policyClause);
  const times = count === 1 ? 'once' : `${count} times`;
  return [
    `Not given for ${purpose}: ${coordinate}, ${times} (${reason}${clause && `; policy: ${clause}`}).`,
    ...(remedy ? [remedy] : []),
  ].join(' ');
}

const TAKE_AWAY =
  'What came from Remit before still stands in the CRM; the command "forget" deletes it there.';

/** Why nothing is synced any more, for whoever reads the terminal. Undefined for what is no matter of the grant. */
export function stopInWords(error: unknown): string | undefined {
  if (isTakenBack(error))
    return `The controller took this app’s grant back, or its tokens are not good any more. Nothing is synced now. ${TAKE_AWAY} To come in again: install.`;
  if (error instanceof ScopeError)
    return `The controller does not let this app do this any more: ${error.missingScopes.join(', ')}. Nothing was changed. ${TAKE_AWAY}`;
  if (error instanceof PurposeError)
    return `The controller does not let this app read for this purpose any more. Nothing was changed. ${TAKE_AWAY}`;
  return error instanceof RemitError ? error.message : undefined;
}
