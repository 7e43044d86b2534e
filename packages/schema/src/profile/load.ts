import type * as z from 'zod';
import { digestOf } from './canonical-json.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { Fault } from './faults.ts';
import { RULES } from './rules/index.ts';
import type { LoadMode, Rule } from './rules/rule.ts';
import { policyProfileShape } from './shape.ts';
import type { PolicyProfile, ProfileSection } from './shape.ts';
import { walkLeaves } from './walk-leaves.ts';

/** What loading gives: a frozen profile with its digest, or everything that is wrong with it. */
export type LoadedProfile =
  | { readonly ok: true; readonly profile: PolicyProfile; readonly sha256: string }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Checks a policy profile and freezes it. Never throws on bad input; all faults come at once.
 *
 * @param input anything, usually a published profile or parsed JSON
 * @param options.mode `demo` lets placeholder contacts through; `production` does not
 * @example
 * const loaded = loadProfile(chat2desk, { mode: 'production' });
 * if (!loaded.ok) console.error(faultsInWords(loaded.faults));
 */
export function loadProfile(input: unknown, options: { readonly mode: LoadMode }): LoadedProfile {
  const { profile, faults } = examine(input, options.mode, RULES);
  if (profile === undefined || faults.length > 0) return { ok: false, faults };
  return { ok: true, profile: deepFreeze(profile), sha256: digestOf(profile) };
}

/** The work of {@link loadProfile} with the rules given, so that a test can leave one out. */
export function examine(
  input: unknown,
  mode: LoadMode,
  rules: readonly Rule[],
): { profile: PolicyProfile | undefined; faults: Fault[] } {
  const first = policyProfileShape.safeParse(input);
  const issues = first.error?.issues ?? [];
  // Unknown keys are named and then set aside, so that one misspelt key does not hide every other fault.
  const sections = first.success ? first.data : soundSections(withoutUnknownKeys(input, issues));

  const about = { mode, issues, leaves: [...walkLeaves(sections)] };
  const faults = rules
    .filter((rule) => rule.needs.every((section) => Object.hasOwn(sections, section)))
    // Sound: a rule reads only the sections it needs, and those were just found present.
    .flatMap((rule) => rule.run(sections as PolicyProfile, about));
  return { profile: first.success ? first.data : undefined, faults };
}

type Sections = Partial<Record<ProfileSection, unknown>>;

/** The top-level parts that have the right form on their own. */
function soundSections(input: unknown): Sections {
  const sections: Sections = {};
  if (typeof input !== 'object' || input === null) return sections;
  const parts = new Map<string, unknown>(Object.entries(input));
  for (const [name, shape] of Object.entries(policyProfileShape.shape)) {
    const parsed = shape.safeParse(parts.get(name));
    if (parsed.success) Object.assign(sections, { [name]: parsed.data });
  }
  return sections;
}

function withoutUnknownKeys(input: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  return issues.reduce((value, issue) => {
    return issue.code === 'unrecognized_keys' ? dropKeys(value, issue.path, issue.keys) : value;
  }, input);
}

function dropKeys(value: unknown, path: readonly PropertyKey[], keys: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [step, ...rest] = path;
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (i === step ? dropKeys(item, rest, keys) : item));
  const entries = Object.entries(value);
  if (step === undefined) return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
  return Object.fromEntries(
    entries.map(([key, part]) => [key, key === step ? dropKeys(part, rest, keys) : part]),
  );
}
