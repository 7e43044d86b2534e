import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk, POLICY_IDS, type PolicyId } from './fixtures/desk.ts';
import { EVERYTHING, LABELS } from './fixtures/everything.ts';
import type { Person } from './fixtures/person.ts';
import { purposesOn } from './fixtures/policies-by-basis.ts';
import { say } from './fixtures/say.ts';

/** For each policy a purpose that needs consent, and a field of the requester that a live stream carries under it. */
const LIVE: Readonly<Record<PolicyId, readonly [purpose: string, coordinate: string, selection: string]>> = {
  chat2desk: ['marketing.communications', 'DataSubject.email', 'email'],
  sapat: ['org.admin_sharing', 'DataSubject.email', 'email'],
  infostud: [
    'marketing.web',
    'Visit.clickstream',
    'visits(first: 1) { edges { node { __typename clickstream } } }',
  ],
  locusd: ['marketing.direct', 'DataSubject.email', 'email'],
  'chat-center': ['marketing.newsletter', 'DataSubject.email', 'email'],
};

describeOnPostgresql('consent that is withdrawn', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.gateway.close());

  /** Something happens to the person's ticket, so that whoever watches is told. */
  async function touch(controller: Controller, person: Person): Promise<void> {
    const { ticketing } = controller.inForce.policy.profile.helpdesk;
    const agent = await controller.holder(ticketing.value);
    const operation = `mutation ($input: SetTicketStatusInput!) { setTicketStatus(input: $input) { problems { message } } }`;
    const { data } = await controller.ask(agent, ticketing.value, operation, {
      input: { ticketId: person.ticketId, status: 'PENDING' },
    });
    expect(data).toEqual({ setTicketStatus: { problems: [] } });
  }

  for (const id of POLICY_IDS) {
    test(`${id}: the next query is refused, for every purpose that needs it, whether the person says it or staff record it [OBL-MULTI-CON-01]`, async () => {
      const controller = desk.of(id);
      const officer = await controller.holder('privacy.data_subject_rights');
      const purposes = purposesOn(controller, 'consent', { alone: true });
      expect(purposes.length).toBeGreaterThan(0);
      for (const route of ['the person', 'staff'] as const) {
        const person = await controller.person();
        const visitor = await controller.visitor(person);
        for (const purpose of purposes) {
          const reader = await controller.holder(purpose);
          const read = () => controller.read(reader, purpose, person);
          // Twice: whatever may be cached is warm.
          await read();
          // A rating stands below a field that is labelled itself: where that is withheld, nothing comes to it.
          const before = [...(await read()).keys()].filter((each) => !/^(Agent|Rating)\./.test(each));
          if (route === 'the person') await say(controller, visitor, 'withdrawConsent', purpose);
          else {
            const declaring = 'privacy.data_subject_rights';
            await say(controller, officer, 'withdrawConsent', purpose, { about: person, declaring });
          }
          expect([purpose, [...(await read()).keys()]]).toEqual([purpose, []]);

          const denials = await denialsFor(controller, purpose, person);
          for (const coordinate of before) {
            expect([purpose, denials.get(coordinate)]).toEqual([purpose, 'CONSENT_WITHDRAWN']);
          }
        }
      }
    }, 60_000);

    test(`${id}: the next event of an open live stream is without the field, over WebSocket and SSE [OBL-MULTI-CON-01]`, async () => {
      const controller = desk.of(id);
      const [purpose, coordinate, selection] = LIVE[id];
      const person = await controller.person();
      const visitor = await controller.visitor(person);
      const operation = `subscription ($id: ID!) { ticketChanged(id: $id) { requester { __typename ${selection} } } }`;
      const question = {
        as: (await controller.holder(purpose)).token,
        purpose,
        variables: { id: person.ticketId },
      };
      const watches = [
        await desk.gateway.watch(operation, { ...question, over: 'ws' }),
        await desk.gateway.watch(operation, { ...question, over: 'sse' }),
      ];

      await touch(controller, person);
      for (const watch of watches) {
        expect(JSON.stringify(await watch.next())).toContain(JSON.stringify(person.stored.get(coordinate)));
      }
      await say(controller, visitor, 'withdrawConsent', purpose);
      await touch(controller, person);
      for (const watch of watches) {
        const event = await watch.next();
        expect(event?.data?.['ticketChanged']).not.toBeNull();
        expect(JSON.stringify(event)).not.toContain(String(person.stored.get(coordinate)));
        expect(event ? denialsOf(event) : []).toEqual([`${coordinate} CONSENT_WITHDRAWN 1`]);
        await watch.stop();
      }
    });

    test(`${id}: it can be given and taken back again at any time, and the last word counts [OBL-MULTI-CON-01]`, async () => {
      const controller = desk.of(id);
      const [purpose, coordinate] = LIVE[id];
      const { policy } = controller.inForce;
      const [channel] =
        policy.profile.consent.granularity.value === 'purpose_channel' ? ['email'] : [undefined];
      const person = await controller.person({ agreedTo: [] });
      const visitor = await controller.visitor(person);
      const reads = async () =>
        (await controller.read(await controller.holder(purpose), purpose, person)).has(coordinate);

      expect(await reads()).toBe(false);
      for (let round = 0; round < 3; round += 1) {
        await say(controller, visitor, 'giveConsent', purpose, { ...(channel && { channel }) });
        expect(await reads()).toBe(true);
        await say(controller, visitor, 'withdrawConsent', purpose);
        expect(await reads()).toBe(false);
      }
    });

    test(`${id}: what was read before stays on record, word for word, as lawful under that consent [OBL-MULTI-CON-02]`, async () => {
      const controller = desk.of(id);
      const [purpose] = LIVE[id];
      const person = await controller.person();
      const visitor = await controller.visitor(person);
      await controller.read(await controller.holder(purpose), purpose, person);
      const before = await records(controller, person);
      expect(before.consents.map(({ status }) => status)).not.toContain('WITHDRAWN');

      desk.clock.now = new Date(desk.clock.now.getTime() + 1000);
      await say(controller, visitor, 'withdrawConsent', purpose);

      const after = await records(controller, person);
      expect(after.ledger.slice(0, before.ledger.length)).toEqual(before.ledger);
      expect(after.consents.slice(0, before.consents.length)).toEqual(before.consents);
      expect(after.consents.at(-1)).toMatchObject({
        purpose,
        status: 'WITHDRAWN',
        recordedAt: desk.clock.now,
      });

      // What the entry says: who was read, for this purpose, on the basis of consent and its article.
      const read = after.ledger.findLast((line) => line.people.includes(person.id));
      const bases = await controller.storedBases(read?.policyVersionId ?? 0);
      expect(read?.purpose).toBe(purpose);
      expect(read?.slots.map((slot) => bases[slot])).toContainEqual({
        purpose,
        type: 'consent',
        articles: expect.arrayContaining([expect.stringMatching(/^(GDPR 6\(1\)\(a\)|ZZPL 12\(1\)\(1\))$/)]),
      });
    });
  }

  test.each(['ledger_entry', 'consent_record'])(
    'nobody can change or delete what %s holds, not even in the database itself [OBL-MULTI-CON-02]',
    async (table) => {
      const { prisma } = desk.gateway.database;
      await expect(prisma.$executeRawUnsafe(`UPDATE ${table} SET purpose = 'x'`)).rejects.toThrow(
        'append-only',
      );
      await expect(prisma.$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    },
  );

  /** All that is on record: the controller's ledger and the person's statements, oldest first. */
  async function records(controller: Controller, person: Person) {
    const consents = await desk.gateway.database.prisma.consentRecord.findMany({
      where: { dataSubjectId: person.id },
      orderBy: { id: 'asc' },
    });
    return { ledger: await controller.ledger(), consents };
  }
});

/** Reasons by coordinate, of everything that is withheld of a person under a purpose. */
async function denialsFor(
  controller: Controller,
  purpose: string,
  person: Person,
): Promise<Map<string, string>> {
  const answer = await controller.ask(await controller.holder(purpose), purpose, EVERYTHING, {
    person: person.publicId,
    ticket: person.ticketId,
    chat: person.chatId,
  });
  const denials = answer.extensions?.privacy?.denials ?? [];
  return new Map(
    denials.filter(({ coordinate }) => LABELS.has(coordinate)).map((each) => [each.coordinate, each.reason]),
  );
}
