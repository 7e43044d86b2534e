import { canonicalJson } from './canonical-json.ts';
import type { Leaf } from './leaf.ts';
import type { PolicyProfile } from './shape.ts';
import { countOf, valueInWords } from './value-in-words.ts';
import { walkLeaves } from './walk-leaves.ts';

/** One difference between two profiles. */
export type ProfileChange = {
  /** Top-level part, such as `purposes` or `retention`. */
  readonly part: string;
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'resourced';
  /** What changed, in plain words. */
  readonly message: string;
};

/**
 * Everything in which two profiles differ, in the order of the later one. The same value from another source is told
 * too (`resourced`): it decides what may be said to be the policy’s own word.
 */
export function diffProfiles(before: PolicyProfile, after: PolicyProfile): readonly ProfileChange[] {
  const old = new Map([...walkLeaves(before)].map(({ path, leaf }) => [path, leaf]));
  const now = new Map([...walkLeaves(after)].map(({ path, leaf }) => [path, leaf]));

  const kept = [...now].flatMap(([path, leaf]) => compare(path, old.get(path), leaf));
  const gone = [...old]
    .filter(([path]) => !now.has(path))
    .map(([path, leaf]) => change(path, 'removed', `no longer ${valueInWords(leaf.value)}`));
  return [...wholes(before, after), ...kept, ...gone];
}

/** The changes as text, grouped by part; one sentence when there are none. */
export function diffInWords(changes: readonly ProfileChange[]): string {
  if (changes.length === 0) return 'The two profiles say the same.';
  const parts = [...new Set(changes.map(({ part }) => part))];
  const groups = parts.map((part) => {
    const lines = changes
      .filter((each) => each.part === part)
      .map(({ path, message }) => `  ${path}: ${message}`);
    return [`${part} (${countOf(lines.length, 'change')})`, ...lines].join('\n');
  });
  return groups.join('\n\n');
}

function compare(path: string, old: Leaf<unknown> | undefined, now: Leaf<unknown>): ProfileChange[] {
  if (old === undefined) return [change(path, 'added', `now ${valueInWords(now.value)}`)];
  if (canonicalJson(old.value) !== canonicalJson(now.value)) {
    return [change(path, 'changed', valueChange(old.value, now.value))];
  }
  if (old.provenance !== now.provenance || old.source !== now.source) {
    return [change(path, 'resourced', `same value; the source was ${sourceOf(old)} and is ${sourceOf(now)}`)];
  }
  return [];
}

function valueChange(old: unknown, now: unknown): string {
  if (!Array.isArray(old) || !Array.isArray(now)) return `was ${valueInWords(old)}, is ${valueInWords(now)}`;
  const added = now.filter((each) => !old.some((other) => canonicalJson(other) === canonicalJson(each)));
  const removed = old.filter((each) => !now.some((other) => canonicalJson(other) === canonicalJson(each)));
  const told = [
    ...(added.length > 0 ? [`added ${valueInWords(added)}`] : []),
    ...(removed.length > 0 ? [`removed ${valueInWords(removed)}`] : []),
  ];
  return told.length > 0 ? told.join('; ') : 'the same, in another order';
}

function sourceOf({ provenance, source }: Leaf<unknown>): string {
  return `${provenance.replace('_', ' ')} (${source})`;
}

/** Parts that carry no leaves are compared whole. */
function wholes(before: PolicyProfile, after: PolicyProfile): ProfileChange[] {
  const told = {
    id: 'it is the profile of another controller',
    sourceFile: 'it was made from another text',
    sections: 'section titles or their lines changed',
    needsReview: 'the notes for review changed',
  } as const;
  return (Object.keys(told) as (keyof typeof told)[])
    .filter((part) => canonicalJson(before[part]) !== canonicalJson(after[part]))
    .map((part) => change(part, 'changed', told[part]));
}

function change(path: string, kind: ProfileChange['kind'], message: string): ProfileChange {
  return { part: /^[a-zA-Z]+/.exec(path)?.[0] ?? path, path, kind, message };
}
