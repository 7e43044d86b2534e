import type { BasisState } from './person-steps.ts';
import type { DenialReason } from './reasons.ts';

/**
 * A person's lawfulness, as it stands in the row: the policy version it was made under, then one character a slot.
 * `"7:LMTO|2=1790000000000"`: version 7; slot 0 lawful, 1 no consent, 2 lawful until that moment, 3 objected.
 * The version keeps a slot number from ever being read under another policy.
 */
const LAWFUL = 'L';
const LAWFUL_UNTIL = 'T';
const LETTERS: readonly [string, DenialReason][] = [
  ['M', 'CONSENT_MISSING'],
  ['R', 'CONSENT_REFUSED'],
  ['W', 'CONSENT_WITHDRAWN'],
  ['X', 'CONSENT_EXPIRED'],
  ['O', 'OBJECTED'],
  ['S', 'RESTRICTED'],
  ['E', 'ERASED'],
  ['U', 'UNDER_AGE'],
];
const letterOf = new Map(LETTERS.map(([letter, reason]) => [reason, letter]));
const reasonOf = new Map(LETTERS);
/** Later steps weigh more: they refused a basis that had passed all the earlier ones. */
const rankOf = new Map(LETTERS.map(([, reason], rank) => [reason, rank]));

/** Slot numbers of different policy versions never meet in the database column either. */
const SLOTS_A_VERSION = 1000;

/** The number under which a slot of a policy version stands in `lawfulFor`. */
export function slotKey(policyVersionId: number, slot: number): number {
  return policyVersionId * SLOTS_A_VERSION + slot;
}

export type LawfulnessColumns = {
  readonly lawfulness: string;
  readonly lawfulFor: readonly number[];
  readonly lawfulUntil: Date | null;
};

/** The three columns for a person, from where each slot stands. */
export function encodeLawfulness(policyVersionId: number, slots: readonly BasisState[]): LawfulnessColumns {
  const letters = slots.map(({ reason, until }) => {
    if (reason !== null) return letterOf.get(reason) ?? 'M';
    return until === null ? LAWFUL : LAWFUL_UNTIL;
  });
  const ends = slots.flatMap(({ until }, slot) => (until === null ? [] : [{ slot, at: until.getTime() }]));
  const suffix = ends.length > 0 ? `|${ends.map(({ slot, at }) => `${slot}=${at}`).join(',')}` : '';
  return {
    lawfulness: `${policyVersionId}:${letters.join('')}${suffix}`,
    lawfulFor: slots.flatMap(({ reason }, slot) => (reason === null ? [slotKey(policyVersionId, slot)] : [])),
    lawfulUntil: ends.length > 0 ? new Date(Math.min(...ends.map(({ at }) => at))) : null,
  };
}

/** What a state says about some slots. */
export type Reading = {
  /** Null when at least one slot stands. */
  readonly reason: DenialReason | null;
  /** The slot that carries the read, or the one whose reason is told. */
  readonly slot: number | undefined;
  /** True when the answer will change by the passing of time alone. */
  readonly timed: boolean;
};

/**
 * Reads a person's state for a few slots: allowed when one stands; otherwise the reason of the slot that got furthest.
 * A missing or foreign state allows nothing.
 */
export function readLawfulness(
  state: string | null | undefined,
  policyVersionId: number,
  slots: readonly number[],
  now: Date,
): Reading {
  const colon = state?.indexOf(':') ?? -1;
  if (!state || colon < 1 || state.slice(0, colon) !== String(policyVersionId)) {
    return { reason: 'CONSENT_MISSING', slot: slots[0], timed: false };
  }
  const bar = state.indexOf('|');
  let timed = false;
  let refused: { reason: DenialReason; slot: number; rank: number } | undefined;
  for (const slot of slots) {
    const at = colon + 1 + slot;
    const letter = bar >= 0 && at >= bar ? undefined : state[at];
    if (letter === LAWFUL) return { reason: null, slot, timed };
    let reason = letter === undefined ? undefined : reasonOf.get(letter);
    if (letter === LAWFUL_UNTIL) {
      timed = true;
      if (now.getTime() < endOf(state, bar, slot)) return { reason: null, slot, timed };
      reason = 'CONSENT_EXPIRED';
    }
    reason ??= 'CONSENT_MISSING';
    const rank = rankOf.get(reason) ?? 0;
    if (refused === undefined || rank > refused.rank) refused = { reason, slot, rank };
  }
  return { reason: refused?.reason ?? 'CONSENT_MISSING', slot: refused?.slot, timed };
}

function endOf(state: string, bar: number, slot: number): number {
  if (bar < 0) return 0;
  const entry = state
    .slice(bar + 1)
    .split(',')
    .find((part) => part.startsWith(`${slot}=`));
  return entry === undefined ? 0 : Number(entry.slice(entry.indexOf('=') + 1));
}
