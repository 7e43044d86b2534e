import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Desk, openDesk, type PolicyId } from './fixtures/desk.ts';
import type { Seen } from './fixtures/everything.ts';
import type { Person } from './fixtures/person.ts';
import { decideObjection, objectTo, say } from './fixtures/say.ts';

const GROUNDS = 'I was ill in that month and could not pay.';

describeOnPostgresql('losing one basis stops only what stood on it', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['chat2desk', 'infostud', 'chat-center']);
  });
  afterAll(() => desk.gateway.close());

  async function readAs(id: PolicyId, purpose: string, person: Person): Promise<Seen> {
    const controller = desk.of(id);
    return controller.read(await controller.holder(purpose), purpose, person);
  }

  async function objectSuccessfully(id: PolicyId, purpose: string, person: Person): Promise<void> {
    const controller = desk.of(id);
    const { objection, problems } = await objectTo(
      controller,
      await controller.visitor(person),
      purpose,
      GROUNDS,
    );
    expect(problems).toEqual([]);
    expect((await decideObjection(controller, objection?.id, true)).objection?.status).toBe('ACCEPTED');
  }

  test('The Chat Center, delivery: an objection stops collecting the debt, the contract is carried on [OBL-MULTI-BAS-02]', async () => {
    const controller = desk.of('chat-center');
    const person = await controller.person();
    const clerk = await controller.agent('billing_clerk');
    const operation = `query ($id: ID!) {
      dataSubject(id: $id) { email invoices(first: 1) { edges { node { amount outstanding } } } }
    }`;
    const ask = () => controller.ask(clerk, 'service.delivery', operation, { id: person.publicId });
    const answered = (outstanding: number | null) => ({
      dataSubject: {
        email: person.stored.get('DataSubject.email'),
        invoices: { edges: [{ node: { amount: 9_900, outstanding } }] },
      },
    });
    expect((await ask()).data).toEqual(answered(4_900));

    await objectSuccessfully('chat-center', 'service.delivery', person);

    const after = await ask();
    expect(after.data).toEqual(answered(null));
    expect(denialsOf(after)).toEqual(['Invoice.outstanding OBJECTED 1']);
    // What goes on is recorded under the contract alone.
    const line = (await controller.ledger()).at(-1);
    const bases = await controller.storedBases(line?.policyVersionId ?? 0);
    expect(line?.slots.map((slot) => bases[slot])).toMatchObject([
      { purpose: 'service.delivery', type: 'contract' },
    ]);
  });

  test('The Chat Center, relationship: an objection leaves what contract and law still carry [OBL-MULTI-BAS-02]', async () => {
    const controller = desk.of('chat-center');
    const person = await controller.person();
    const before = await readAs('chat-center', 'relationship.management', person);
    await objectSuccessfully('chat-center', 'relationship.management', person);
    expect(await readAs('chat-center', 'relationship.management', person)).toEqual(before);
    expect([...before.keys()].sort()).toEqual([
      'CustomPhoneNumber.value',
      'DataSubject.email',
      'DataSubject.phoneNumber',
    ]);

    // Asking for a review rests on the interest alone.
    await objectSuccessfully('chat-center', 'feedback.survey', person);
    expect((await readAs('chat-center', 'feedback.survey', person)).size).toBe(0);
  });

  test('The Chat Center, running the site: an objection leaves the IP address to the legal duty [OBL-MULTI-BAS-02]', async () => {
    const controller = desk.of('chat-center');
    const person = await controller.person();
    expect([...(await readAs('chat-center', 'ops.site_admin', person)).keys()]).toContain(
      'DataSubject.email',
    );
    await objectSuccessfully('chat-center', 'ops.site_admin', person);
    expect(aboutPerson(await readAs('chat-center', 'ops.site_admin', person))).toEqual(['Visit.ipAddress']);
  });

  test.each(['chat2desk', 'infostud'] as const)(
    '%s, the service: without the consent the contract carries it; nothing is lost [OBL-MULTI-BAS-02]',
    async (id) => {
      const controller = desk.of(id);
      const person = await controller.person();
      const visitor = await controller.visitor(person);
      const before = await readAs(id, 'service.provision', person);
      expect([...before.keys()]).toContain('DataSubject.email');
      await say(controller, visitor, 'withdrawConsent', 'service.provision');
      expect(await readAs(id, 'service.provision', person)).toEqual(before);
    },
  );

  test('chat2desk, the website: a withdrawal ends analytics, an objection ends operations, neither the other [OBL-MULTI-BAS-02]', async () => {
    const controller = desk.of('chat2desk');
    const withdrew = await controller.person();
    const operations = await readAs('chat2desk', 'security.site_operation', withdrew);
    await say(controller, await controller.visitor(withdrew), 'withdrawConsent', 'analytics.web');
    expect((await readAs('chat2desk', 'analytics.web', withdrew)).size).toBe(0);
    expect(await readAs('chat2desk', 'security.site_operation', withdrew)).toEqual(operations);

    const objected = await controller.person();
    const analytics = await readAs('chat2desk', 'analytics.web', objected);
    await objectSuccessfully('chat2desk', 'security.site_operation', objected);
    expect(aboutPerson(await readAs('chat2desk', 'security.site_operation', objected))).toEqual([]);
    expect(await readAs('chat2desk', 'analytics.web', objected)).toEqual(analytics);
  });
});

/** What was seen of the person; the member of staff who answered made no objection. */
function aboutPerson(seen: Seen): string[] {
  return [...seen.keys()].filter((coordinate) => !coordinate.startsWith('Agent.'));
}
