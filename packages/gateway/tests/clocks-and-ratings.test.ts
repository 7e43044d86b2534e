import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';

const purpose = 'support.ticketing';
const CLOCKS = 'query ($id: ID!) { conversation(id: $id) { firstRespondedAt resolvedAt } }';
const REPLY = 'mutation ($input: ReplyToTicketInput!) { replyToTicket(input: $input) { problems { code } } }';
const STATUS =
  'mutation ($input: SetTicketStatusInput!) { setTicketStatus(input: $input) { problems { code } } }';
const RATE = `mutation ($input: RateConversationInput!) {
  rateConversation(input: $input) { problems { code } rating { score comment } }
}`;
const RATING = 'query ($id: ID!) { conversation(id: $id) { ... on Ticket { rating { score comment } } } }';

describeOnDatabases('the clocks of a ticket', (open) => {
  let desk: Desk;
  let controller: Controller;
  let agent: Caller;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
    agent = await controller.agent('support_agent');
  });
  afterAll(() => desk.gateway.close());

  /** Lets an hour pass; answers the moment. */
  function anHourLater(): string {
    desk.clock.now = new Date(desk.clock.now.getTime() + 3_600_000);
    return desk.clock.now.toISOString();
  }

  async function run(caller: Caller, operation: string, input: object): Promise<unknown> {
    const { data, errors } = await controller.ask(caller, purpose, operation, { input });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  }

  test('stop at the first answer of somebody else and at the settlement, and start again when it is opened', async () => {
    const person = await controller.person();
    const { ticketId } = person;
    const visitor = await controller.visitor(person);
    const clocks = async () =>
      (await controller.ask(visitor, purpose, CLOCKS, { id: ticketId })).data?.['conversation'];
    await run(visitor, REPLY, { ticketId, body: 'And another thing.' });
    expect(await clocks()).toEqual({ firstRespondedAt: null, resolvedAt: null });

    const firstRespondedAt = anHourLater();
    await run(agent, REPLY, { ticketId, body: 'We are looking into it.' });
    const resolvedAt = anHourLater();
    await run(agent, REPLY, { ticketId, body: 'Done.', status: 'RESOLVED' });
    expect(await clocks()).toEqual({ firstRespondedAt, resolvedAt });
    // Closing what was resolved does not move the moment.
    anHourLater();
    await run(agent, STATUS, { ticketId, status: 'CLOSED' });
    expect(await clocks()).toEqual({ firstRespondedAt, resolvedAt });

    await run(agent, STATUS, { ticketId, status: 'RESOLVED' });
    await run(visitor, REPLY, { ticketId, body: 'It is broken again.' });
    expect(await clocks()).toEqual({ firstRespondedAt, resolvedAt: null });
  });

  test('the requester, and nobody else, rates what is settled; the comment is the requester’s own data', async () => {
    const person = await controller.person();
    const conversationId = person.ticketId;
    const visitor = await controller.visitor(person);
    const rate = async (caller: Caller, under: string, input: object) =>
      (await controller.ask(caller, under, RATE, { input: { conversationId, ...input } })).data?.[
        'rateConversation'
      ];
    const survey = 'feedback.survey';
    const refused = (code: string) => ({ problems: [{ code }], rating: null });

    expect(await rate(visitor, survey, { score: 5 })).toEqual(refused('CONFLICT'));
    await run(agent, STATUS, { ticketId: conversationId, status: 'RESOLVED' });
    // To write feedback is to process it: support is another purpose.
    expect(await rate(visitor, purpose, { score: 5 })).toEqual(refused('PURPOSE_DENIED'));
    expect(await rate(visitor, survey, { score: 6 })).toEqual(refused('INVALID_INPUT'));
    expect(await rate(agent, purpose, { score: 5 })).toEqual(refused('NOT_ALLOWED'));
    const stranger = await controller.visitor(await controller.person());
    expect(await rate(stranger, survey, { score: 1 })).toEqual(refused('NOT_FOUND'));

    await rate(visitor, survey, { score: 2 });
    const said = { score: 4, comment: 'Slow, but kind.' };
    expect(await rate(visitor, survey, said)).toEqual({ problems: [], rating: said });
    const manager = await controller.agent('marketing_manager');
    const read = (caller: Caller, under: string) =>
      controller.ask(caller, under, RATING, { id: conversationId });
    expect((await read(manager, survey)).data).toEqual({ conversation: { rating: said } });
    const denied = await read(agent, purpose);
    expect(denied.data).toEqual({ conversation: { rating: null } });
    expect(denialsOf(denied)).toContain('Ticket.rating CATEGORY_NOT_IN_POLICY 1');
  });
});
