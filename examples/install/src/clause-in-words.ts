import type { Denial } from '@remit/sdk';

/** Where the published policy says so: `3.2 Marketing, L32`. Empty where no clause does. */
export function clauseInWords(clause: Denial['policyClause']): string {
  return [clause?.section, clause?.lines].filter(Boolean).join(', ');
}
