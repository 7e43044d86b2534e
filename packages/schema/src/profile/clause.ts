import { parseLines } from './leaf.ts';
import type { Leaf, Provenance } from './leaf.ts';
import type { PolicyProfile } from './shape.ts';

/** Where a value comes from, ready to be quoted to a person. */
export type Clause = {
  /** Name of the published text. */
  readonly file: string;
  /** `'L39-41'` when the policy itself says so, else `null`: a fall-back is never put in the policy’s mouth. */
  readonly lines: string | null;
  /** Title of the section that holds the first of the lines, or `null`. */
  readonly section: string | null;
  readonly provenance: Provenance;
  /** The article (`statute`) or the reason (`operator`, `not_stated`); `null` when stated. */
  readonly note: string | null;
};

/** Title of the smallest section that holds a line. */
function sectionAt(sections: PolicyProfile['sections'], line: number): string | null {
  const holding = sections
    .filter((section) => section.from <= line && line <= section.to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  return holding[0]?.title ?? null;
}

/** Turns a leaf’s source into a clause of its profile. */
export function clauseOf(
  profile: Pick<PolicyProfile, 'sourceFile' | 'sections'>,
  leaf: Leaf<unknown>,
): Clause {
  const isStated = leaf.provenance === 'stated';
  const first = isStated ? parseLines(leaf.source)?.[0] : undefined;
  return Object.freeze({
    file: profile.sourceFile.name,
    lines: isStated ? leaf.source : null,
    section: first === undefined ? null : sectionAt(profile.sections, first.from),
    provenance: leaf.provenance,
    note: isStated ? null : leaf.source,
  });
}

/** A clause in plain words: `'L39-41, Marketing'` or `'not in the policy; from the law: GDPR 12(3)'`. */
export function clauseInWords(clause: Clause): string {
  switch (clause.provenance) {
    case 'stated':
      return clause.section === null ? `${clause.lines}` : `${clause.lines}, ${clause.section}`;
    case 'statute':
      return `not in the policy; from the law: ${clause.note}`;
    case 'operator':
      return `not in the policy; chosen by the operator: ${clause.note}`;
    case 'not_stated':
      return `not in the policy; careful default: ${clause.note}`;
  }
}
