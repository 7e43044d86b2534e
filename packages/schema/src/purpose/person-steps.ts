import { type Clause, clauseOf } from '../profile/clause.ts';
import type { CompiledBasis, Policy } from '../profile/compile.ts';
import { isObjectable } from '../taxonomy/lawful-bases.ts';
import type { DenialReason } from './reasons.ts';

/** The latest thing a person said about a purpose, on one channel. */
export type ConsentFact = {
  readonly purpose: string;
  readonly channel: string | null;
  readonly status: 'GIVEN' | 'REFUSED' | 'WITHDRAWN';
  readonly validUntil: Date | null;
};

/** All that the law weighs about one person, as plain data. */
export type PersonFacts = {
  /** Latest record of each (purpose, channel). */
  readonly consents: readonly ConsentFact[];
  /** Purposes to which an accepted objection stands. */
  readonly objectedTo: ReadonlySet<string>;
  readonly restricted: boolean;
  readonly erased: boolean;
  /** Years, as declared; null when nobody asked. */
  readonly declaredAge: number | null;
};

/** Where one basis stands for one person. `until` only when it stands and will end by itself. */
export type BasisState = { readonly reason: DenialReason | null; readonly until: Date | null };

type PersonQuestion = {
  readonly basis: CompiledBasis;
  readonly facts: PersonFacts;
  readonly policy: Policy;
  readonly now: Date;
};

/** Answers a reason when the basis falls, null when it stands, or the moment until which it stands. */
export type PersonStep = {
  readonly name: string;
  readonly reasons: readonly DenialReason[];
  readonly run: (question: PersonQuestion) => DenialReason | Date | null;
};

const isExempt = ({ basis, policy }: PersonQuestion) =>
  policy.purposes.get(basis.purpose)?.restrictionExempt === true;

/** The steps that depend on the person, in order. For each basis the first that refuses names the reason. */
export const PERSON_STEPS: readonly PersonStep[] = [
  {
    name: 'consent',
    reasons: ['CONSENT_MISSING', 'CONSENT_REFUSED', 'CONSENT_WITHDRAWN', 'CONSENT_EXPIRED'],
    run: ({ basis, facts, now }) => (basis.type === 'consent' ? consentFor(basis.purpose, facts, now) : null),
  },
  {
    name: 'objection',
    reasons: ['OBJECTED'],
    run: ({ basis, facts }) =>
      isObjectable(basis.type) && facts.objectedTo.has(basis.purpose) ? 'OBJECTED' : null,
  },
  {
    name: 'restriction',
    reasons: ['RESTRICTED'],
    run: (question) => (question.facts.restricted && !isExempt(question) ? 'RESTRICTED' : null),
  },
  { name: 'erasure', reasons: ['ERASED'], run: ({ facts }) => (facts.erased ? 'ERASED' : null) },
  {
    name: 'age',
    reasons: ['UNDER_AGE'],
    run: (question) => {
      const { declaredAge } = question.facts;
      const tooYoung = declaredAge !== null && declaredAge < question.policy.profile.children.minAge.value;
      return tooYoung && !isExempt(question) ? 'UNDER_AGE' : null;
    },
  },
];

/** One channel's yes is enough to read for the purpose; sending asks for the channel itself. */
function consentFor(purpose: string, { consents }: PersonFacts, now: Date): DenialReason | Date | null {
  const records = consents.filter((record) => record.purpose === purpose);
  const given = records.filter(({ status }) => status === 'GIVEN');
  if (given.some(({ validUntil }) => validUntil === null)) return null;
  const ends = given.flatMap(({ validUntil }) =>
    validUntil !== null && validUntil > now ? [validUntil] : [],
  );
  if (ends.length > 0) return ends.reduce((latest, end) => (end > latest ? end : latest));
  if (given.length > 0) return 'CONSENT_EXPIRED';
  if (records.some(({ status }) => status === 'WITHDRAWN')) return 'CONSENT_WITHDRAWN';
  return records.length > 0 ? 'CONSENT_REFUSED' : 'CONSENT_MISSING';
}

/** Where a basis stands for a person. A step that throws refuses with its first reason. */
export function stateOfBasis(
  question: PersonQuestion,
  steps: readonly PersonStep[] = PERSON_STEPS,
): BasisState {
  let until: Date | null = null;
  for (const step of steps) {
    const answer = runStep(step, question);
    if (typeof answer === 'string') return { reason: answer, until: null };
    if (answer !== null && (until === null || answer < until)) until = answer;
  }
  return { reason: null, until };
}

function runStep(step: PersonStep, question: PersonQuestion): DenialReason | Date | null {
  try {
    return step.run(question);
  } catch {
    return step.reasons[0] ?? 'CONSENT_MISSING';
  }
}

/** What a denial for a reason that depends on the person cites. */
export function clauseForReason(
  policy: Policy,
  reason: DenialReason,
  basis: CompiledBasis | undefined,
  declared: string | undefined,
): Clause | null {
  const { profile } = policy;
  switch (reason) {
    case 'OBJECTED':
      return clauseOf(profile, profile.rights.object.granted);
    case 'RESTRICTED':
      return clauseOf(profile, profile.rights.restrict.granted);
    case 'ERASED':
      return clauseOf(profile, profile.rights.erase.granted);
    case 'UNDER_AGE':
      return clauseOf(profile, profile.children.minAge);
    case 'RETENTION_EXPIRED': {
      const kept = profile.purposes.find(({ id }) => id === declared)?.retentionRef;
      return kept === undefined ? null : clauseOf(profile, kept);
    }
    default:
      return basis?.clause ?? null;
  }
}
