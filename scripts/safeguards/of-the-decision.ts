import { type Safeguard, promise, unit } from './safeguard.ts';

const STEPS = 'purpose/steps.ts';
const DECIDE = 'purpose/decide';

/** The static steps, in their order: decided once for a caller, a purpose and a policy, before any row is read. */
export const staticSteps: readonly Safeguard[] = [
  unit(
    { id: 'step: purpose declared', without: 'data for no purpose' },
    [STEPS, 'refuses: ({ purpose }) => purpose === undefined', 'refuses: () => false'],
    DECIDE,
  ),
  unit(
    { id: 'step: purpose known', without: 'data for a purpose that no policy has' },
    [STEPS, 'refuses: (question) => purposeOf(question) === undefined', 'refuses: () => false'],
    DECIDE,
  ),
  unit(
    { id: 'step: purpose granted', without: 'data for a purpose that the caller was not given' },
    [STEPS, "!access.purposes.has(purpose ?? '')", 'false'],
    DECIDE,
  ),
  unit(
    { id: 'step: category granted', without: 'kinds of data that the grant leaves out' },
    [STEPS, 'return granted === undefined || !gives(granted, category);', 'return false;'],
    DECIDE,
  ),
  unit(
    { id: 'step: category in the policy', without: 'kinds of data that the policy does not list' },
    [
      STEPS,
      'return purpose.categories.find(({ category: listed }) => covers(listed, category));',
      'return purpose.categories[0];',
    ],
    DECIDE,
  ),
  unit(
    { id: 'step: recipient registered', without: 'data to recipients without contract or entry' },
    [STEPS, '!(recipient.registered && recipient.active && recipient.contractRef !== null)', 'false'],
    DECIDE,
  ),
  unit(
    { id: 'step: transfer allowed', without: 'data to countries that the policy shuts out' },
    [STEPS, 'refuses: (question) => !mayLeave(question)', 'refuses: () => false'],
    DECIDE,
  ),
  unit(
    { id: 'a step that throws refuses', without: 'a fault in a step would let data through' },
    ['purpose/decide.ts', '    } catch {\n      return true;', '    } catch {\n      return false;'],
    DECIDE,
  ),
  unit(
    { id: 'a basis carries what it names', without: 'data on a basis that is for another kind of data' },
    [
      STEPS,
      'appliesTo === undefined || appliesTo.some((listed) => covers(listed, category)),',
      'appliesTo === undefined || appliesTo.length > 0,',
    ],
    DECIDE,
  ),
  unit(
    { id: 'adequacy belongs to a country', without: 'a word in the register would make a country adequate' },
    ['profile/transfers.ts', 'adequacy !== undefined && !isInArea(country, adequacy)', 'false'],
    'profile/transfers',
  ),
  unit(
    {
      id: 'a part does not stand for the whole',
      without: 'whoever may see the e-mail address would see all contacts',
    },
    [
      'taxonomy/data-categories.ts',
      'listed === asked || asked.startsWith(`${listed}.`)',
      'listed === asked || asked.startsWith(`${listed}.`) || listed.startsWith(`${asked}.`)',
    ],
    'taxonomy/data-categories',
  ),
];

/** How much of a value a purpose sees. */
export const forms: readonly Safeguard[] = [
  unit(
    {
      id: 'no linkable form for anonymous purposes',
      without: 'pseudonyms where nobody may be told from another',
    },
    ['purpose/identity-level.ts', "level === 'anonymous' && LINKABLE.includes(form)", 'false'],
    'purpose/identity-level',
  ),
  promise(
    { id: 'the form is applied', without: 'exact values for purposes that need no names' },
    [
      'schema/src/purpose/plugin.ts',
      "if (decision.form === 'exact') return resolver",
      'if (decision) return resolver',
    ],
    'obligations/chat2desk-shows-pseudonyms-where-they-do',
    'postgresql',
  ),
];

const PERSON = 'purpose/person-steps.ts';
const PERSON_TEST = 'purpose/person-steps';
const STATE = 'purpose/lawfulness-state.ts';
const STATE_TEST = 'purpose/lawfulness-state';

/** The steps that depend on the person, and the state in the person's row that they leave. */
export const personSteps: readonly Safeguard[] = [
  unit(
    { id: 'person: consent', without: 'data of people who never agreed' },
    [
      PERSON,
      "(basis.type === 'consent' ? consentFor(basis.purpose, facts, now) : null)",
      '(basis && facts && now ? null : null)',
    ],
    PERSON_TEST,
  ),
  unit(
    { id: 'person: objection', without: 'data of people who objected' },
    [
      PERSON,
      "isObjectable(basis.type) && facts.objectedTo.has(basis.purpose) ? 'OBJECTED' : null",
      'basis && facts ? null : null',
    ],
    PERSON_TEST,
  ),
  unit(
    { id: 'person: restriction', without: 'use of restricted data' },
    [PERSON, 'question.facts.restricted && !isExempt(question)', 'false'],
    PERSON_TEST,
  ),
  unit(
    { id: 'person: erasure', without: 'data of erased people' },
    [PERSON, "(facts.erased ? 'ERASED' : null)", '(facts ? null : null)'],
    PERSON_TEST,
  ),
  unit(
    { id: 'person: age', without: 'data of children' },
    [PERSON, 'return tooYoung && !isExempt(question)', 'return false && tooYoung'],
    PERSON_TEST,
  ),
  unit(
    { id: 'a person step that throws refuses', without: 'a fault in a step would let data through' },
    [PERSON, "return step.reasons[0] ?? 'CONSENT_MISSING';", 'return null;'],
    PERSON_TEST,
  ),
  unit(
    {
      id: 'a state belongs to one policy version',
      without: 'a slot number would be read under another policy',
    },
    [STATE, 'state.slice(0, colon) !== String(policyVersionId)', 'false'],
    STATE_TEST,
  ),
  unit(
    { id: 'slots of versions never meet', without: 'filters would match people by another policy' },
    [STATE, 'return policyVersionId * SLOTS_A_VERSION + slot;', 'return slot;'],
    STATE_TEST,
  ),
  unit(
    { id: 'a limited consent ends by itself', without: 'consent for a month would last for ever' },
    [STATE, 'now.getTime() < endOf(state, bar, slot)', 'true'],
    STATE_TEST,
  ),
  unit(
    {
      id: 'two changes of one person wait for each other',
      without: 'the later would undo what the earlier recorded',
    },
    ['purpose/lawfulness.ts', 'ORDER BY id FOR UPDATE`', 'ORDER BY id`'],
    'purpose/lawfulness',
    'postgresql',
  ),
  unit(
    { id: 'a new policy reaches everybody at once', without: 'people would be read under the policy before' },
    ['purpose/publish-policy.ts', '  await recomputeEverybody(tx, controllerId, inForce, now);', ''],
    'purpose/publish-policy',
  ),
  promise(
    { id: 'a consent counts at once', without: 'a withdrawal would wait for something else to happen' },
    [
      'schema/src/graph/consent/record-consent.ts',
      '  await recomputeLawfulness(tx, context.inForce, [person.id], context.now);',
      '',
    ],
    'consent-withdrawn-bites-on-the-next-query-and-event',
  ),
  promise(
    {
      id: 'no process remembers a person',
      without: 'a consent withdrawn at one process would count at another for a moment more',
    },
    [
      'schema/src/purpose/reads.ts',
      'const { reason, slot } = this.#read(category, slots, person.lawfulness);',
      // Kept for a second, as a small cache would.
      `const kept = (globalThis.kept ??= new Map());
       const now = performance.now();
       if (!(kept.get(person.id)?.until > now)) kept.set(person.id, { state: person.lawfulness, until: now + 1_000 });
       const { reason, slot } = this.#read(category, slots, kept.get(person.id).state);`,
    ],
    'no-process-remembers-a-consent',
    'postgresql',
  ),
];
