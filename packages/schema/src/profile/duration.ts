import * as z from 'zod';

/** What a period is counted from. */
export const ANCHORS = [
  'receipt',
  'sent',
  'creation',
  'close',
  'deletion',
  'withdrawal',
  'contract_end',
  'visit_end',
  'awareness',
  'publication',
  'answer',
  'first_period_end',
] as const;
export type Anchor = (typeof ANCHORS)[number];

/** Units are never converted into each other: a calendar month is not thirty days. */
const DURATION_UNITS = ['hour', 'business_hour', 'day', 'month', 'year'] as const;

/** Periods that hang on an event and not on a figure. */
export const DURATION_KEYWORDS = [
  'at_once',
  'session',
  'purpose_end',
  'contract_plus_law',
  'while_active',
  'indefinite',
] as const;
export type DurationKeyword = (typeof DURATION_KEYWORDS)[number];

/** A counted period: `{ n: 30, unit: 'day', anchor: 'receipt' }`. */
export const periodShape = z.strictObject({
  n: z.int().positive(),
  unit: z.enum(DURATION_UNITS),
  anchor: z.enum(ANCHORS),
});
export type Period = Readonly<z.output<typeof periodShape>>;

/** A counted period or a keyword. */
export const durationShape = z.union([periodShape, z.enum(DURATION_KEYWORDS)]);
export type Duration = Period | DurationKeyword;

const KEYWORD_WORDS: Readonly<Record<DurationKeyword, string>> = {
  at_once: 'at once',
  session: 'for the visit only',
  purpose_end: 'until the purpose is met',
  contract_plus_law: 'for the contract, then as long as the law requires',
  while_active: 'while the account is active',
  indefinite: 'without limit',
};

const ANCHOR_WORDS: Readonly<Record<Anchor, string>> = {
  receipt: 'receipt',
  sent: 'the day it was sent',
  creation: 'creation',
  close: 'closing',
  deletion: 'deletion of the account',
  withdrawal: 'withdrawal',
  contract_end: 'the end of the contract',
  visit_end: 'the end of the visit',
  awareness: 'becoming aware',
  publication: 'publication',
  answer: 'the answer',
  first_period_end: 'the end of the first period',
};

/**
 * A duration in plain words.
 * @example
 * durationInWords({ n: 30, unit: 'day', anchor: 'receipt' }); // '30 days from receipt'
 */
export function durationInWords(duration: Duration): string {
  if (typeof duration === 'string') return KEYWORD_WORDS[duration];
  const unit = duration.unit.replace('_', ' ');
  return `${duration.n} ${unit}${duration.n === 1 ? '' : 's'} from ${ANCHOR_WORDS[duration.anchor]}`;
}
