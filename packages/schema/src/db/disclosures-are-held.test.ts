import { beforeAll, expect, test } from 'vitest';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import { newPublicId } from './public-id.ts';

const at = new Date('2026-03-15T10:00:00Z');

/** The columns of a record, and one of each kind, as the gateway enters it. `$ticket` and the like are ids. */
const INTO = `INSERT INTO disclosure (public_id, controller_id, kind, data_subject_id, conversation_id, recipient_id, disclosed_to,
  country, ground, legal_reference, fields, words, case_consent_id, disclosed_by_id, disclosed_at, review) VALUES`;
const AUTHORITY = { kind: 'AUTHORITY', country: 'RS', ground: 'law', reference: '1/26' };
const EMERGENCY = { kind: 'EMERGENCY', words: 'Fire.', review: 'PENDING' };
const FORWARDING = { kind: 'FORWARDING', ticket: '$ticket', partner: '$partner', words: 'Parking?' };
const ON_YES = { ...FORWARDING, consent: '$yes' };

type Entry = {
  readonly kind: string;
  readonly person?: string;
  readonly ticket?: string;
  readonly partner?: string;
  readonly country?: string;
  readonly ground?: string;
  readonly reference?: string;
  readonly fields?: string;
  readonly words?: string;
  readonly consent?: string;
  readonly review?: string;
};

function entered(entry: Entry): string {
  const text = (value: string | undefined) => (value === undefined ? 'NULL' : `'${value}'`);
  const { kind, person = '$person', ticket = 'NULL', partner = 'NULL', fields = `{EMAIL}` } = entry;
  const { country, ground, reference, words, consent = 'NULL', review = 'NONE' } = entry;
  return `${INTO} ('${newPublicId('disclosure')}', $own, '${kind}', ${person}, ${ticket}, ${partner}, 'x', ${text(country)},
    ${text(ground)}, ${text(reference)}, '${fields}', ${text(words)}, ${consent}, $agent, now(), '${review}')`;
}

const asked = (of: { readonly person?: string; readonly ticket?: string; readonly fields?: string } = {}) =>
  `INSERT INTO case_consent (public_id, controller_id, data_subject_id, conversation_id, recipient_id, fields, wording, asked_by_id, asked_at)
   VALUES ('${newPublicId('caseConsent')}', $own, ${of.person ?? '$person'}, ${of.ticket ?? '$ticket'}, $partner,
           '${of.fields ?? '{EMAIL}'}', 'x', $agent, now())`;
const judged = (finding: string, by: string, id = '$emergency') =>
  `UPDATE disclosure SET review = '${finding}', reviewed_at = now(), reviewed_by_id = ${by} WHERE id = ${id}`;

/** What the gateway does every day. */
const usual: readonly [what: string, ...sql: string[]][] = [
  ['an authority gets data', entered(AUTHORITY)],
  ['an emergency, and its review', entered(EMERGENCY), judged('JUSTIFIED', '$colleague')],
  ['an inquiry goes', entered(FORWARDING)],
  ['an inquiry goes on a yes', entered(ON_YES)],
  ['a question', asked()],
  ['an answer', `UPDATE case_consent SET agreed = false, answered_at = now() WHERE id = $question`],
  ['a yes is taken back', `UPDATE case_consent SET withdrawn_at = now() WHERE id = $yes`],
];

/** What it never does, whatever its code thinks. */
const refused: readonly [what: string, by: RegExp, ...sql: string[]][] = [
  ['no ground', /disclosure_to_authority/, entered({ kind: 'AUTHORITY', country: 'RS', reference: '1/26' })],
  ['no reference', /disclosure_to_authority/, entered({ kind: 'AUTHORITY', country: 'RS', ground: 'law' })],
  ['no list for an authority', /disclosure_to_authority/, entered({ ...AUTHORITY, fields: '{}' })],
  ['a country that is none', /disclosure_country/, entered({ ...AUTHORITY, country: 'rs' })],
  ['an emergency without review', /disclosure_in_emergency/, entered({ ...EMERGENCY, review: 'NONE' })],
  [
    'an emergency without danger',
    /disclosure_in_emergency/,
    entered({ kind: 'EMERGENCY', review: 'PENDING' }),
  ],
  [
    'an emergency that is reviewed already',
    /disclosure_reviewed/,
    entered({ ...EMERGENCY, review: 'JUSTIFIED' }),
  ],
  ['an inquiry to nobody', /disclosure_forwarded/, entered({ kind: 'FORWARDING', ticket: '$ticket' })],
  ["another person's ticket", /not the person's/, entered({ ...FORWARDING, ticket: '$others' })],
  ['a chat', /not the person's/, entered({ ...FORWARDING, ticket: '$chat' })],
  ["another person's yes", /another question/, entered({ ...ON_YES, person: '$other', ticket: '$others' })],
  ['a yes about another ticket', /another question/, entered({ ...ON_YES, ticket: '$second' })],
  ['a yes about another partner', /another question/, entered({ ...ON_YES, partner: '$rival' })],
  ['a yes to less', /another question/, entered({ ...ON_YES, fields: '{EMAIL,PHONE_NUMBER}' })],
  ['a question about a ticket of others', /not the person's/, asked({ ticket: '$others' })],
  ['a question about nothing', /case_consent_asks_for_something/, asked({ fields: '{}' })],
  [
    'a question with its answer',
    /permission denied/,
    `INSERT INTO case_consent (public_id, controller_id, data_subject_id, conversation_id, recipient_id, fields, wording, asked_by_id,
       asked_at, agreed, answered_at) VALUES ('x', $own, $person, $ticket, $partner, '{EMAIL}', 'x', $agent, now(), true, now())`,
  ],
  [
    'a record with its finding',
    /permission denied/,
    entered(EMERGENCY)
      .replace('review) VALUES', 'review, reviewed_by_id, reviewed_at) VALUES')
      .replace("'PENDING')", "'JUSTIFIED', $colleague, now())"),
  ],
  ['a yes from a no', /answered once/, `UPDATE case_consent SET agreed = true WHERE id = $no`],
  ['a no from a yes', /answered once/, `UPDATE case_consent SET agreed = false WHERE id = $yes`],
  [
    'a yes that is taken back unsaid',
    /answered once/,
    `UPDATE case_consent SET withdrawn_at = NULL WHERE id = $back`,
  ],
  [
    'a yes that is forgotten',
    /answered once/,
    `UPDATE case_consent SET agreed = NULL, answered_at = NULL WHERE id = $yes`,
  ],
  ['other words', /permission denied/, `UPDATE case_consent SET wording = 'y' WHERE id = $yes`],
  ['other fields', /permission denied/, `UPDATE disclosure SET fields = '{}' WHERE id = $emergency`],
  ['a person told later', /permission denied/, `UPDATE disclosure SET told_at = now() WHERE id = $emergency`],
  ['a record that is gone', /permission denied/, `DELETE FROM disclosure WHERE id = $emergency`],
  ['a question that is gone', /permission denied/, `DELETE FROM case_consent WHERE id = $no`],
  ['a review of the own', /reviewed_by_another|whoever disclosed/, judged('JUSTIFIED', '$agent')],
  ['a review by an own second account', /whoever disclosed/, judged('JUSTIFIED', '$double')],
  [
    'a review that is opened again',
    /closed once/,
    judged('JUSTIFIED', '$colleague'),
    `UPDATE disclosure SET review = 'PENDING', reviewed_at = NULL, reviewed_by_id = NULL WHERE id = $emergency`,
  ],
  [
    'a finding that is turned',
    /closed once/,
    judged('NOT_JUSTIFIED', '$colleague'),
    judged('JUSTIFIED', '$colleague'),
  ],
  ['a review that nobody asked for', /closed once/, judged('JUSTIFIED', '$colleague', '$authority')],
];

describeOnDatabases('what is disclosed', (open) => {
  let database: TestDatabase;
  let ids: Readonly<Record<string, number>>;
  beforeAll(async () => {
    database = await open();
    ids = await makeCase(database);
  });

  /** Runs statements as the gateway within one operation, which leaves nothing behind. */
  async function asGateway(statements: readonly string[]): Promise<number> {
    const undone = new Error('undone');
    let touched = 0;
    await database.prisma
      .$transaction(async (tx) => {
        await tx.$executeRawUnsafe('SET LOCAL ROLE remit_gateway');
        await tx.$executeRaw`SELECT set_config('remit.controller_id', ${String(ids['own'])}, true)`;
        for (const sql of statements) {
          const filled = sql.replaceAll(/\$(\w+)/g, (_all, name: string) => String(ids[name]));
          touched += await tx.$executeRawUnsafe(filled);
        }
        throw undone;
      })
      .catch((error: unknown) => {
        if (error !== undone) throw error;
      });
    return touched;
  }

  test.each(usual)('is entered by the gateway: %s', async (_what, ...sql) => {
    expect(await asGateway(sql)).toBe(sql.length);
  });

  test.each(refused)('is held by the database against %s', async (_what, by, ...sql) => {
    // All but the last are what goes before it.
    expect(await asGateway(sql.slice(0, -1))).toBe(sql.length - 1);
    await expect(asGateway(sql)).rejects.toThrow(by);
  });
});

/** A person with two tickets and a chat, another person, three accounts of two colleagues, two partners, and their records. */
async function makeCase({ prisma }: TestDatabase): Promise<Readonly<Record<string, number>>> {
  const publicId = () => newPublicId('person');
  const { id: own } = await prisma.controller.create({
    data: { publicId: publicId(), slug: 'acme', displayName: 'Acme', timeZone: 'UTC' },
  });
  const of = { controllerId: own };
  const person = async () => (await prisma.dataSubject.create({ data: { ...of, publicId: publicId() } })).id;
  const agent = async (email: string) => {
    const data = { ...of, publicId: publicId(), dataSubjectId: await person(), email };
    return (await prisma.agent.create({ data: { ...data, displayName: 'x', role: 'x' } })).id;
  };
  const conversation = async (requesterId: number, kind: 'TICKET' | 'CHAT' = 'TICKET') => {
    const data = { ...of, publicId: publicId(), kind, purpose: 'x', requesterId, openedAt: at };
    return (await prisma.conversation.create({ data })).id;
  };
  const partner = async () => {
    const data = { ...of, publicId: publicId(), name: publicId(), country: 'RS' };
    return (await prisma.recipient.create({ data })).id;
  };
  const [me, other] = [await person(), await person()];
  const mine = { person: me, other, ticket: await conversation(me), second: await conversation(me) };
  const rest = { chat: await conversation(me, 'CHAT'), others: await conversation(other) };
  const staff = {
    agent: await agent('mila@acme.example'),
    double: await agent('Mila@Acme.example'),
    colleague: await agent('petar@acme.example'),
  };
  const partners = { partner: await partner(), rival: await partner() };
  const question = async (answer: object = {}) => {
    const about = { dataSubjectId: me, conversationId: mine.ticket, recipientId: partners.partner };
    const words = { fields: ['EMAIL'], wording: 'x', askedById: staff.agent, askedAt: at };
    const data = { ...of, ...about, ...words, ...answer, publicId: publicId() };
    return (await prisma.caseConsent.create({ data })).id;
  };
  const record = async (
    facts: { readonly kind: 'AUTHORITY' | 'EMERGENCY' } & Readonly<Record<string, unknown>>,
  ) => {
    const common = { dataSubjectId: me, disclosedTo: 'x', fields: ['EMAIL'], disclosedById: staff.agent };
    const data = { ...of, ...common, ...facts, disclosedAt: at, publicId: publicId() };
    return (await prisma.disclosure.create({ data })).id;
  };
  return {
    own,
    ...mine,
    ...rest,
    ...staff,
    ...partners,
    question: await question(),
    yes: await question({ agreed: true, answeredAt: at }),
    no: await question({ agreed: false, answeredAt: at }),
    back: await question({ agreed: true, answeredAt: at, withdrawnAt: at }),
    emergency: await record({ kind: 'EMERGENCY', words: 'Fire.', review: 'PENDING' }),
    authority: await record({ kind: 'AUTHORITY', country: 'RS', ground: 'law', legalReference: '1/26' }),
  };
}
