import type { Database } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import {
  DEMAND,
  discloseToAuthority,
  FOR_AUTHORITIES,
  outcomeOf,
  readOwnDisclosures,
  sendDisclosure,
  withoutLedger,
} from './fixtures/disclose.ts';
import type { Person } from './fixtures/person.ts';

const IDS = Object.keys(FOR_AUTHORITIES) as (keyof typeof FOR_AUTHORITIES)[];
const DISCLOSE = 'discloseToAuthority';

/** Where each policy says on which grounds authorities get data, and which those are. */
const GROUNDS = {
  sapat: {
    lines: 'L239-246',
    grounds: ['LAW', 'COURT_ORDER', 'AUTHORITY_REQUEST', 'OWN_RIGHTS', 'FRAUD', 'HARM_PREVENTION'],
  },
  infostud: { lines: 'L83', grounds: ['LAW'] },
  locusd: { lines: 'L30', grounds: ['LAW', 'AUTHORITY_REQUEST'] },
  'chat-center': { lines: 'L63, L72', grounds: ['LAW', 'AUTHORITY_REQUEST'] },
} as const;

describeOnPostgresql('authorities', (open) => {
  let database: Database;
  let desk: Desk;
  beforeAll(async () => {
    database = await open();
    desk = await openDesk(database);
  });
  afterAll(() => desk.gateway.close());

  /** How many records there are of a person. */
  const recorded = (person: Person) =>
    database.prisma.disclosure.count({ where: { dataSubjectId: person.id } });

  /** What of the answer is the person's. */
  const valuesIn = (answer: unknown, person: Person) => {
    const text = JSON.stringify(answer);
    return [...person.stored]
      .filter(
        ([coordinate, value]) =>
          coordinate.startsWith('DataSubject.') && typeof value === 'string' && text.includes(value),
      )
      .map(([coordinate]) => coordinate)
      .sort();
  };

  describe.each(IDS)('%s', (id) => {
    let controller: Controller;
    let person: Person;
    beforeAll(async () => {
      controller = desk.of(id);
      person = await controller.person();
    });

    test('get the listed fields and no other, and it is on record what, on which ground and for whom [OBL-MULTI-REC-05]', async () => {
      const officer = await controller.agent('privacy_officer');
      const before = await controller.ledger();
      const { problems, disclosure, disclosed } = await discloseToAuthority(controller, officer, person);
      expect(problems).toEqual([]);
      expect(disclosed).toEqual({
        displayName: null,
        givenName: null,
        familyName: person.stored.get('DataSubject.familyName'),
        email: person.stored.get('DataSubject.email'),
        phoneNumber: null,
        address: null,
        nationalIdentificationNumber: null,
        identityDocumentNumber: null,
      });
      expect(
        await database.prisma.disclosure.findUniqueOrThrow({ where: { publicId: disclosure?.id ?? '' } }),
      ).toMatchObject({
        kind: 'AUTHORITY',
        dataSubjectId: person.id,
        disclosedTo: DEMAND.authority,
        ground: 'law',
        legalReference: DEMAND.legalReference,
        fields: ['FAMILY_NAME', 'EMAIL'],
        disclosedAt: desk.clock.now,
        review: 'NONE',
      });
      const entries = (await controller.ledger()).slice(before.length);
      expect(entries[0]).toMatchObject({
        callerKind: 'AGENT',
        purpose: FOR_AUTHORITIES[id],
        people: [person.id],
      });
      const [slot = -1] = entries[0]?.slots ?? [];
      expect(controller.inForce.policy.slots[slot]?.type).toBe('legal_obligation');
    });

    test('get nothing without a reference and a list of fields, and nothing is on record [OBL-MULTI-REC-05]', async () => {
      const officer = await controller.agent('privacy_officer');
      const before = await recorded(person);
      for (const [field, wrong] of [
        ['legalReference', { legalReference: '  ' }],
        ['fields', { fields: [] }],
        ['fields', { fields: undefined }],
        ['authority', { authority: '' }],
      ] as const) {
        const { problems, disclosed } = await discloseToAuthority(controller, officer, person, wrong);
        expect(problems).toMatchObject([{ code: 'INVALID_INPUT', field }]);
        expect(disclosed).toBeNull();
      }
      expect(await recorded(person)).toBe(before);
    });

    test('get it on the grounds of the policy, and on no other; the refusal cites the lines [OBL-MULTI-REC-05]', async () => {
      const officer = await controller.agent('privacy_officer');
      const { lines, grounds } = GROUNDS[id];
      const outcomes = new Map<string, unknown>();
      for (const ground of GROUNDS.sapat.grounds) {
        const before = await recorded(person);
        const { problems, disclosed } = await discloseToAuthority(controller, officer, person, { ground });
        const told = problems.map(({ code, field, message }) => [code, field, message.includes(lines)]);
        outcomes.set(ground, [told, disclosed !== null, (await recorded(person)) - before]);
      }
      const refused = [[['NOT_ALLOWED', 'ground', true]], false, 0];
      expect(Object.fromEntries(outcomes)).toEqual(
        Object.fromEntries(
          GROUNDS.sapat.grounds.map((ground) => [
            ground,
            grounds.some((each) => each === ground) ? [[], true, 1] : refused,
          ]),
        ),
      );
    });

    test('get it from staff who look after that, under the purpose for it, and from nobody else [OBL-MULTI-REC-05]', async () => {
      const purpose = FOR_AUTHORITIES[id];
      const input = { ...DEMAND, dataSubjectId: person.publicId };
      const before = await recorded(person);
      const tries = [
        [await controller.agent('privacy_officer'), 'privacy.data_subject_rights', 'NOT_ALLOWED'],
        [await controller.agent('privacy_officer'), undefined, 'PURPOSE_DENIED'],
        [await controller.agent('support_agent'), purpose, 'PURPOSE_DENIED'],
        [await controller.visitor(person), purpose, 'NOT_ALLOWED'],
        [await controller.app({ [purpose]: ['user'] }), purpose, 'NOT_ALLOWED'],
      ] as const;
      for (const [caller, declared, code] of tries) {
        const answer = await sendDisclosure(
          controller,
          caller,
          { mutation: DISCLOSE, purpose: declared },
          input,
        );
        expect(outcomeOf(answer).problems).toMatchObject([{ code }]);
        expect(valuesIn(answer.data, person)).toEqual([]);
      }
      expect(await recorded(person)).toBe(before);
    });

    test('in a country that the policy lets no data go to get nothing [OBL-MULTI-REC-05]', async () => {
      const officer = await controller.agent('privacy_officer');
      const before = await recorded(person);
      const { problems, disclosed } = await discloseToAuthority(controller, officer, person, {
        country: 'US',
      });
      expect(problems).toMatchObject([{ code: 'PURPOSE_DENIED' }]);
      expect(problems[0]?.message).toContain('TRANSFER_NOT_ALLOWED');
      expect([disclosed, await recorded(person)]).toEqual([null, before]);
    });

    test('get nothing that cannot be written down first [OBL-MULTI-REC-05]', async () => {
      const officer = await controller.agent('privacy_officer');
      const before = await recorded(person);
      const answer = await withoutLedger(database, () =>
        sendDisclosure(
          controller,
          officer,
          { mutation: DISCLOSE, purpose: FOR_AUTHORITIES[id] },
          { ...DEMAND, dataSubjectId: person.publicId },
        ),
      );
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('LEDGER_UNAVAILABLE');
      expect(valuesIn(answer, person)).toEqual([]);
      expect(await recorded(person)).toBe(before);
    });
  });

  test('chat2desk speaks of no authority, so there is none that gets data; the refusal says so [OBL-MULTI-REC-05]', async () => {
    const controller = desk.of('chat2desk');
    const officer = await controller.agent('privacy_officer');
    const person = await controller.person();
    const { problems, disclosed } = await discloseToAuthority(
      controller,
      officer,
      person,
      {},
      'privacy.data_subject_rights',
    );
    expect(problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(problems[0]?.message).toContain('authorities are not mentioned');
    expect([disclosed, await recorded(person)]).toEqual([null, 0]);
  });

  test('people are told always (Infostud), unless a law orders silence (The Chat Center), or as promised by nobody [OBL-INFO-BAS-04]', async () => {
    const told = new Map<string, unknown>();
    for (const id of IDS) {
      const controller = desk.of(id);
      const officer = await controller.agent('privacy_officer');
      for (const silenceReference of [undefined, 'GDPR 23, Act 12/26']) {
        const person = await controller.person();
        const { problems } = await discloseToAuthority(controller, officer, person, { silenceReference });
        told.set(`${id} ${silenceReference ? 'silent' : 'open'}`, [
          problems.map(({ code }) => code),
          (await readOwnDisclosures(controller, person)).map(
            ({ disclosedTo, ground, legalReference, fields }) => [
              disclosedTo,
              ground,
              legalReference,
              fields,
            ],
          ),
        ]);
      }
    }
    const notice = [[DEMAND.authority, 'LAW', DEMAND.legalReference, ['FAMILY_NAME', 'EMAIL']]];
    expect(Object.fromEntries(told)).toEqual({
      'sapat open': [[], []],
      'sapat silent': [[], []],
      'infostud open': [[], notice],
      'infostud silent': [['NOT_ALLOWED'], []],
      'locusd open': [[], []],
      'locusd silent': [[], []],
      'chat-center open': [[], notice],
      'chat-center silent': [[], []],
    });
  });
});
