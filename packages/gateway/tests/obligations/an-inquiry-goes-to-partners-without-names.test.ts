import type { Database } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, type Controller, type Desk, openDesk, POLICY_IDS } from './fixtures/desk.ts';
import { readOwnDisclosures } from './fixtures/disclose.ts';
import { answer, ask, enterPartner, forward, MATTER } from './fixtures/forward.ts';
import type { Person } from './fixtures/person.ts';

const NOBODY = {
  displayName: null,
  givenName: null,
  familyName: null,
  email: null,
  phoneNumber: null,
  address: null,
  nationalIdentificationNumber: null,
  identityDocumentNumber: null,
};
const NAME_AND_NUMBER = ['FAMILY_NAME', 'PHONE_NUMBER'];

describeOnPostgresql('an inquiry', (open) => {
  let database: Database;
  let desk: Desk;
  beforeAll(async () => {
    database = await open();
    desk = await openDesk(database);
  });
  afterAll(() => desk.gateway.close());

  const recorded = (person: Person) =>
    database.prisma.disclosure.count({ where: { dataSubjectId: person.id } });

  describe('LocusD', () => {
    let controller: Controller;
    let agent: Caller;
    let partner: string;
    beforeAll(async () => {
      controller = desk.of('locusd');
      agent = await controller.agent('support_agent');
      partner = await enterPartner(database, controller, { purposes: ['support.inquiry'] });
    });

    test('goes without anything by which the person could be known; it is on record [OBL-LOCUS-REC-04]', async () => {
      const person = await controller.person();
      const before = await controller.ledger();
      const { problems, disclosed } = await forward(controller, agent, person, { recipientId: partner });
      expect(problems).toEqual([]);
      const record = await database.prisma.disclosure.findFirstOrThrow({
        where: { dataSubjectId: person.id },
      });
      expect(disclosed).toEqual({ ...NOBODY, id: record.publicId, text: MATTER });
      const text = JSON.stringify(disclosed);
      const own = [...person.stored.values(), person.publicId, person.ticketId, person.chatId];
      const found = own.filter((value) => typeof value === 'string' && value !== '' && text.includes(value));
      expect(found).toEqual([]);
      expect(record).toMatchObject({ kind: 'FORWARDING', fields: [], words: MATTER, caseConsentId: null });
      const [entry] = (await controller.ledger()).slice(before.length);
      expect(entry).toMatchObject({ callerKind: 'AGENT', purpose: 'support.inquiry', people: [person.id] });
    });

    test.each([
      ['the name', 'ana Petrović asks about parking.'],
      ['the name, in a case', 'Pozovite Anu.'],
      ['the name, in Cyrillic', 'Петровићева пита за паркинг.'],
      ['the e-mail address', 'Write to ana@example.rs.'],
      ['the number', 'Call 064 123 45 67.'],
      ['the number of a document', 'Paper RS-009876543.'],
      ['the street', 'Lives in Sarajevskoj.'],
      ['what stands in a field of the ticket', 'Lives at Balkanska 12, or calls from 764 5321.'],
    ])(
      'does not go with %s in its text; the refusal tells no value [OBL-LOCUS-REC-04]',
      async (_what, text) => {
        const person = await controller.person();
        const { problems, disclosed } = await forward(controller, agent, person, {
          recipientId: partner,
          text,
        });
        expect(problems).toMatchObject([{ code: 'INVALID_INPUT', field: 'text' }]);
        expect(JSON.stringify(problems)).not.toMatch(/petrovi|ana|sarajevsk|balkansk|\d{4}/i);
        expect([disclosed, await recorded(person)]).toEqual([null, 0]);
      },
    );

    test('does not go with the id of the person or the ticket in its text [OBL-LOCUS-REC-04]', async () => {
      const person = await controller.person();
      for (const id of [person.publicId, person.ticketId]) {
        const { problems } = await forward(controller, agent, person, {
          recipientId: partner,
          text: `See ${id}.`,
        });
        expect(problems).toMatchObject([{ code: 'INVALID_INPUT', field: 'text' }]);
      }
      expect(await recorded(person)).toBe(0);
    });

    test('names the person only after the person was told of this case and agreed to it [OBL-LOCUS-REC-04]', async () => {
      const person = await controller.person();
      const visitor = await controller.visitor(person);
      const named = { recipientId: partner, fields: NAME_AND_NUMBER };
      const refused = async () => {
        const { problems, disclosed } = await forward(controller, agent, person, named);
        expect(problems).toMatchObject([{ code: 'NOT_ALLOWED', field: 'fields' }]);
        expect(problems[0]?.message).toContain('L31');
        expect([disclosed, await recorded(person)]).toEqual([null, 0]);
      };
      await refused();
      const asked = await ask(controller, agent, person, named);
      expect(asked.problems).toEqual([]);
      // To be told is not to agree.
      await refused();
      const { data } = await controller.ask(
        visitor,
        'privacy.data_subject_rights',
        'query ($id: ID!) { dataSubject(id: $id) { caseConsents { id recipientName fields wording agreed askedAt } } }',
        { id: person.publicId },
      );
      expect(data?.['dataSubject']).toEqual({
        caseConsents: [
          {
            id: asked.caseConsent?.id,
            recipientName: partner,
            fields: NAME_AND_NUMBER,
            wording: expect.stringContaining('May the builder'),
            agreed: null,
            askedAt: desk.clock.now.toISOString(),
          },
        ],
      });

      expect((await answer(controller, visitor, asked.caseConsent?.id, true)).problems).toEqual([]);
      const { problems, disclosed } = await forward(controller, agent, person, named);
      expect(problems).toEqual([]);
      expect(disclosed).toMatchObject({
        ...NOBODY,
        familyName: person.stored.get('DataSubject.familyName'),
        phoneNumber: person.stored.get('DataSubject.phoneNumber'),
      });
      expect(await readOwnDisclosures(controller, person)).toMatchObject([
        { kind: 'FORWARDING', disclosedTo: partner, fields: NAME_AND_NUMBER },
      ]);
    });

    test('names nobody on a yes that was for less, for another case or another partner, or was taken back [OBL-LOCUS-REC-04]', async () => {
      const person = await controller.person();
      const visitor = await controller.visitor(person);
      const other = await enterPartner(database, controller, { purposes: ['support.inquiry'] });
      const asked = await ask(controller, agent, person, { recipientId: partner, fields: ['FAMILY_NAME'] });
      expect((await answer(controller, visitor, asked.caseConsent?.id, true)).problems).toEqual([]);
      const secondTicket = await controller.ask(
        visitor,
        'support.inquiry',
        'mutation { createTicket(input: { subject: "More", body: "And a cellar?" }) { ticket { id } } }',
      );
      const made = secondTicket.data?.['createTicket'] as { ticket: { id: string } } | undefined;
      const ticketId = made?.ticket.id;
      const named = { recipientId: partner, fields: ['FAMILY_NAME'] };
      const codeOf = async (input: Readonly<Record<string, unknown>>) =>
        (await forward(controller, agent, person, { ...named, ...input })).problems.map(({ code }) => code);
      expect(await codeOf({ fields: NAME_AND_NUMBER })).toEqual(['NOT_ALLOWED']);
      expect(await codeOf({ ticketId })).toEqual(['NOT_ALLOWED']);
      expect(await codeOf({ recipientId: other })).toEqual(['NOT_ALLOWED']);
      // The name goes along, so it may stand in the text too; the number does not.
      expect(await codeOf({ text: `Petrović: ${MATTER}` })).toEqual([]);
      expect(await codeOf({ text: 'Petrović, 064 123 45 67' })).toEqual(['INVALID_INPUT']);
      expect((await answer(controller, visitor, asked.caseConsent?.id, false)).problems).toEqual([]);
      expect(await codeOf({})).toEqual(['NOT_ALLOWED']);
      expect(await answer(controller, visitor, asked.caseConsent?.id, true)).toMatchObject({
        problems: [{ code: 'CONFLICT' }],
      });
    });

    test('nobody but the person answers, and a no is a no [OBL-LOCUS-REC-04]', async () => {
      const person = await controller.person();
      const named = { recipientId: partner, fields: NAME_AND_NUMBER };
      const asked = await ask(controller, agent, person, named);
      const stranger = await controller.visitor(await controller.person());
      const app = await controller.app({ 'support.inquiry': ['user'] });
      for (const [caller, code] of [
        [agent, 'NOT_ALLOWED'],
        [app, 'NOT_ALLOWED'],
        [stranger, 'NOT_FOUND'],
      ] as const) {
        expect(await answer(controller, caller, asked.caseConsent?.id, true)).toMatchObject({
          problems: [{ code }],
        });
      }
      expect((await forward(controller, agent, person, named)).problems).toMatchObject([
        { code: 'NOT_ALLOWED' },
      ]);
      const visitor = await controller.visitor(person);
      expect((await answer(controller, visitor, asked.caseConsent?.id, false)).problems).toEqual([]);
      expect((await forward(controller, agent, person, named)).problems).toMatchObject([
        { code: 'NOT_ALLOWED' },
      ]);
      expect(await recorded(person)).toBe(0);
    });

    test('goes to partners in the register alone, by staff alone [OBL-LOCUS-REC-04]', async () => {
      const person = await controller.person();
      const purposes = ['support.inquiry'];
      for (const [facts, code] of [
        [{ purposes, active: false }, 'NOT_ALLOWED'],
        [{ purposes, contractRef: null }, 'NOT_ALLOWED'],
        [{ purposes, role: 'authority' }, 'NOT_ALLOWED'],
        [{ purposes: ['marketing.direct'] }, 'NOT_ALLOWED'],
      ] as const) {
        const recipientId = await enterPartner(database, controller, facts);
        const { problems } = await forward(controller, agent, person, { recipientId });
        expect([facts, problems]).toMatchObject([facts, [{ code, field: 'recipientId' }]]);
      }
      const foreign = await enterPartner(database, desk.of('sapat'), { purposes });
      expect((await forward(controller, agent, person, { recipientId: foreign })).problems).toMatchObject([
        { code: 'NOT_FOUND' },
      ]);
      const visitor = await controller.visitor(person);
      const app = await controller.app({ 'support.inquiry': ['user'] });
      for (const caller of [visitor, app]) {
        const { problems } = await forward(controller, caller, person, { recipientId: partner });
        expect(problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
      }
      const officer = await controller.agent('privacy_officer');
      expect(
        (await forward(controller, officer, person, { recipientId: partner }, 'legal.obligation')).problems,
      ).toMatchObject([{ code: 'PURPOSE_DENIED' }]);
      expect(await recorded(person)).toBe(0);
    });

    test('with names does not go where the policy lets no data go, whatever the person says [OBL-LOCUS-REC-04]', async () => {
      const person = await controller.person();
      const abroad = { purposes: ['support.inquiry'], country: 'US', safeguard: 'scc' };
      const recipientId = await enterPartner(database, controller, abroad);
      const asked = await ask(controller, agent, person, { recipientId, fields: NAME_AND_NUMBER });
      await answer(controller, await controller.visitor(person), asked.caseConsent?.id, true);
      const { problems } = await forward(controller, agent, person, { recipientId, fields: NAME_AND_NUMBER });
      expect(problems).toMatchObject([{ code: 'PURPOSE_DENIED' }]);
      expect(problems[0]?.message).toContain('TRANSFER_NOT_ALLOWED');
      expect((await forward(controller, agent, person, { recipientId })).problems).toEqual([]);
    });
  });

  test.each(POLICY_IDS.filter((id) => id !== 'locusd'))(
    '%s promises no such thing: what goes along is what purpose and register allow, and nobody is asked [OBL-LOCUS-REC-04]',
    async (id) => {
      const controller = desk.of(id);
      const agent = await controller.agent('support_agent');
      const person = await controller.person();
      const purposes = [controller.inForce.policy.helpdesk.ticketing];
      const recipientId = await enterPartner(database, controller, {
        purposes,
        allowedFields: ['user.name', 'user.content.ticket'],
      });
      const text = 'Petrović asks about parking.';
      const { problems, disclosed } = await forward(controller, agent, person, {
        recipientId,
        text,
        fields: ['FAMILY_NAME'],
      });
      expect(problems).toEqual([]);
      expect(disclosed).toMatchObject({
        ...NOBODY,
        text,
        familyName: person.stored.get('DataSubject.familyName'),
      });
      const more = await forward(controller, agent, person, { recipientId, fields: ['EMAIL'] });
      expect(more.problems).toMatchObject([{ code: 'PURPOSE_DENIED' }]);
      const asked = await ask(controller, agent, person, { recipientId, fields: ['FAMILY_NAME'] });
      expect(asked).toMatchObject({ problems: [{ code: 'NOT_ALLOWED' }], caseConsent: null });
      expect(asked.problems[0]?.message).toContain('the policy does not speak of it');
    },
  );
});
