import type { ExecutionResult } from 'graphql';
import type { Answer } from '../../src/testing/index.ts';
import { PSEUDONYM } from './reference/forms.ts';
import type { ExpectedDenial, Judgement } from './reference/judgement.ts';
import { ADDRESS } from './reference/personal-fields.ts';
import { type Canary, marksIn } from './world/canaries.ts';

/** `leak`: told what must not be. `over-denial`: not told what must be. `report`: the answer about the answer is wrong. */
export type Finding = { readonly kind: 'leak' | 'over-denial' | 'report'; readonly what: string };

/** Which pseudonym each person of a controller has; the same for ever, and nobody else's. */
export class Pseudonyms {
  readonly #ofPerson: Map<string, string> = new Map();
  readonly #person: Map<string, string> = new Map();

  /** True when this may be that person's pseudonym. */
  agrees(person: string, actual: unknown): boolean {
    if (typeof actual !== 'string' || !/^person-[0-9a-f]{10}$/.test(actual)) return false;
    const known = this.#ofPerson.get(person) ?? actual;
    const owner = this.#person.get(actual) ?? person;
    this.#ofPerson.set(person, known);
    this.#person.set(actual, owner);
    return known === actual && owner === person;
  }
}

/** Compares two answers place by place. */
export function compareData(expected: unknown, actual: unknown, pseudonyms: Pseudonyms): Finding[] {
  const findings: Finding[] = [];
  const found = (kind: Finding['kind'], path: string, want: unknown, got: unknown) =>
    findings.push({ kind, what: `${path}: expected ${shown(want)}, got ${shown(got)}` });

  function walk(want: unknown, got: unknown, path: string): void {
    if (typeof want === 'string' && want.startsWith(PSEUDONYM)) {
      if (got === null) found('over-denial', path, want, got);
      else if (!pseudonyms.agrees(want, got)) found('leak', path, want, got);
    } else if (want === ADDRESS) {
      if (got === null) found('over-denial', path, want, got);
      else if (typeof got !== 'string' || !/^\/graphql\/files\/[\w-]{60,}$/.test(got))
        found('leak', path, want, got);
    } else if (Array.isArray(want) && Array.isArray(got)) {
      if (want.length > got.length) found('over-denial', path, `${want.length} items`, `${got.length}`);
      if (want.length < got.length) found('leak', path, `${want.length} items`, `${got.length}`);
      want.slice(0, got.length).forEach((item, index) => walk(item, got[index], `${path}[${index}]`));
    } else if (isObject(want) && isObject(got)) {
      for (const key of new Set([...Object.keys(want), ...Object.keys(got)]))
        walk(want[key], got[key], `${path}.${key}`);
    } else if (want !== got) {
      found(got === null || got === undefined ? 'over-denial' : 'leak', path, want, got);
    }
  }

  walk(expected, actual, 'data');
  return findings;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** Errors of fields: where, and with which code. */
export function compareErrors(expected: ExecutionResult, actual: Answer): Finding[] {
  const lines = (errors: Answer['errors'] | ExecutionResult['errors']) =>
    (errors ?? [])
      .map(({ path, extensions }) => `${(path ?? []).join('.')} ${String(extensions?.['code'])}`)
      .sort();
  const [want, got] = [lines(expected.errors), lines(actual.errors)];
  return want.join('\n') === got.join('\n')
    ? []
    : [{ kind: 'report', what: `errors: expected [${want.join('; ')}], got [${got.join('; ')}]` }];
}

type Privacy = NonNullable<NonNullable<Answer['extensions']>['privacy']>;
type ActualDenial = Privacy['denials'][number];

/** Denials: every withheld place and no other, with the right reasons and counts; and which lists were narrowed. */
export function comparePrivacy(judgement: Judgement, privacy: Privacy | undefined): Finding[] {
  const report = (what: string): Finding => ({ kind: 'report', what });
  if (privacy === undefined) return [report('extensions.privacy is missing')];
  const findings: Finding[] = [];
  if (privacy.purpose !== (judgement.purpose ?? null))
    findings.push(report(`privacy.purpose is ${shown(privacy.purpose)}`));
  const actual = new Map(privacy.denials.map((denial) => [denial.coordinate, denial]));
  if (actual.size < privacy.denials.length) findings.push(report('a coordinate has two denials'));
  for (const [coordinate, expected] of judgement.denials) {
    const got = actual.get(coordinate);
    if (got === undefined) findings.push(report(`no denial for ${coordinate}`));
    else
      findings.push(
        ...denialFaults(judgement, expected, got).map((what) => report(`${coordinate}: ${what}`)),
      );
  }
  const refused = judgement.refusedInputs;
  for (const coordinate of actual.keys()) {
    if (!judgement.denials.has(coordinate) && !refused.has(coordinate))
      findings.push(report(`a denial for ${coordinate}, which was not withheld`));
  }
  if (refused.size > 0 && ![...refused.keys()].some((coordinate) => actual.has(coordinate))) {
    findings.push(report(`none of ${[...refused.keys()].join(', ')} is denied`));
  }
  const narrowed = new Set(privacy.narrowed.map(({ coordinate }) => coordinate));
  for (const coordinate of judgement.narrowed) {
    if (!narrowed.has(coordinate))
      findings.push(report(`${coordinate} narrowed the list, and the answer does not say so`));
  }
  for (const coordinate of narrowed) {
    if (!judgement.mayBeNarrowed.has(coordinate))
      findings.push(report(`${coordinate} is said to have narrowed a list`));
  }
  return findings;
}

function denialFaults(judgement: Judgement, expected: ExpectedDenial, actual: ActualDenial): string[] {
  const faults: string[] = [];
  const check = (what: string, want: unknown, got: unknown) => {
    if (JSON.stringify(want) !== JSON.stringify(got))
      faults.push(`${what}: expected ${shown(want)}, got ${shown(got)}`);
  };
  const counts = [...expected.reasons].sort(byText);
  check('reasons', counts, Object.entries(actual.reasons).sort(byText));
  check(
    'count',
    counts.reduce((sum, [, count]) => sum + count, 0),
    actual.count,
  );
  check('purpose', judgement.purpose ?? null, actual.purpose);
  const most = Math.max(...counts.map(([, count]) => count));
  const likely = expected.whoever
    ? [expected.whoever.reason]
    : counts.filter(([, count]) => count === most).map(([reason]) => reason);
  if (!likely.includes(actual.reason))
    faults.push(`reason: expected ${likely.join(' or ')}, got ${actual.reason}`);
  check('allowedPurposes', expected.whoever?.allowedPurposes ?? [], actual.allowedPurposes);
  if (expected.whoever && expected.cites) {
    const { provenance, source } = expected.cites;
    check('policyClause.file', judgement.access.profile.sourceFile.name, actual.policyClause?.file);
    check('policyClause.provenance', provenance, actual.policyClause?.provenance);
    check('policyClause.lines', provenance === 'stated' ? source : null, actual.policyClause?.lines);
  }
  if (actual.remedy === '') faults.push('no remedy');
  return faults;
}

/**
 * The blunt check: every mark anywhere in the bytes that came back must belong to somebody whose data of that kind this
 * caller may see, and outside of `data` there must be none at all.
 */
export function strayCanaries(
  raw: string,
  answer: Answer,
  canaries: ReadonlyMap<string, Canary>,
  judgement: Judgement | undefined,
): Finding[] {
  const inData = new Set(marksIn(JSON.stringify(answer.data ?? null)));
  return [...new Set(marksIn(raw))].flatMap((mark): Finding[] => {
    const canary = canaries.get(mark);
    if (canary === undefined) return [];
    const told = `${mark} of ${canary.place} (${canary.category})`;
    if (!inData.has(mark)) return [{ kind: 'leak', what: `canary outside of data: ${told}` }];
    const mine = judgement !== undefined && canary.controllerId === judgement.access.controllerId;
    if (mine && judgement.mayEverSee(canary.category, canary.people)) return [];
    return [{ kind: 'leak', what: `canary: ${told}` }];
  });
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  return a.join() < b.join() ? -1 : 1;
}
