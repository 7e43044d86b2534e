import type { Clause } from '../profile/clause.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import type { Allowed, Denied } from './decide.ts';
import { type Reading, readLawfulness } from './lawfulness-state.ts';
import type { PolicyInForce } from './lawfulness.ts';
import { clauseForReason } from './person-steps.ts';
import type { Plan } from './plan.ts';
import { DENIAL_REASONS, type DenialReason, remedyFor } from './reasons.ts';
import type { Brings } from './select-if-allowed.ts';

/** What a caller is told about one schema coordinate that was withheld, wholly or for some people. */
export type Denial = {
  readonly coordinate: string;
  /** The most frequent reason. */
  readonly reason: DenialReason;
  /** All reasons met, each with how often. */
  readonly reasons: Readonly<Partial<Record<DenialReason, number>>>;
  readonly purpose: string | null;
  readonly allowedPurposes: readonly string[];
  readonly policyClause: Clause | null;
  readonly remedy: string;
  /** How many values were withheld in this answer. */
  readonly count: number;
};

/** A filter, order or search that was answered only from the people for whom that read is lawful. */
export type Narrowed = { readonly coordinate: string; readonly message: string };

/** The part of a data subject's row that a decision needs. */
export type PersonRow = { readonly id: number; readonly publicId?: string; readonly lawfulness: string };

type Written = {
  readonly people: Set<number>;
  readonly slots: Set<number>;
  /** The kinds of data that were permitted. */
  readonly categories: Set<DataCategory>;
};

function nobodyWritten(): Written {
  return { people: new Set(), slots: new Set(), categories: new Set() };
}

/** More distinct states than this and the plan forgets the ones it met; a bound, not a tuning knob. */
const MOST_STATES = 5000;

/**
 * What one operation, or one delivered event, read and was refused: it becomes the denials of the answer and the line
 * in the ledger. Made fresh each time; nothing is shared between operations.
 */
export class Reads {
  readonly people: Set<number> = new Set();
  readonly slots: Set<number> = new Set();
  /** Whom the change under way writes about, and on which bases. */
  #writing: Written = nobodyWritten();
  /** The same of the changes whose entries stand in the ledger. */
  #recorded: Written | undefined;
  readonly narrowed: Map<string, Narrowed> = new Map();
  readonly #withheld: Map<string, Map<DenialReason, { count: number; slot: number | undefined }>> = new Map();
  readonly #static: Map<string, Denied> = new Map();
  #brought: Brings | undefined;
  readonly #plan: Plan;
  readonly #inForce: PolicyInForce;
  readonly #now: Date;

  constructor(plan: Plan, inForce: PolicyInForce, now: Date) {
    this.#plan = plan;
    this.#inForce = inForce;
    this.#now = now;
    for (const { coordinate, category, kind } of plan.coordinates) {
      const decision = plan.decisions.get(category);
      // An input that only might be used is told when it is; an output that is denied is told always.
      if (kind === 'output' && decision?.kind === 'denied') this.#static.set(coordinate, decision);
    }
  }

  /** While a list is planned: the person that its parent row brings for it. */
  get brought(): Brings | undefined {
    return this.#brought;
  }

  /** Runs a piece of planning beneath a relation. */
  bringing<T>(brings: Brings | undefined, planning: () => T): T {
    const before = this.#brought;
    this.#brought = brings;
    try {
      return planning();
    } finally {
      this.#brought = before;
    }
  }

  /** Counts a value withheld whoever the person is. */
  deny(coordinate: string, denied: Denied): void {
    this.#static.set(coordinate, denied);
    this.#count(coordinate, denied.reason, undefined);
  }

  /** Decides a value about these people; true when all may be read. Notes who was read, or why not. */
  permits(
    coordinate: string,
    category: DataCategory,
    people: readonly (PersonRow | null | undefined)[],
  ): boolean {
    const decision = this.#plan.decisions.get(category);
    if (decision === undefined || decision.kind === 'denied') {
      if (decision) this.deny(coordinate, decision);
      return false;
    }
    const [only] = people;
    if (people.length === 1 && only) return this.#permitsOne(coordinate, category, decision.slots, only);
    const relied: number[] = [];
    for (const person of people) {
      const reading = person
        ? this.#read(category, decision.slots, person.lawfulness)
        : { reason: 'CONSENT_MISSING' as const, slot: decision.slots[0] };
      if (reading.reason !== null) {
        this.#count(coordinate, reading.reason, reading.slot);
        return false;
      }
      if (reading.slot !== undefined) relied.push(reading.slot);
    }
    if (people.length === 0) return false;
    for (const person of people) if (person) this.people.add(person.id);
    for (const slot of relied) this.slots.add(slot);
    return true;
  }

  /** The same for a value about one person, as most are: nothing is allocated for it. */
  #permitsOne(
    coordinate: string,
    category: DataCategory,
    slots: readonly number[],
    person: PersonRow,
  ): boolean {
    const { reason, slot } = this.#read(category, slots, person.lawfulness);
    if (reason !== null) {
      this.#count(coordinate, reason, slot);
      return false;
    }
    this.people.add(person.id);
    if (slot !== undefined) this.slots.add(slot);
    return true;
  }

  beginWrite(): void {
    this.#writing = nobodyWritten();
  }

  /** Notes that somebody is written about. */
  write(person: number, slot: number | undefined): void {
    for (const { people, slots } of [this, this.#writing]) {
      people.add(person);
      if (slot !== undefined) slots.add(slot);
    }
  }

  get writing(): Written {
    return this.#writing;
  }

  /** The change under way is made, and its entry with it. */
  writeRecorded(): void {
    this.#recorded ??= nobodyWritten();
    for (const person of this.#writing.people) this.#recorded.people.add(person);
    for (const slot of this.#writing.slots) this.#recorded.slots.add(slot);
  }

  /** Whether the entries of changes say all that there is to say, so that none is needed for the answer. */
  get isRecorded(): boolean {
    const recorded = this.#recorded;
    if (recorded === undefined || this.denials().length > 0) return false;
    const says = (key: 'people' | 'slots') => [...this[key]].every((id) => recorded[key].has(id));
    return says('people') && says('slots');
  }

  /** Whether a change was made, so that a lost answer does not undo it. */
  get hasWritten(): boolean {
    return this.#recorded !== undefined;
  }

  /** Notes a filter refused because the purpose sees this kind of data only in a reduced form. */
  denyInFilter(coordinate: string, allowed: Allowed): void {
    this.deny(coordinate, {
      kind: 'denied',
      category: allowed.category,
      reason: 'CATEGORY_NOT_IN_POLICY',
      purpose: allowed.purpose,
      allowedPurposes: [],
      clause: allowed.clause,
      remedy: `This purpose sees the data only in ${allowed.form} form, so it cannot filter or sort by it.`,
    });
  }

  /** Notes a filter, order or search by personal data: it can match only people for whom that is lawful. */
  narrow(coordinate: string, allowed: Allowed): void {
    for (const slot of allowed.slots) this.slots.add(slot);
    this.narrowed.set(coordinate, {
      coordinate,
      message: `Matches only people for whom reading ${allowed.category} for ${allowed.purpose} is lawful now.`,
    });
  }

  /** Notes the people whom a filter, order or search by personal data found: to be found is to be read. */
  found(people: readonly number[]): void {
    if (this.narrowed.size > 0) for (const person of people) this.people.add(person);
  }

  /** Notes a value withheld because its row is past its retention. */
  expired(coordinate: string): void {
    this.#count(coordinate, 'RETENTION_EXPIRED', undefined);
  }

  /** The denials of this answer, one a coordinate, in the order of coordinates. */
  denials(): readonly Denial[] {
    const coordinates = new Set([...this.#static.keys(), ...this.#withheld.keys()]);
    return [...coordinates].sort().map((coordinate) => this.#denial(coordinate));
  }

  #denial(coordinate: string): Denial {
    const met = this.#withheld.get(coordinate);
    const counts = DENIAL_REASONS.flatMap((reason) => {
      const seen = met?.get(reason);
      return seen ? [{ reason, ...seen }] : [];
    });
    const most = counts.reduce<(typeof counts)[number] | undefined>(
      (best, next) => (best === undefined || next.count > best.count ? next : best),
      undefined,
    );
    const denied = this.#static.get(coordinate);
    const reason = denied?.reason ?? most?.reason ?? 'PURPOSE_NOT_DECLARED';
    const basis = most?.slot === undefined ? undefined : this.#inForce.policy.slots[most.slot];
    return {
      coordinate,
      reason,
      reasons: Object.fromEntries(counts.map((entry) => [entry.reason, entry.count])),
      purpose: this.#plan.purpose ?? null,
      allowedPurposes: denied?.allowedPurposes ?? [],
      policyClause: denied
        ? denied.clause
        : clauseForReason(this.#inForce.policy, reason, basis, this.#plan.purpose),
      remedy: denied?.remedy ?? remedyFor(reason, []),
      count: counts.reduce((sum, { count }) => sum + count, 0),
    };
  }

  #read(category: DataCategory, slots: readonly number[], state: string): Reading {
    const met = this.#plan.readings.get(category);
    const known = met?.get(state);
    if (known) return known;
    const reading = readLawfulness(state, this.#plan.policyVersionId, slots, this.#now);
    if (!reading.timed && met) {
      if (met.size >= MOST_STATES) met.clear();
      met.set(state, reading);
    }
    return reading;
  }

  #count(coordinate: string, reason: DenialReason, slot: number | undefined): void {
    const met =
      this.#withheld.get(coordinate) ?? new Map<DenialReason, { count: number; slot: number | undefined }>();
    this.#withheld.set(coordinate, met);
    const seen = met.get(reason);
    if (seen) seen.count += 1;
    else met.set(reason, { count: 1, slot });
  }
}
