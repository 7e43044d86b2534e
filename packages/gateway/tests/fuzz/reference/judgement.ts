import type { Holder } from '../world/callers.ts';
import type { World } from '../world/world.ts';
import { accessOf, type ReferenceAccess } from './access.ts';
import { type Form, shaped } from './forms.ts';
import { PersonLaw } from './person.ts';
import type { ReferenceLeaf } from './profile.ts';
import {
  type BasisOfPurpose,
  GATE,
  purposesThatWould,
  staticAnswer,
  type StaticAnswer,
} from './static-answer.ts';

/** What must stand in `extensions.privacy.denials` for one coordinate. */
export type ExpectedDenial = {
  readonly reasons: Map<string, number>;
  /** Set when it was denied whoever the person is: then that is the reason, and these are the purposes to try. */
  whoever?: { readonly reason: string; readonly allowedPurposes: readonly string[] } | undefined;
  cites?: ReferenceLeaf<unknown> | undefined;
};

/** The moment, the rows and the question that a judgement is about. */
export type Setting = {
  readonly world: World;
  readonly now: Date;
  readonly recomputedAt: (personId: number) => Date;
};

type Allowed = { readonly bases: readonly BasisOfPurpose[]; readonly form: Form };

/** Everything that is decided about one operation, and what it makes of it. */
export class Judgement {
  readonly world: World;
  readonly now: Date;
  readonly access: ReferenceAccess;
  readonly purpose: string | undefined;
  readonly denials: Map<string, ExpectedDenial> = new Map();
  /** Arguments by which a list was filtered, sorted or searched, and answered. */
  readonly narrowed: Set<string> = new Set();
  /** The same, and those of lists that were refused for another argument. */
  readonly mayBeNarrowed: Set<string> = new Set();
  /** Arguments by which a list was refused: at least one of them must be named. */
  readonly refusedInputs: Map<string, number> = new Map();
  /** Everybody whose data was read, which is what the ledger must say. */
  readonly people: Set<number> = new Set();
  /** Everybody in the lists that were looked through: where a filter was in play, the ledger may name them too. */
  readonly lookedAt: Set<number> = new Set();
  /** How many values were answered, by form, and how many were withheld. */
  readonly counts: Record<Form | 'withheld', number> = {
    exact: 0,
    masked: 0,
    pseudonymous: 0,
    generalised: 0,
    withheld: 0,
  };
  readonly #law: PersonLaw;
  readonly #static: Map<string, StaticAnswer> = new Map();

  constructor({ world, now, recomputedAt }: Setting, access: ReferenceAccess, purpose: string | undefined) {
    this.world = world;
    this.now = now;
    this.access = access;
    this.purpose = purpose;
    this.#law = new PersonLaw(world, access, now, recomputedAt);
  }

  /** Undefined when the holder of the token must not be let in. */
  static of(setting: Setting, holder: Holder, purpose: string | undefined): Judgement | undefined {
    const access = accessOf(setting.world, holder);
    return access && new Judgement(setting, access, purpose);
  }

  static(category: string): StaticAnswer {
    const known = this.#static.get(category) ?? staticAnswer(this.access, this.purpose, category);
    this.#static.set(category, known);
    return known;
  }

  /** The reason for which nothing at all is answered about anybody. */
  get gate(): string | undefined {
    const answer = this.static('user.name');
    return answer.kind === 'no' && GATE.includes(answer.reason) ? answer.reason : undefined;
  }

  /** A root field about people, closed to a caller without a purpose of its own. */
  closedAtGate(coordinate: string): boolean {
    const { gate } = this;
    if (gate === undefined) return false;
    const allowedPurposes = [...this.access.purposes.keys()].sort();
    this.#deny(coordinate, gate).whoever = { reason: gate, allowedPurposes };
    return true;
  }

  /** A coordinate that the operation touches and that nobody's data can reach: told even where no row comes to it. */
  touched(coordinate: string, category: string): void {
    const answer = this.static(category);
    if (answer.kind === 'no') this.#tellWhoever(coordinate, category, answer);
  }

  /** A value as this caller may see it, or null. */
  value(
    coordinate: string,
    category: string,
    people: readonly (number | undefined)[],
    value: () => unknown,
  ): unknown {
    const answer = this.static(category);
    if (answer.kind === 'no') {
      this.#deny(coordinate, answer.reason);
      this.#tellWhoever(coordinate, category, answer);
      return null;
    }
    for (const person of people) {
      const reason = this.#law.whyNot(person, answer.bases);
      if (reason === undefined) continue;
      this.#deny(coordinate, reason);
      return null;
    }
    for (const person of people) if (person !== undefined) this.people.add(person);
    const shown = shaped(value(), answer.form, people[0] ?? 0);
    if (shown !== null) this.counts[answer.form] += 1;
    return shown;
  }

  /** A row that is past its retention and was reached from one that is not. */
  expired(coordinate: string): void {
    this.#deny(coordinate, 'RETENTION_EXPIRED');
  }

  /**
   * Whom a filter, order or search by a kind of data may match; undefined when it must be refused. A form other than the
   * exact one would be read through the filter, so it is refused as well.
   */
  filter(coordinate: string, category: string): ((personId: number) => boolean) | undefined {
    const answer = this.static(category);
    if (answer.kind === 'no' || answer.form !== 'exact') {
      this.refusedInputs.set(coordinate, (this.refusedInputs.get(coordinate) ?? 0) + 1);
      return undefined;
    }
    this.mayBeNarrowed.add(coordinate);
    return this.#matcher(answer);
  }

  #matcher({ bases }: Allowed): (personId: number) => boolean {
    const met = new Map<number, boolean>();
    return (personId) => {
      const known = met.get(personId) ?? this.#law.filterMayMatch(personId, bases);
      met.set(personId, known);
      return known;
    };
  }

  /** Whether the caller may see this kind of data of all these people, in any form: what the canaries ask. */
  mayEverSee(category: string, people: readonly number[]): boolean {
    const answer = this.static(category);
    return (
      answer.kind === 'yes' && people.every((person) => this.#law.whyNot(person, answer.bases) === undefined)
    );
  }

  #deny(coordinate: string, reason: string): ExpectedDenial {
    this.counts.withheld += 1;
    const denial = this.#denial(coordinate);
    denial.reasons.set(reason, (denial.reasons.get(reason) ?? 0) + 1);
    return denial;
  }

  #tellWhoever(coordinate: string, category: string, answer: Extract<StaticAnswer, { kind: 'no' }>): void {
    const denial = this.#denial(coordinate);
    const allowedPurposes = purposesThatWould(this.access, this.purpose, category);
    denial.whoever ??= { reason: answer.reason, allowedPurposes };
    denial.cites ??= answer.cites;
  }

  #denial(coordinate: string): ExpectedDenial {
    const denial = this.denials.get(coordinate) ?? { reasons: new Map<string, number>() };
    this.denials.set(coordinate, denial);
    return denial;
  }
}
