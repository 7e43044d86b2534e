import type * as z from 'zod';
import type { Fault } from '../faults.ts';
import type { PolicyProfile, ProfileSection } from '../shape.ts';
import type { LeafAt } from '../walk-leaves.ts';

/** `demo` lets placeholder contacts through; nothing else differs. */
export type LoadMode = 'production' | 'demo';

/** What a rule may look at besides the profile. */
export type About = {
  readonly mode: LoadMode;
  /** What the form itself found wrong. */
  readonly issues: readonly z.core.$ZodIssue[];
  /** Every leaf of the parts that have the right form. */
  readonly leaves: readonly LeafAt[];
};

/** One thing a profile must get right. A rule whose sections are broken waits; the others still run. */
export type Rule = {
  readonly needs: readonly ProfileSection[];
  run(profile: PolicyProfile, about: About): Fault[];
};

/** Writes a rule so that it can read no section it did not ask for. */
export function rule<const Needed extends ProfileSection>(spec: {
  readonly needs: readonly Needed[];
  run(profile: Pick<PolicyProfile, Needed>, about: About): Fault[];
}): Rule {
  return spec;
}
