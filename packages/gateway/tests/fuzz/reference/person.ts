import type { World } from '../world/world.ts';
import type { ReferenceAccess } from './access.ts';
import type { ReferenceProfile } from './profile.ts';
import type { BasisOfPurpose } from './static-answer.ts';

/** Why something is not lawful for a person, least to most: a later one is told only if everything before it passed. */
const FURTHEST_LAST: readonly string[] = [
  'CONSENT_MISSING',
  'CONSENT_REFUSED',
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'OBJECTED',
  'RESTRICTED',
  'ERASED',
  'UNDER_AGE',
];

/** Bases against which a person may object (GDPR 21, ZZPL 37). */
const INTERESTS: readonly string[] = ['legitimate_interests', 'public_task'];

type Standing = { readonly reason: string | undefined; readonly ends: Date | undefined };

/** The law as it stands for one person at one moment, read from the records themselves. */
export class PersonLaw {
  readonly #world: World;
  readonly #access: Pick<ReferenceAccess, 'profile' | 'policyVersionId'>;
  readonly #now: Date;
  /** When each person's state was last made: what a filter matches was decided then. */
  readonly #recomputedAt: (personId: number) => Date;

  constructor(
    world: World,
    access: Pick<ReferenceAccess, 'profile' | 'policyVersionId'>,
    now: Date,
    recomputedAt: (personId: number) => Date,
  ) {
    this.#world = world;
    this.#access = access;
    this.#now = now;
    this.#recomputedAt = recomputedAt;
  }

  /** Undefined when one of the bases stands, else the reason of the one that got furthest. */
  whyNot(personId: number | undefined, bases: readonly BasisOfPurpose[]): string | undefined {
    if (personId === undefined || this.#isForeign(personId)) return 'CONSENT_MISSING';
    const reasons = bases.map((basis) => this.#standing(personId, basis, this.#now).reason);
    if (reasons.includes(undefined)) return undefined;
    return reasons.reduce((best, next) => (rank(next) > rank(best) ? next : best)) ?? 'CONSENT_MISSING';
  }

  /**
   * Whether a filter may match the person. As decided (docs/decisions/0001): as for a read, but a person with limited
   * consents is left out from the first end of any of them, until the state is made anew.
   */
  filterMayMatch(personId: number, bases: readonly BasisOfPurpose[]): boolean {
    if (this.#isForeign(personId)) return false;
    const then = this.#recomputedAt(personId);
    if (!bases.some((basis) => this.#standing(personId, basis, then).reason === undefined)) return false;
    return everyBasis(this.#access.profile)
      .map((basis) => this.#standing(personId, basis, then))
      .every(({ reason, ends }) => reason !== undefined || ends === undefined || ends > this.#now);
  }

  /** A state that was made under another policy version allows nothing. */
  #isForeign(personId: number): boolean {
    const state = this.#world.byId('data_subject', personId)?.lawfulness ?? '';
    return state.split(':')[0] !== String(this.#access.policyVersionId);
  }

  #standing(personId: number, { purpose, basis }: BasisOfPurpose, at: Date): Standing {
    const person = this.#world.byId('data_subject', personId);
    const no = (reason: string): Standing => ({ reason, ends: undefined });
    if (!person) return no('CONSENT_MISSING');
    const consent: Standing =
      basis.type === 'consent'
        ? this.#consent(personId, purpose.id, at)
        : { reason: undefined, ends: undefined };
    if (consent.reason !== undefined) return consent;
    const exempt = purpose.restrictionExempt.value;
    const objections = this.#world.having('objection', 'data_subject_id', personId);
    const objected = objections.some((each) => each.purpose === purpose.id && each.status === 'ACCEPTED');
    if (objected && INTERESTS.includes(basis.type)) return no('OBJECTED');
    const restrictions = this.#world.having('restriction', 'data_subject_id', personId);
    if (!exempt && restrictions.some(({ lifted_at }) => lifted_at === null)) return no('RESTRICTED');
    if (person.erased_at !== null) return no('ERASED');
    const minAge = this.#access.profile.children.minAge.value;
    if (!exempt && person.declared_age !== null && person.declared_age < minAge) return no('UNDER_AGE');
    return consent;
  }

  #consent(personId: number, purpose: string, at: Date): Standing {
    const said = this.#world
      .having('consent_record', 'data_subject_id', personId)
      .filter((each) => each.purpose === purpose);
    // The last word on each channel counts.
    const last = [...new Map(said.map((record) => [record.channel, record])).values()];
    const given = last.filter(({ status }) => status === 'GIVEN');
    if (given.some(({ valid_until }) => valid_until === null)) return { reason: undefined, ends: undefined };
    const ends = given.map(({ valid_until }) => Number(valid_until)).filter((end) => end > at.getTime());
    if (ends.length > 0) return { reason: undefined, ends: new Date(Math.max(...ends)) };
    const no = (reason: string): Standing => ({ reason, ends: undefined });
    if (given.length > 0) return no('CONSENT_EXPIRED');
    if (last.some(({ status }) => status === 'WITHDRAWN')) return no('CONSENT_WITHDRAWN');
    return no(last.length > 0 ? 'CONSENT_REFUSED' : 'CONSENT_MISSING');
  }
}

function rank(reason: string | undefined): number {
  return FURTHEST_LAST.indexOf(reason ?? '');
}

function everyBasis({ purposes }: ReferenceProfile): BasisOfPurpose[] {
  return purposes.flatMap((purpose) => purpose.bases.map(({ value }) => ({ purpose, basis: value })));
}
