import { randomUUID } from 'node:crypto';
import type { Database } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nowhere, startTestGateway, type TestGateway } from '../../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk, POLICY_IDS } from './fixtures/desk.ts';
import { discloseToAuthority, EVERY_FIELD, FOR_AUTHORITIES, withoutLedger } from './fixtures/disclose.ts';
import { answer, ask, enterPartner, forward, MATTER } from './fixtures/forward.ts';
import { setState } from './fixtures/person-states.ts';
import type { Person } from './fixtures/person.ts';

const RIGHTS = 'privacy.data_subject_rights';
const INQUIRY = 'support.inquiry';
const NAME_AND_NUMBER = ['FAMILY_NAME', 'PHONE_NUMBER'];
const FORWARD = `mutation ($input: ForwardTicketInput!) {
  made: forwardTicket(input: $input) { problems { code } disclosure { id } disclosed { id text ${EVERY_FIELD} } } }`;

describeOnPostgresql('what leaves', (open) => {
  let database: Database;
  let desk: Desk;
  let second: TestGateway;
  beforeAll(async () => {
    database = await open();
    desk = await openDesk(database);
    second = await startTestGateway({ database, clock: () => desk.clock.now, files: { store: nowhere } });
  });
  afterAll(async () => {
    await desk.gateway.close();
    await second.close();
  });

  const recorded = (person: Person) =>
    database.prisma.disclosure.count({ where: { dataSubjectId: person.id } });
  const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
    problems.map(({ code }) => code);

  describe('to a partner of LocusD', () => {
    let controller: Controller;
    let agent: Caller;
    let partner: string;
    let person: Person;
    let visitor: Caller;
    beforeAll(async () => {
      controller = desk.of('locusd');
      agent = await controller.agent('support_agent');
      partner = await enterPartner(database, controller, { purposes: [INQUIRY] });
    });
    const somebody = async () => {
      person = await controller.person();
      visitor = await controller.visitor(person);
    };
    /** Asks the person, who says yes, no or nothing. Answers the question's id. */
    const askAbout = async (fields: readonly string[], agree?: boolean) => {
      const { problems, caseConsent } = await ask(controller, agent, person, {
        recipientId: partner,
        fields,
      });
      expect(problems).toEqual([]);
      if (agree !== undefined)
        expect((await answer(controller, visitor, caseConsent?.id, agree)).problems).toEqual([]);
      return caseConsent?.id;
    };
    const sent = async (fields: readonly string[], text = MATTER) =>
      forward(controller, agent, person, { recipientId: partner, fields, text });

    test('hangs on the latest word about each field: an older yes to more does not undo a no [OBL-LOCUS-REC-04]', async () => {
      for (const agree of [false, undefined]) {
        await somebody();
        await askAbout(NAME_AND_NUMBER, true);
        await askAbout(['FAMILY_NAME'], agree);
        expect([agree, codesOf(await sent(NAME_AND_NUMBER))]).toEqual([agree, ['NOT_ALLOWED']]);
        expect([agree, codesOf(await sent(['FAMILY_NAME']))]).toEqual([agree, ['NOT_ALLOWED']]);
        // Nobody said anything against the number alone.
        expect([agree, codesOf(await sent(['PHONE_NUMBER']))]).toEqual([agree, []]);
      }
    });

    test('goes on an older yes to more where a later yes was to less [OBL-LOCUS-REC-04]', async () => {
      await somebody();
      await askAbout(NAME_AND_NUMBER, true);
      const later = await askAbout(['FAMILY_NAME'], true);
      expect(codesOf(await sent(NAME_AND_NUMBER))).toEqual([]);
      expect((await answer(controller, visitor, later, false)).problems).toEqual([]);
      expect(codesOf(await sent(NAME_AND_NUMBER))).toEqual(['NOT_ALLOWED']);
    });

    test('lets stand in its text what goes along, and nothing else of the kind [OBL-LOCUS-REC-04]', async () => {
      await somebody();
      await askAbout(['GIVEN_NAME', 'PHONE_NUMBER'], true);
      for (const [text, codes] of [
        ['ana asks, 064 123 4567.', []],
        ['ana Petrović asks.', ['INVALID_INPUT']],
        ['Call 064 123 4567 or 065 999 88 77.', ['INVALID_INPUT']],
        ['ana, 0101990715003', ['INVALID_INPUT']],
        ['ana, somebody@example.com', ['INVALID_INPUT']],
      ] as const) {
        expect([text, codesOf(await sent(['GIVEN_NAME', 'PHONE_NUMBER'], text))]).toEqual([text, codes]);
      }
      expect(await recorded(person)).toBe(1);
    });

    test('is not answered a second time when the yes was taken back, or the partner switched off [OBL-LOCUS-REC-04]', async () => {
      for (const stop of ['withdraw', 'switch off'] as const) {
        await somebody();
        const recipientId = await enterPartner(database, controller, { purposes: [INQUIRY] });
        const asked = await ask(controller, agent, person, { recipientId, fields: NAME_AND_NUMBER });
        await answer(controller, visitor, asked.caseConsent?.id, true);
        const input = { ticketId: person.ticketId, recipientId, text: MATTER, fields: NAME_AND_NUMBER };
        const key = randomUUID();
        const send = async (at: TestGateway, more: object = {}) => {
          const as = { as: agent.token, purpose: INQUIRY, key };
          return at.ask(FORWARD, { ...as, variables: { input: { ...input, ...more } } });
        };
        const first = await send(desk.gateway);
        expect(first.data?.['made']).toMatchObject({
          problems: [],
          disclosed: { text: MATTER, phoneNumber: person.stored.get('DataSubject.phoneNumber') },
        });
        // Lost on its way, it is told again, by another gateway too; and it is one record.
        expect((await send(second)).data).toEqual(first.data);
        expect((await send(second, { text: `${MATTER}!` })).errors?.[0]?.extensions?.['code']).toBe(
          'IDEMPOTENCY_KEY_REUSED',
        );
        if (stop === 'withdraw') await answer(controller, visitor, asked.caseConsent?.id, false);
        else
          await database.prisma.recipient.updateMany({
            where: { publicId: recipientId },
            data: { active: false },
          });
        const again = await send(second);
        expect([stop, again.data?.['made']]).toMatchObject([stop, { problems: [], disclosed: null }]);
        expect(JSON.stringify(again)).not.toMatch(/petrovi|4567/i);
        expect(await recorded(person)).toBe(1);
      }
    });

    test('hangs on an answer that is on record with whom it is about, and on none that is not [OBL-LOCUS-REC-04]', async () => {
      await somebody();
      const asked = await askAbout(NAME_AND_NUMBER);
      const before = await controller.ledger();
      // A ledger that takes nothing lets nobody say yes either.
      await expect(withoutLedger(database, () => answer(controller, visitor, asked, true))).rejects.toThrow(
        'LEDGER_UNAVAILABLE',
      );
      expect(codesOf(await sent(NAME_AND_NUMBER))).toEqual(['NOT_ALLOWED']);
      const between = await controller.ledger();
      expect((await answer(controller, visitor, asked, true)).problems).toEqual([]);
      const [entry] = (await controller.ledger()).slice(between.length);
      expect(entry).toMatchObject({ callerKind: 'VISITOR', callerId: person.id, people: [person.id] });
      expect(between.length).toBeGreaterThanOrEqual(before.length);
      await expect(withoutLedger(database, () => sent(NAME_AND_NUMBER))).rejects.toThrow(
        'LEDGER_UNAVAILABLE',
      );
      expect(await recorded(person)).toBe(0);
    });

    test('is refused of who is restricted or erased, before anybody is asked [OBL-LOCUS-REC-04]', async () => {
      for (const state of ['restricted', 'erased'] as const) {
        await somebody();
        await askAbout(NAME_AND_NUMBER, true);
        await setState(desk, database, [controller, person], state);
        expect([state, codesOf(await sent([]))]).toEqual([state, ['PURPOSE_DENIED']]);
        expect([state, codesOf(await sent(NAME_AND_NUMBER))]).toEqual([state, ['PURPOSE_DENIED']]);
        expect([state, await recorded(person)]).toEqual([state, 0]);
      }
    });
  });

  test.each(POLICY_IDS.filter((id) => id !== 'locusd'))(
    '%s anonymises nothing, so its words are data of the person: the register and the rules on transfers hold them [OBL-LOCUS-REC-04]',
    async (id) => {
      const controller = desk.of(id);
      const agent = await controller.agent('support_agent');
      const person = await controller.person();
      const purposes = [controller.inForce.policy.helpdesk.ticketing];
      const codes = async (facts: Readonly<Record<string, unknown>>) => {
        const recipientId = await enterPartner(database, controller, { purposes, ...facts });
        const { problems, disclosed } = await forward(controller, agent, person, {
          recipientId,
          text: 'Ana Petrović, 064 123 45 67, asks about parking.',
        });
        return [...problems.map(({ message }) => /: ([A-Z_]+) \(/.exec(message)?.[1]), disclosed !== null];
      };
      expect(await codes({})).toEqual(['CATEGORY_NOT_GRANTED', false]);
      expect(await codes({ allowedFields: ['user.name'] })).toEqual(['CATEGORY_NOT_GRANTED', false]);
      const allowedFields = ['user.content.ticket'];
      expect(await codes({ allowedFields, country: 'US' })).toEqual(['TRANSFER_NOT_ALLOWED', false]);
      expect(await recorded(person)).toBe(0);
      expect(await codes({ allowedFields })).toEqual([true]);
    },
  );

  test.each(Object.keys(FOR_AUTHORITIES) as (keyof typeof FOR_AUTHORITIES)[])(
    'to an authority, %s: nothing of who is erased; of who was kept silent no event tells [OBL-MULTI-REC-05]',
    async (id) => {
      const controller = desk.of(id);
      const officer = await controller.agent('privacy_officer');
      const erased = await controller.person();
      await setState(desk, database, [controller, erased], 'erased');
      expect(codesOf(await discloseToAuthority(controller, officer, erased))).toEqual(['PURPOSE_DENIED']);
      expect(await recorded(erased)).toBe(0);

      const person = await controller.person();
      const events = () => database.prisma.event.count({ where: { dataSubjectId: person.id } });
      const before = await events();
      const { disclosure, problems } = await discloseToAuthority(controller, officer, person, {
        silenceReference: id === 'infostud' ? undefined : 'Act 12/26',
      });
      expect(problems).toEqual([]);
      expect((await events()) - before).toBe(id === 'infostud' ? 1 : 0);
      const { data } = await controller.ask(
        await controller.visitor(person),
        RIGHTS,
        'query ($id: ID!) { node(id: $id) { id } disclosuresToReview { id } }',
        { id: disclosure?.id },
      );
      expect(data).toEqual({ node: null, disclosuresToReview: [] });
    },
  );
});
