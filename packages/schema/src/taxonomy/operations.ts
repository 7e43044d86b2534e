/**
 * Everything that may be done to personal data, as verbs (Art. 4(2) GDPR). The audit trail knows no other
 * word: the fourteen that the most explicit of the published policies lists, and `transfer`.
 */
export const OPERATIONS = [
  'collect',
  'record',
  'systematise',
  'accumulate',
  'store',
  'structure',
  'alter',
  'retrieve',
  'consult',
  'use',
  'anonymise',
  'block',
  'erase',
  'destroy',
  'transfer',
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** Tells whether a word is one of the permitted verbs. */
export function isOperation(word: unknown): word is Operation {
  return typeof word === 'string' && OPERATIONS.some((verb) => verb === word);
}
