import { type Safeguard, promise, unit } from './safeguard.ts';

const GRAPH = 'schema/src/graph';
const AUTHORITY = `${GRAPH}/disclosure/disclose-to-authority.ts`;
const EMERGENCY = `${GRAPH}/disclosure/disclose-in-emergency.ts`;
const PERMIT = `${GRAPH}/disclosure/permit-disclosure.ts`;
const FORWARD = `${GRAPH}/forwarding/forward-ticket.ts`;
const CASE = `${GRAPH}/forwarding/case-consent.ts`;
const TO_AUTHORITIES = 'obligations/authorities-get-what-the-law-asks-for';
const IN_DANGER = 'obligations/in-danger-to-life-data-may-be-disclosed';
const INQUIRY = 'obligations/an-inquiry-goes-to-partners-without-names';
const ANY = 'postgresql';

/** What staff pass on. */
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
    [
      `${GRAPH}/disclosure/review-disclosure.ts`,
      'if (found.disclosedById === reviewedById) {',
      'if (found.id === 0) {',
    ],
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
    { id: 'forwarding: a text that names nobody', without: 'names in what was promised to be anonymous' },
    [FORWARD, "if (mode.value === 'anonymise_first') await", "if (mode.value === 'normal') await"],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: consent for that case', without: 'people named to partners unasked' },
    [
      FORWARD,
      'const agreed = latest?.agreed === true && latest.withdrawnAt === null;',
      'const agreed = latest !== null;',
    ],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: a yes taken back', without: 'a yes for ever' },
    [FORWARD, 'latest?.agreed === true && latest.withdrawnAt === null', 'latest?.agreed === true'],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: a yes to these fields', without: 'a yes to the name would send the number' },
    [
      FORWARD,
      'where: { conversationId, recipientId, fields: { hasEvery: [...fields] } }',
      'where: { conversationId, recipientId }',
    ],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: a yes to this partner', without: 'a yes to one would be a yes to all' },
    [FORWARD, 'where: { conversationId, recipientId, fields:', 'where: { conversationId, fields:'],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: answered by the person alone', without: 'staff or others could say yes for somebody' },
    [
      CASE,
      'controllerId: controller.id, dataSubjectId: caller.dataSubjectId }',
      'controllerId: controller.id }',
    ],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: partners in the register', without: 'inquiries to whoever is not under contract' },
    [
      `${GRAPH}/forwarding/partner.ts`,
      'if (stands && isNamedFor) return partner;',
      'if (partner) return partner;',
    ],
    INQUIRY,
    ANY,
  ),
  unit(
    { id: 'forwarding: both alphabets', without: 'a name in the other alphabet would pass' },
    [
      'graph/forwarding/folded-text.ts',
      '.map((letter) => LETTERS[letter] ?? letter)',
      '.map((letter) => letter)',
    ],
    'graph/forwarding/identifiers-in-text',
  ),
  unit(
    { id: 'forwarding: names in their cases', without: 'a name in the genitive would pass' },
    [
      'graph/forwarding/identifiers-in-text.ts',
      'ENDINGS.filter(Boolean).map((ending) => stem + ending)',
      '[stem]',
    ],
    'graph/forwarding/identifiers-in-text',
  ),
];
