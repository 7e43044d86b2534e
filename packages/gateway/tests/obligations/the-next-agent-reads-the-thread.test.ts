import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import type { Person } from './fixtures/person.ts';

const MESSAGES = 'messages(first: 10) { edges { node { body } } }';
const THREAD = `query ($id: ID!) { conversation(id: $id) { ... on Chat { ${MESSAGES} } ... on Ticket { ${MESSAGES} } } }`;
const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { problems { message } message { id } }
}`;
const REPLY = `mutation ($input: ReplyToTicketInput!) {
  replyToTicket(input: $input) { problems { message } message { id } }
}`;

type Thread = {
  readonly messages: { readonly edges: readonly { readonly node: { readonly body: unknown } }[] };
};

describeOnPostgresql('Sapat.chat: the next agent reads the thread', (open) => {
  let desk: Desk;
  let controller: Controller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
  });
  afterAll(() => desk.gateway.close());

  /** The first agent answers in the chat and in the ticket of a person; later another one takes over. */
  async function answered(person: Person): Promise<void> {
    const first = await controller.agent('support_agent');
    const sent = [
      await controller.ask(first, 'support.live_chat', SEND, {
        input: { conversationId: person.chatId, body: 'I will look for your parcel.' },
      }),
      await controller.ask(first, 'support.ticketing', REPLY, {
        input: { ticketId: person.ticketId, body: 'It comes on Tuesday.' },
      }),
    ];
    for (const { data, errors } of sent) {
      expect(errors).toBeUndefined();
      expect(Object.values(data ?? {})).toMatchObject([
        { problems: [], message: { id: expect.any(String) } },
      ]);
    }
    desk.clock.now = new Date(desk.clock.now.getTime() + 90 * 86_400_000);
  }

  async function bodies(caller: Caller, purpose: string, id: string): Promise<string[]> {
    const { data, errors } = await controller.ask(caller, purpose, THREAD, { id });
    expect(errors).toBeUndefined();
    const thread = data?.['conversation'] as Thread | undefined;
    return thread?.messages.edges.map(({ node }) => String(node.body)) ?? [];
  }

  test('a second agent reads what was said months ago, by chat and by ticket, for both support purposes [OBL-SAPAT-SUP-12]', async () => {
    const person = await controller.person();
    await answered(person);
    const second = await controller.agent('support_agent');
    for (const purpose of ['support.live_chat', 'support.ticketing']) {
      expect(await bodies(second, purpose, person.chatId)).toEqual(
        [person.stored.get('ChatMessage.body'), 'I will look for your parcel.'].map(String),
      );
      expect(await bodies(second, purpose, person.ticketId)).toEqual(
        [person.stored.get('TicketMessage.body'), 'It comes on Tuesday.'].map(String),
      );
    }
  });

  test('analytics, marketing, billing and security do not, under any purpose of theirs [OBL-SAPAT-SUP-12]', async () => {
    const person = await controller.person();
    await answered(person);
    const { roles } = controller.inForce.policy;
    for (const role of ['data_analyst', 'marketing_manager', 'billing_clerk', 'security_analyst']) {
      const caller = await controller.agent(role);
      for (const purpose of roles.get(role) ?? []) {
        expect([role, purpose, await bodies(caller, purpose, person.chatId)]).toEqual([
          role,
          purpose,
          ['null', 'null'],
        ]);
        const answer = await controller.ask(caller, purpose, THREAD, { id: person.chatId });
        expect(denialsOf(answer)).toContain('ChatMessage.body CATEGORY_NOT_IN_POLICY 2');
      }
    }
  });
});
