/** One thing that stands between a caller and data, and how to take it away. */
export interface Safeguard {
  readonly id: string;
  /** What would happen without it, in plain words. */
  readonly without: string;
  /** Source file from the repository's root. */
  readonly file: string;
  /** Text of the source, exactly once in the file, and what takes its place. */
  readonly off: readonly [text: string, instead: string];
  readonly package: 'packages/schema' | 'packages/gateway';
  /** Test files of the package of which at least one test must fail then. */
  readonly tests: readonly string[];
}

const schema = (
  id: string,
  without: string,
  file: string,
  off: Safeguard['off'],
  test: string,
): Safeguard => ({
  id,
  without,
  file: `packages/schema/src/${file}`,
  off,
  package: 'packages/schema',
  tests: [`src/${test}`],
});

const promise = (
  id: string,
  without: string,
  file: string,
  off: Safeguard['off'],
  test: string,
): Safeguard => ({
  id,
  without,
  file: `packages/${file}`,
  off,
  package: 'packages/gateway',
  tests: [`tests/${test}.test.ts`],
});

const STEPS = 'purpose/steps.ts';
const PERSON = 'purpose/person-steps.ts';
const DECIDE = 'purpose/decide.test.ts';
const PERSON_TEST = 'purpose/person-steps.test.ts';
const STATE = 'purpose/lawfulness-state.ts';
const STATE_TEST = 'purpose/lawfulness-state.test.ts';

/** Every decision step and every safeguard, in the order in which a request meets them. */
export const safeguards: readonly Safeguard[] = [
  promise(
    'one purpose',
    'a request could declare two purposes and get the wider one',
    'gateway/src/auth/use-purpose.ts',
    ['declared.size > 1', 'false'],
    'no-purpose-no-data',
  ),
  promise(
    'token revocation',
    'a revoked token would still open',
    'gateway/src/auth/token-authenticator.ts',
    ["if (row.revoked_at !== null) return 'TOKEN_REVOKED';", ''],
    'revocation-ends-the-stream',
  ),
  schema(
    'step: declared',
    'data for no purpose',
    STEPS,
    ['refuses: ({ purpose }) => purpose === undefined', 'refuses: () => false'],
    DECIDE,
  ),
  schema(
    'step: known',
    'a purpose that no policy has',
    STEPS,
    ['refuses: (question) => purposeOf(question) === undefined', 'refuses: () => false'],
    DECIDE,
  ),
  schema(
    'step: granted',
    'a purpose that was not granted',
    STEPS,
    ["!access.purposes.has(purpose ?? '')", 'false'],
    DECIDE,
  ),
  schema(
    'step: category granted',
    'kinds of data that the grant leaves out',
    STEPS,
    ["return granted !== 'all' && !granted?.some((listed) => covers(listed, category));", 'return false;'],
    DECIDE,
  ),
  schema(
    'step: in the policy',
    'kinds of data that the policy does not list',
    STEPS,
    [
      'return purpose.categories.find(({ category: listed }) => covers(listed, category));',
      'return purpose.categories[0];',
    ],
    DECIDE,
  ),
  schema(
    'step: recipient registered',
    'data to recipients without contract or register',
    STEPS,
    ['!(recipient.registered && recipient.active && recipient.contractRef !== null)', 'false'],
    DECIDE,
  ),
  schema(
    'step: transfer allowed',
    'data to countries that the policy shuts out',
    STEPS,
    ['refuses: (question) => !mayLeave(question)', 'refuses: () => false'],
    DECIDE,
  ),
  schema(
    'a step that throws refuses',
    'a fault in a step would let data through',
    'purpose/decide.ts',
    ['    } catch {\n      return true;', '    } catch {\n      return false;'],
    DECIDE,
  ),
  schema(
    'person: consent',
    'data of people who never agreed',
    PERSON,
    [
      "(basis.type === 'consent' ? consentFor(basis.purpose, facts, now) : null)",
      '(basis && facts && now ? null : null)',
    ],
    PERSON_TEST,
  ),
  schema(
    'person: objection',
    'data of people who objected',
    PERSON,
    [
      "isObjectable(basis.type) && facts.objectedTo.has(basis.purpose) ? 'OBJECTED' : null",
      'basis && facts ? null : null',
    ],
    PERSON_TEST,
  ),
  schema(
    'person: restriction',
    'use of restricted data',
    PERSON,
    ['question.facts.restricted && !isExempt(question)', 'false'],
    PERSON_TEST,
  ),
  schema(
    'person: erasure',
    'data of erased people',
    PERSON,
    ["(facts.erased ? 'ERASED' : null)", '(facts ? null : null)'],
    PERSON_TEST,
  ),
  schema(
    'person: age',
    'data of children',
    PERSON,
    ['return tooYoung && !isExempt(question)', 'return false && tooYoung'],
    PERSON_TEST,
  ),
  schema(
    'state of one policy version',
    'a slot number read under another policy',
    STATE,
    ['state.slice(0, colon) !== String(policyVersionId)', 'false'],
    STATE_TEST,
  ),
  schema(
    'consent ends by itself',
    'a limited consent would go on for ever',
    STATE,
    ['now.getTime() < endOf(state, bar, slot)', 'true'],
    STATE_TEST,
  ),
  schema(
    'every field speaks',
    'a schema with unlabelled personal fields',
    'purpose/check-schema.ts',
    ['if (faults.length > 0) throw', 'if (faults.length > 1e9) throw'],
    'purpose/check-schema.test.ts',
  ),
  schema(
    'no linkable form for anonymous purposes',
    'pseudonyms where nobody may be told apart',
    'purpose/identity-level.ts',
    ["level === 'anonymous' && LINKABLE.includes(form)", 'false'],
    'purpose/identity-level.test.ts',
  ),
  promise(
    'no row without a purpose',
    'ids and times of conversations for nothing',
    'schema/src/purpose/plugin.ts',
    ['if (plan.gate === undefined) return', 'if (plan) return'],
    'no-purpose-no-data',
  ),
  promise(
    'denied columns are not selected',
    'denied values would travel from the database',
    'schema/src/purpose/select-if-allowed.ts',
    [
      "if (decision?.kind !== 'allowed') return null;",
      "if (decision?.kind !== 'allowed') return own(args, context, nested, getSelection) as object;",
    ],
    'denied-columns-are-never-selected',
  ),
  promise(
    'the person is asked',
    'data of people for whom it is not lawful',
    'schema/src/purpose/plugin.ts',
    [
      'if (!reads.permits(coordinate, category, persons)) return null;',
      'reads.permits(coordinate, category, persons);',
    ],
    'consent-withdrawn-bites-on-the-next-query-and-event',
  ),
  promise(
    'filters: decided',
    'search by what the purpose may not read',
    'schema/src/graph/filter.ts',
    [
      "if (decision.kind === 'denied') {\n    reads.deny(coordinate, decision);\n    return undefined;\n  }",
      "if (decision.kind === 'denied') return {};",
    ],
    'a-filter-is-a-read',
  ),
  promise(
    'filters: of lawful people only',
    'search among people who said no',
    'schema/src/graph/filter.ts',
    ['lawfulFor: { hasSome: decision.slots.map((slot) => slotKey(plan.policyVersionId, slot)) },', ''],
    'a-filter-is-a-read',
  ),
  promise(
    'cursors stand in their list',
    'the place of a withheld row in an order',
    'schema/src/graph/cursor.ts',
    ['if (found < new Set(publicIds).size) throw badCursor();', ''],
    'a-cursor-stands-in-its-own-list',
  ),
  promise(
    'one controller',
    'conversations of other controllers',
    'schema/src/graph/conversation/visible.ts',
    ['controllerId: context.controller.id,', 'controllerId: { gt: 0 } as never,'],
    'a-caller-sees-one-controller',
  ),
  promise(
    'retention',
    'rows that should be gone',
    'schema/src/graph/retained.ts',
    ['return { OR: [{ retainUntil: null }, { retainUntil: { gt: now } }] };', 'return now ? {} : {};'],
    'a-filter-is-a-read',
  ),
  promise(
    'the ledger comes first',
    'reads that nobody can account for',
    'gateway/src/ledger/use-ledger.ts',
    ['await written;', 'void written.catch(() => undefined);'],
    'the-ledger-comes-first',
  ),
  promise(
    'a stream asks again',
    'streams that outlive their token',
    'gateway/src/subscriptions/live-stream.ts',
    [
      'const refused = await this.#options.authenticate().then(() => undefined, asError);',
      'const refused = undefined;',
    ],
    'revocation-ends-the-stream',
  ),
];
