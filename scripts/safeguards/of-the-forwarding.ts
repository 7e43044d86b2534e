import { type Safeguard, promise, unit } from './safeguard.ts';

const GRAPH = 'schema/src/graph';
const FORWARD = `${GRAPH}/forwarding/forward-ticket.ts`;
const CASE = `${GRAPH}/forwarding/case-consent.ts`;
const PAYLOAD = `${GRAPH}/disclosure/disclosure-payload.ts`;
const INQUIRY = 'obligations/an-inquiry-goes-to-partners-without-names';
const HELD = 'obligations/what-leaves-is-held-to-its-case';
const IDENTIFIERS = 'graph/forwarding/identifiers-in-text';
const ANY = 'postgresql';

/** Inquiries that staff pass on to partners. */
export const forwarding: readonly Safeguard[] = [
  promise(
    { id: 'forwarding: a text that names nobody', without: 'names in what was promised to be anonymous' },
    [FORWARD, 'if (isAnonymous) await demandAnonymous', 'if (!isAnonymous) await demandAnonymous'],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: consent for that case', without: 'people named to partners unasked' },
    [
      FORWARD,
      'if (needsConsent && !(question.agreed === true && question.withdrawnAt === null)) break;',
      'if (!needsConsent) break;',
    ],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: a yes taken back', without: 'a yes for ever' },
    [FORWARD, '!(question.agreed === true && question.withdrawnAt === null)', 'question.agreed !== true'],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: a yes to these fields', without: 'a yes to the name would send the number' },
    [
      FORWARD,
      'if (fields.every((field) => question.fields.includes(field))) return question.id;',
      'if (fields) return question.id;',
    ],
    INQUIRY,
    ANY,
  ),
  promise(
    { id: 'forwarding: the latest word on a field', without: 'an older yes to more would undo a no' },
    [FORWARD, '{ hasSome: [...fields] }', '{ hasEvery: [...fields] }'],
    HELD,
    ANY,
  ),
  promise(
    { id: 'forwarding: a yes to this partner', without: 'a yes to one would be a yes to all' },
    // The database refuses it too, so the whole of its second look is off.
    [
      [FORWARD, 'where: { conversationId, recipientId, fields:', 'where: { conversationId, fields:'],
      [
        'schema/src/testing/database.ts',
        'const database = await openers[kind](options);',
        "const database = await openers[kind](options); await database.sql.query('switch_off', 'ALTER TABLE disclosure DISABLE TRIGGER disclosure_on_yes');",
      ],
    ],
    INQUIRY,
    ANY,
  ),
  promise(
    {
      id: 'forwarding: words that may name somebody are decided',
      without: 'texts with names to any country',
    },
    [FORWARD, '...(isAnonymous && fields.length === 0 ? [] : [CONTENT])', '...[]'],
    HELD,
    ANY,
  ),
  promise(
    { id: 'forwarding: not again after a yes was taken back', without: 'a key would keep a yes for a day' },
    [PAYLOAD, '{ caseConsent: { agreed: true, withdrawnAt: null } }', '{ caseConsent: { agreed: true } }'],
    HELD,
    ANY,
  ),
  promise(
    { id: 'forwarding: not again to who was switched off', without: 'a key would keep a partner for a day' },
    [PAYLOAD, "kind: 'FORWARDING', recipient: { active: true }", "kind: 'FORWARDING'"],
    HELD,
    ANY,
  ),
  promise(
    { id: 'forwarding: the answer is on record', without: 'a yes that nobody could account for' },
    [CASE, 'context.reads.write(caller.dataSubjectId, undefined);', ''],
    HELD,
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
  unit(
    {
      id: 'forwarding: what goes along lets only itself stand',
      without: 'a yes to the number would let any number stand',
    },
    [
      'graph/forwarding/identifiers-in-text.ts',
      '.some((digits) => !agreed.some((number) => isSameNumber(digits, digitsOf(number))))',
      '.some(() => agreed.length === 0)',
    ],
    IDENTIFIERS,
  ),
  unit(
    {
      id: 'forwarding: texts that are disguised',
      without: 'a name turned round, or in letters that look alike',
    },
    ['graph/forwarding/identifiers-in-text.ts', 'name: isDisguised(text) ||', 'name:'],
    IDENTIFIERS,
  ),
  unit(
    { id: 'forwarding: seen as on a screen', without: 'numbers and ids with something invisible in them' },
    ['graph/forwarding/looks-of-text.ts', ".replaceAll(/[\\p{Cf}\\p{M}]/gu, '')", ''],
    IDENTIFIERS,
  ),
];
