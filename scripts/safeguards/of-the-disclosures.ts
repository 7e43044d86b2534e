import { type Safeguard, promise, trigger, unit } from './safeguard.ts';

const GRAPH = 'schema/src/graph';
const AUTHORITY = `${GRAPH}/disclosure/disclose-to-authority.ts`;
const EMERGENCY = `${GRAPH}/disclosure/disclose-in-emergency.ts`;
const PERMIT = `${GRAPH}/disclosure/permit-disclosure.ts`;
const PAYLOAD = `${GRAPH}/disclosure/disclosure-payload.ts`;
const TO_AUTHORITIES = 'obligations/authorities-get-what-the-law-asks-for';
const IN_DANGER = 'obligations/in-danger-to-life-data-may-be-disclosed';
const JUDGED = 'obligations/an-emergency-is-judged-once-by-another';
const ANY = 'postgresql';

/** A trigger on disclosures and questions, noticed by hostile statements under the gateway's role. */
const held = (told: Pick<Safeguard, 'id' | 'without'>, statement: string, standsIn: string): Safeguard =>
  trigger(told, statement, standsIn, {
    migration: '0022_disclosures_held',
    test: 'disclosures-are-held',
    named: 'pglite',
  });

/** What staff pass on to authorities and in an emergency, and what the database holds of it. */
export const disclosures: readonly Safeguard[] = [
  promise(
    { id: 'disclosure: grounds of the policy', without: 'authorities would get data on any ground' },
    [AUTHORITY, 'if (grounds.value.includes(ground)) return;', 'if (grounds.value.length > 0) return;'],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    { id: 'disclosure: purposes for authorities', without: 'authorities would get data for any purpose' },
    [AUTHORITY, 'if (purpose !== undefined && listed.includes(purpose)) return;', 'if (purpose) return;'],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    { id: 'disclosure: a list of fields', without: 'everything would leave where a name was asked for' },
    [
      `${GRAPH}/disclosure/disclosable-fields.ts`,
      'if (!minimise.value) return',
      'if (minimise.value) return',
    ],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    { id: 'disclosure: listed fields and no other', without: 'a list that nothing follows' },
    [
      `${GRAPH}/disclosure/disclosure.ts`,
      '(fields.includes(field) ? value : null)',
      '(fields ? value : null)',
    ],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    {
      id: 'disclosure: the recipient is decided too',
      without: 'data in countries that the policy lets none go to',
    },
    [PERMIT, "if (decision.kind === 'allowed') continue;", 'if (decision) continue;'],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    { id: 'disclosure: by staff alone', without: 'apps would disclose in the name of the controller' },
    [PERMIT, "if (caller.kind === 'AGENT') return caller;", 'if (caller) return caller as Discloser;'],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    {
      id: 'disclosure: told as the policy promises',
      without: 'people would not learn where their data went',
    },
    [AUTHORITY, "value !== 'not_promised' && silenceReference === null", "value === 'not_promised'"],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    {
      id: 'disclosure: no silence where none is allowed',
      without: 'a promise to tell that anybody could switch off',
    },
    [AUTHORITY, "if (promise.value === 'always') {", 'if (!promise.value) {'],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    {
      id: 'disclosure: what is not told is not shown',
      without: 'who is searched for would be warned against the law',
    },
    [`${GRAPH}/disclosure/disclosure.ts`, '{ toldAt: { not: null } }', '{}'],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    { id: 'disclosure: its entry in the ledger', without: 'data would leave that nobody could account for' },
    [`${GRAPH}/problem.ts`, 'await record(tx);', ''],
    TO_AUTHORITIES,
    ANY,
  ),
  promise(
    {
      id: 'emergency: only where the policy knows it',
      without: 'danger to life would open what no policy opened',
    },
    [EMERGENCY, 'if (!allowed.value) {', 'if (allowed.value === undefined) {'],
    IN_DANGER,
    ANY,
  ),
  promise(
    { id: 'emergency: only to protect a life', without: 'an emergency for any purpose' },
    [EMERGENCY, 'if (vital.some(({ id }) => id === purpose)) return;', 'if (vital.length > 0) return;'],
    IN_DANGER,
    ANY,
  ),
  promise(
    { id: 'emergency: the person is told', without: 'nobody would know that it was made use of' },
    [EMERGENCY, 'isTold: policy.profile.breakGlass.notify.value,', 'isTold: false,'],
    IN_DANGER,
    ANY,
  ),
  promise(
    { id: 'emergency: not judged by who acted', without: 'an emergency that nobody else ever saw' },
    [`${GRAPH}/disclosure/review-disclosure.ts`, 'if (isSamePerson) {', 'if (found.id === 0) {'],
    IN_DANGER,
    ANY,
  ),
  promise(
    { id: 'emergency: reviewed once', without: 'a finding that the next one overwrites' },
    [
      `${GRAPH}/disclosure/review-disclosure.ts`,
      "where: { id: found.id, review: 'PENDING' }",
      'where: { id: found.id }',
    ],
    IN_DANGER,
    ANY,
  ),
  promise(
    {
      id: 'emergency: not again where the policy no longer knows it',
      without: 'a key would keep a permission for a day',
    },
    [PAYLOAD, '...(breakGlass.allowed.value ?', '...(breakGlass ?'],
    IN_DANGER,
    ANY,
  ),
  promise(
    {
      id: 'emergency: two accounts are one person',
      without: 'whoever has a second account would judge the own emergency',
    },
    [
      [
        `${GRAPH}/disclosure/review-disclosure.ts`,
        'reviewer.email.toLowerCase() === found.disclosedBy.email.toLowerCase()',
        'reviewer.email === found.disclosedBy.email',
      ],
      [
        'schema/src/testing/database.ts',
        'const database = await openers[kind](options);',
        "const database = await openers[kind](options); await database.sql.query('switch_off', 'ALTER TABLE disclosure DISABLE TRIGGER disclosure_review_once');",
      ],
    ],
    JUDGED,
    ANY,
  ),
  promise(
    {
      id: 'emergency: the danger is for staff',
      without: 'who threatens a person would read that it was said',
    },
    [
      `${GRAPH}/disclosure/disclosure.ts`,
      "caller.kind === 'AGENT' ? { kind: true, words: true }",
      "caller.kind !== 'APP' ? { kind: true, words: true }",
    ],
    JUDGED,
    ANY,
  ),
  held(
    { id: 'database: a ticket of that person', without: "one person's ticket on another's record" },
    'ALTER TABLE disclosure DISABLE TRIGGER disclosure_of_case',
    'CREATE TRIGGER disclosure_of_case AFTER INSERT ON disclosure',
  ),
  held(
    { id: "database: a question about the person's ticket", without: "a yes to somebody else's ticket" },
    'ALTER TABLE case_consent DISABLE TRIGGER case_consent_of_case',
    'CREATE TRIGGER case_consent_of_case AFTER INSERT ON case_consent',
  ),
  held(
    { id: 'database: a yes to that very case', without: 'a yes that is used for another case' },
    'ALTER TABLE disclosure DISABLE TRIGGER disclosure_on_yes',
    'CREATE TRIGGER disclosure_on_yes AFTER INSERT ON disclosure',
  ),
  held(
    { id: 'database: a review is closed once', without: 'a finding that is turned afterwards' },
    'ALTER TABLE disclosure DISABLE TRIGGER disclosure_review_once',
    'CREATE TRIGGER disclosure_review_once BEFORE UPDATE',
  ),
  held(
    { id: 'database: a question is answered once', without: 'a no that becomes a yes' },
    'ALTER TABLE case_consent DISABLE TRIGGER case_consent_answer_once',
    'CREATE TRIGGER case_consent_answer_once BEFORE UPDATE',
  ),
  held(
    { id: 'database: entered without an answer', without: 'a yes that nobody gave' },
    'GRANT INSERT ON disclosure, case_consent TO remit_gateway',
    'REVOKE INSERT ON disclosure, case_consent FROM remit_gateway;',
  ),
  unit(
    { id: 'an authority is no app', without: 'an authority with a grant that stands, and no case' },
    ['app/installation-rules.ts', "facts.role === 'authority'", "facts.role === 'none'"],
    'app/judge-installation',
  ),
  unit(
    {
      id: 'an authority stays one in the register',
      without: 'an app of its name would be let in as a processor',
    },
    ['app/register.ts', "present?.role === 'authority' ? present.role : claim.role", 'claim.role'],
    'app/install-app',
    'pglite',
  ),
];
