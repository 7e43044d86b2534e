import { newPublicId } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { denialsOf } from '../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const purpose = 'support.ticketing';
const mutation = (name: string, type: string, fields: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code field } ${fields} } }`;
const CHAT = 'chat { status closedAt assignee { id } team { name } }';
const ASSIGN_CHAT = mutation('assignChat', 'AssignChatInput', CHAT);
const CLOSE = mutation('closeChat', 'ChatInput', CHAT);
const REOPEN = mutation('reopenChat', 'ChatInput', CHAT);
const ASSIGN = mutation('assignTicket', 'AssignTicketInput', 'ticket { assignee { id } team { name } }');
const PRIORITY = mutation('setTicketPriority', 'SetTicketPriorityInput', 'ticket { priority }');
const TAG = mutation('tagTicket', 'TagTicketInput', 'ticket { tags }');
const UNTAG = mutation('untagTicket', 'TagTicketInput', 'ticket { tags }');
const CONVERT = mutation('convertChatToTicket', 'ConvertChatToTicketInput', 'ticket { status }');
const FIND = 'query ($filter: TicketFilter) { tickets(filter: $filter) { totalCount edges { cursor } } }';
const refused = (code: string, field: string | null = null) => [{ code, field }];

describeOnDatabases('what staff do with a conversation', (open) => {
  let desk: Desk;
  let controller: Controller;
  let agent: Caller;
  let other: Caller;
  let person: Person;
  let team: string;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat', 'locusd']);
    controller = desk.of('sapat');
    agent = await controller.agent('support_agent');
    other = await controller.agent('support_agent');
    team = await teamOf(controller, 'Billing');
  });
  afterAll(() => desk.gateway.close());
  beforeEach(async () => {
    person = await controller.person();
  });

  async function teamOf({ controllerId }: Controller, name: string): Promise<string> {
    const publicId = newPublicId('team');
    await desk.gateway.database.prisma.team.create({ data: { publicId, controllerId, name } });
    return publicId;
  }

  async function run(caller: Caller, operation: string, input: object): Promise<unknown> {
    const { data, errors } = await controller.ask(caller, purpose, operation, { input });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  }

  test('a chat is handed over, and every watcher hears of it', async () => {
    const { token } = await controller.visitor(person);
    const watch = await desk.gateway.watch('subscription { chatChanged { assignee { id } } }', {
      as: token,
      purpose,
    });
    const { chatId } = person;
    expect(await run(agent, ASSIGN_CHAT, { chatId, agentId: other.publicId, teamId: team })).toMatchObject({
      problems: [],
      chat: { assignee: { id: other.publicId }, team: { name: 'Billing' } },
    });
    expect((await watch.next())?.data).toEqual({ chatChanged: { assignee: { id: other.publicId } } });
    await watch.stop();
    // Back into the queue.
    expect(await run(agent, ASSIGN_CHAT, { chatId })).toMatchObject({ chat: { assignee: null, team: null } });
  });

  test('nobody is given a conversation by a visitor, to another controller’s people, or once it is closed', async () => {
    const { chatId, ticketId } = person;
    const visitor = await controller.visitor(person);
    expect(await run(visitor, ASSIGN_CHAT, { chatId, agentId: agent.publicId })).toEqual({
      problems: refused('NOT_ALLOWED'),
      chat: null,
    });
    const foreign = desk.of('locusd');
    const agentId = (await foreign.agent('support_agent')).publicId;
    const teamId = await teamOf(foreign, 'Billing');
    expect(await run(agent, ASSIGN, { ticketId, agentId })).toMatchObject({
      problems: refused('NOT_FOUND', 'agentId'),
    });
    expect(await run(agent, ASSIGN, { ticketId, teamId })).toMatchObject({
      problems: refused('NOT_FOUND', 'teamId'),
    });
    await run(agent, CLOSE, { chatId });
    expect(await run(agent, ASSIGN_CHAT, { chatId, agentId: agent.publicId })).toMatchObject({
      problems: refused('CONFLICT'),
    });
  });

  test('the person ends its own chat, staff open it again, and a ticket made of it stays the place to go', async () => {
    const { chatId } = person;
    const visitor = await controller.visitor(person);
    expect(await run(visitor, CLOSE, { chatId })).toMatchObject({ problems: [], chat: { status: 'CLOSED' } });
    expect(await run(visitor, CLOSE, { chatId })).toMatchObject({ problems: refused('CONFLICT') });
    expect(await run(visitor, REOPEN, { chatId })).toMatchObject({ problems: refused('NOT_ALLOWED') });
    const stranger = await controller.visitor(await controller.person());
    expect(await run(stranger, CLOSE, { chatId })).toMatchObject({
      problems: refused('NOT_FOUND', 'chatId'),
    });

    expect(await run(agent, REOPEN, { chatId })).toMatchObject({
      problems: [],
      chat: { status: 'OPEN', closedAt: null },
    });
    expect(await run(agent, REOPEN, { chatId })).toMatchObject({ problems: refused('CONFLICT') });
    expect(await run(agent, CONVERT, { chatId, subject: 'Parcel' })).toMatchObject({ problems: [] });
    expect(await run(agent, REOPEN, { chatId })).toMatchObject({ problems: refused('CONFLICT') });
  });

  test('priority and tags are staff’s; the person sees no tag and hears of none', async () => {
    const { ticketId } = person;
    const visitor = await controller.visitor(person);
    expect(await run(agent, PRIORITY, { ticketId, priority: 'URGENT' })).toEqual({
      problems: [],
      ticket: { priority: 'URGENT' },
    });
    expect(await run(visitor, PRIORITY, { ticketId, priority: 'LOW' })).toMatchObject({
      problems: refused('NOT_ALLOWED'),
    });
    const watch = await desk.gateway.watch('subscription { ticketChanged { priority } }', {
      as: visitor.token,
      purpose,
    });
    expect(await run(agent, TAG, { ticketId, tags: [' VIP ', 'refund', 'vip'] })).toEqual({
      problems: [],
      ticket: { tags: ['patient', 'refund', 'vip'] },
    });
    expect(await run(agent, UNTAG, { ticketId, tags: ['Refund'] })).toMatchObject({
      ticket: { tags: ['patient', 'vip'] },
    });
    await run(agent, PRIORITY, { ticketId, priority: 'HIGH' });
    expect((await watch.next())?.data).toEqual({ ticketChanged: { priority: 'HIGH' } });
    await watch.stop();

    expect(await run(visitor, TAG, { ticketId, tags: ['vip'] })).toMatchObject({
      problems: refused('NOT_ALLOWED'),
    });
    const read = 'query ($id: ID!) { conversation(id: $id) { ... on Ticket { tags } } }';
    const seen = await controller.ask(visitor, purpose, read, { id: ticketId });
    expect(seen.data).toEqual({ conversation: { tags: null } });
    expect(denialsOf(seen)).toEqual(['Ticket.tags CATEGORY_NOT_GRANTED 1']);
    expect(await run(agent, TAG, { ticketId, tags: [] })).toMatchObject({
      problems: refused('INVALID_INPUT', 'tags'),
    });
  });

  test('tickets are found by tag, assignee, team, status and priority; by tag only for those who may read tags', async () => {
    const { ticketId } = person;
    await run(agent, TAG, { ticketId, tags: ['needle'] });
    await run(agent, ASSIGN, { ticketId, agentId: other.publicId, teamId: team });
    const find = async (caller: Caller, filter: object) =>
      (await controller.ask(caller, purpose, FIND, { filter })).data?.['tickets'];
    for (const filter of [
      { tags: ['Needle', 'none'] },
      { assigneeId: other.publicId, teamId: team },
      { tags: ['needle'], status: ['OPEN'], priority: ['NORMAL'] },
    ]) {
      expect(await find(agent, filter)).toMatchObject({ totalCount: 1 });
    }
    expect(await find(agent, { tags: ['none'] })).toMatchObject({ totalCount: 0 });
    expect(await find(await controller.visitor(person), { tags: ['needle'] })).toBeNull();
    expect(await find(await controller.app({ [purpose]: ['user'] }), { tags: ['needle'] })).toBeNull();
  });

  test('the names of teams are for staff and apps', async () => {
    const ask = async (caller: Caller) => (await controller.ask(caller, purpose, '{ teams { name } }')).data;
    expect(await ask(agent)).toEqual({ teams: [{ name: 'Billing' }] });
    expect(await ask(await controller.visitor(person))).toEqual({ teams: [] });
  });
});
