import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Controller, type Desk, openDesk, POLICY_IDS } from './fixtures/desk.ts';
import { EVERYTHING } from './fixtures/everything.ts';
import type { Seen } from './fixtures/everything.ts';
import type { Person } from './fixtures/person.ts';
import { purposesOn } from './fixtures/policies-by-basis.ts';
import { decideObjection, objectTo } from './fixtures/say.ts';
import { purposesOf } from './fixtures/truth-table.ts';

const GROUNDS = 'I am going through a divorce and these conversations could be used against me.';

describeOnPostgresql('objections', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.gateway.close());

  /** What somebody who may declare it sees under each purpose. */
  async function readAll(controller: Controller, person: Person): Promise<Map<string, Seen>> {
    const seen = new Map<string, Seen>();
    for (const purpose of purposesOf(controller)) {
      seen.set(purpose, await controller.read(await controller.holder(purpose), purpose, person));
    }
    return seen;
  }

  describe('to live chat and support', () => {
    test.each(['infostud', 'locusd', 'chat-center'] as const)(
      '%s rests it on an interest: the objection is taken in to be weighed [OBL-MULTI-BAS-03]',
      async (id) => {
        const controller = desk.of(id);
        const visitor = await controller.visitor(await controller.person());
        for (const purpose of supportPurposes(controller)) {
          expect(await objectTo(controller, visitor, purpose, GROUNDS)).toMatchObject({
            problems: [],
            objection: { status: 'RECEIVED', purpose },
          });
        }
      },
    );

    test.each([
      ['chat2desk', 'GDPR 6(1)(b), ZZPL 12(1)(2)', 'L31'],
      ['sapat', 'GDPR 6(1)(b), ZZPL 12(1)(2)', 'L111-116'],
    ] as const)(
      '%s rests it on the contract: the refusal names basis, articles and lines, and changes nothing [OBL-MULTI-BAS-03]',
      async (id, articles, lines) => {
        const controller = desk.of(id);
        const person = await controller.person();
        const visitor = await controller.visitor(person);
        for (const purpose of supportPurposes(controller)) {
          const { problems, objection } = await objectTo(controller, visitor, purpose, GROUNDS);
          expect(objection).toBeNull();
          expect(problems).toMatchObject([{ code: 'NOT_ALLOWED', field: 'purpose' }]);
          expect(problems[0]?.message).toContain(`contract (${articles}; ${lines}`);
          const seen = await controller.read(await controller.holder(purpose), purpose, person);
          expect(seen.get('ChatMessage.body')).toBe(person.stored.get('ChatMessage.body'));
        }
      },
    );
  });

  for (const id of POLICY_IDS) {
    test(`${id}: accepted, it stops the reads for that purpose and for no other; every purpose on an interest alone [OBL-MULTI-OBJ-05]`, async () => {
      const controller = desk.of(id);
      const { profile } = controller.inForce.policy;
      const purposes = purposesOn(controller, 'legitimate_interests', { alone: true });
      expect(purposes.length).toBeGreaterThan(0);
      const person = await controller.person();
      const visitor = await controller.visitor(person);
      let before = await readAll(controller, person);
      for (const purpose of purposes) {
        expect([purpose, about(before.get(purpose)).length > 0]).toEqual([purpose, true]);

        const { problems, objection } = await objectTo(controller, visitor, purpose, GROUNDS);
        expect(problems).toEqual([]);
        const isMarketing = profile.purposes.find((each) => each.id === purpose)?.marketing !== undefined;
        expect([purpose, objection?.status]).toEqual([purpose, isMarketing ? 'ACCEPTED' : 'RECEIVED']);
        // Until it is settled nothing is decided yet; against marketing it settles itself.
        const meanwhile = await controller.read(await controller.holder(purpose), purpose, person);
        expect([purpose, about(meanwhile)]).toEqual([purpose, isMarketing ? [] : about(before.get(purpose))]);
        const settled = isMarketing
          ? objection
          : (await decideObjection(controller, objection?.id, true)).objection;
        expect(settled?.status).toBe('ACCEPTED');

        const after = await readAll(controller, person);
        expect([purpose, about(after.get(purpose))]).toEqual([purpose, []]);
        for (const other of purposesOf(controller).filter((each) => each !== purpose)) {
          expect([purpose, other, after.get(other)]).toEqual([purpose, other, before.get(other)]);
        }
        before = after;
      }
    }, 60_000);

    test(`${id}: the denial after it says so, how often, and where the policy grants the right [OBL-MULTI-OBJ-05]`, async () => {
      const controller = desk.of(id);
      const [purpose = ''] = purposesOn(controller, 'legitimate_interests', { alone: true });
      const person = await controller.person();
      const { objection } = await objectTo(controller, await controller.visitor(person), purpose, GROUNDS);
      await decideObjection(controller, objection?.id, true);
      const { extensions } = await controller.ask(await controller.holder(purpose), purpose, EVERYTHING, {
        person: person.publicId,
        ticket: person.ticketId,
        chat: person.chatId,
      });
      const objected = extensions?.privacy?.denials.filter(({ reason }) => reason === 'OBJECTED') ?? [];
      expect(objected.length).toBeGreaterThan(0);
      for (const { count, policyClause, allowedPurposes } of objected) {
        expect(count).toBeGreaterThan(0);
        expect(policyClause).toMatchObject(RIGHT_TO_OBJECT[id]);
        expect(allowedPurposes).not.toContain(purpose);
      }
    });

    test(`${id}: rejected, it changes nothing [OBL-MULTI-OBJ-05]`, async () => {
      const controller = desk.of(id);
      const [purpose = ''] = purposesOn(controller, 'legitimate_interests', { alone: true }).filter(
        (each) => controller.inForce.policy.purposes.get(each)?.marketing === undefined,
      );
      const person = await controller.person();
      const reader = await controller.holder(purpose);
      const before = await controller.read(reader, purpose, person);
      const { objection } = await objectTo(controller, await controller.visitor(person), purpose, GROUNDS);
      expect((await decideObjection(controller, objection?.id, false)).objection?.status).toBe('REJECTED');
      expect(await controller.read(reader, purpose, person)).toEqual(before);
    });
  }

  test.each([
    ['chat2desk', 'security.site_operation', 'L119'],
    ['locusd', 'support.inquiry', 'L48'],
    // Its policy has no rights chapter: the law asks for grounds.
    ['chat-center', 'support.live_chat', 'GDPR 21'],
  ] as const)(
    '%s asks for grounds that are missing, and takes the objection with them [OBL-MULTI-OBJ-05]',
    async (id, purpose, source) => {
      const controller = desk.of(id);
      const visitor = await controller.visitor(await controller.person());
      for (const empty of [undefined, '', '   ']) {
        const { problems, objection } = await objectTo(controller, visitor, purpose, empty);
        expect(objection).toBeNull();
        expect(problems).toMatchObject([{ code: 'INVALID_INPUT', field: 'grounds' }]);
        expect(problems[0]?.message).toContain(source);
      }
      expect(await objectTo(controller, visitor, purpose, GROUNDS)).toMatchObject({
        problems: [],
        objection: { status: 'RECEIVED' },
      });
    },
  );

  test.each([
    ['sapat', 'analytics.product'],
    ['infostud', 'support.user_support'],
  ] as const)('%s takes an objection without grounds [OBL-MULTI-OBJ-05]', async (id, purpose) => {
    const controller = desk.of(id);
    const visitor = await controller.visitor(await controller.person());
    expect(await objectTo(controller, visitor, purpose)).toMatchObject({
      problems: [],
      objection: { status: 'RECEIVED', purpose },
    });
  });
});

/** Where each policy grants the right, or the law where the policy is silent. */
const RIGHT_TO_OBJECT = {
  chat2desk: { lines: 'L118-119', provenance: 'stated' },
  sapat: { lines: 'L359-363', provenance: 'stated' },
  infostud: { lines: 'L51, L69', provenance: 'stated' },
  locusd: { lines: 'L48', provenance: 'stated' },
  'chat-center': { lines: null, provenance: 'statute' },
} as const;

function supportPurposes({ inForce }: Controller): string[] {
  const { liveChat, ticketing } = inForce.policy.profile.helpdesk;
  return [...new Set([liveChat.value, ticketing.value])];
}

/** What was seen of the person, and not of the member of staff who answered. */
function about(seen: Seen | undefined): string[] {
  return [...(seen?.keys() ?? [])].filter((coordinate) => !coordinate.startsWith('Agent.'));
}
