import { newPublicId } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Caller, type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const purpose = 'support.ticketing';
const mutation = (name: string, type: string, fields: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code field remedy } ${fields} } }`;
const CREATE = mutation('createTicket', 'CreateTicketInput', 'ticket { id }');
const REPLY = mutation('replyToTicket', 'ReplyToTicketInput', 'ticket { id }');
const NOTE = mutation('addInternalNote', 'AddInternalNoteInput', 'note { id }');
const MERGE = mutation('mergeTickets', 'MergeTicketsInput', 'ticket { id }');
const STATUS = mutation('setTicketStatus', 'SetTicketStatusInput', 'ticket { status }');
const READ = `query ($id: ID!) {
  conversation(id: $id) { ... on Ticket {
    status firstRespondedAt lastMessageAt mergedInto { id }
    messages { edges { node { body attachments { fileName } } } } notes { edges { node { body } } }
  } }
}`;

type Refused = { problems: { code: string; field: string | null; remedy: string | null }[] };
type Read = {
  status: string;
  firstRespondedAt: string | null;
  mergedInto: { id: string } | null;
  messages: { edges: { node: { body: string; attachments: { fileName: string }[] } }[] } | null;
  notes: { edges: { node: { body: string } }[] } | null;
};

describeOnDatabases('tickets that are merged', (open) => {
  let desk: Desk;
  let controller: Controller;
  let agent: Caller;
  let person: Person;
  let visitor: Caller;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat', 'locusd']);
    controller = desk.of('sapat');
    agent = await controller.agent('support_agent');
  });
  afterAll(() => desk.gateway.close());
  beforeEach(async () => {
    person = await controller.person();
    visitor = await controller.visitor(person);
  });

  async function run(caller: Caller, operation: string, input: object, declared = purpose): Promise<Refused> {
    const { data, errors } = await controller.ask(caller, declared, operation, { input });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Refused;
  }
  async function ticket(of = visitor, body = 'And another thing.'): Promise<string> {
    const made = (await run(of, CREATE, { subject: 'More', body })) as unknown as { ticket: { id: string } };
    return made.ticket.id;
  }
  async function read(caller: Caller, id: string): Promise<Read> {
    const { data } = await controller.ask(caller, purpose, READ, { id });
    return (data ?? {})['conversation'] as Read;
  }
  const merge = (caller: Caller, sourceId: string, targetId: string) =>
    run(caller, MERGE, { sourceId, targetId });

  test('one goes on in the other with all that was said, sent and noted; the first is closed and says where', async () => {
    const target = await ticket();
    await run(agent, NOTE, { conversationId: target, body: 'Noted there.' });
    expect(await merge(agent, person.ticketId, target)).toMatchObject({
      problems: [],
      ticket: { id: target },
    });
    const seen = await read(agent, target);
    expect(seen.messages?.edges.map(({ node }) => node.body)).toEqual([
      person.stored.get('TicketMessage.body'),
      'And another thing.',
    ]);
    expect(seen.messages?.edges[0]?.node.attachments).toEqual([{ fileName: 'receipt.jpg' }]);
    expect(seen.notes?.edges.map(({ node }) => node.body)).toEqual([
      person.stored.get('InternalNote.body'),
      'Noted there.',
    ]);
    const source = await read(agent, person.ticketId);
    expect(source).toMatchObject({
      status: 'CLOSED',
      mergedInto: { id: target },
      messages: { edges: [] },
      notes: { edges: [] },
    });
    // The person sees the same, but for the notes.
    expect((await read(visitor, target)).messages).toEqual(seen.messages);
    expect((await read(visitor, target)).notes).toBeNull();
    expect((await controller.ledger()).at(-1)).toMatchObject({ people: [person.id] });
  });

  test('tickets of two people are not merged: what one wrote would be the other’s', async () => {
    const other = await controller.person();
    const refused = [expect.objectContaining({ code: 'CONFLICT', field: 'targetId' })];
    expect(await merge(agent, person.ticketId, other.ticketId)).toMatchObject({ problems: refused });
    expect((await read(agent, person.ticketId)).messages?.edges).toHaveLength(1);
    expect((await read(agent, other.ticketId)).messages?.edges).toHaveLength(1);
  });

  test('nor is a ticket with itself, twice, into a closed one, with a chat, or of another controller', async () => {
    const [target, third] = [await ticket(), await ticket()];
    const codes = async (source: string, into: string) =>
      (await merge(agent, source, into)).problems.map(({ code, field }) => `${code} ${field}`);
    expect(await codes(target, target)).toEqual(['CONFLICT targetId']);
    expect(await codes(person.chatId, target)).toEqual(['NOT_FOUND sourceId']);
    expect(await codes(target, newPublicId('ticket'))).toEqual(['NOT_FOUND targetId']);
    const foreign = await desk.of('locusd').person();
    expect(await codes(target, foreign.ticketId)).toEqual(['NOT_FOUND targetId']);
    expect(await codes(person.ticketId, target)).toEqual([]);
    expect(await codes(person.ticketId, third)).toEqual(['CONFLICT sourceId']);
    expect(await codes(third, person.ticketId)).toEqual(['CONFLICT targetId']);
    const carryOn = { remedy: 'Carry on in the ticket that this one was merged into.' };
    expect(await run(agent, STATUS, { ticketId: person.ticketId, status: 'OPEN' })).toMatchObject({
      problems: [carryOn],
    });
    expect(await run(visitor, REPLY, { ticketId: person.ticketId, body: 'Hello?' })).toMatchObject({
      problems: [carryOn],
    });
  });

  test('not by visitors, nor for a purpose that may not write tickets', async () => {
    const target = await ticket();
    const code = async (caller: Caller, declared: string) =>
      (await run(caller, MERGE, { sourceId: person.ticketId, targetId: target }, declared)).problems[0]?.code;
    expect(await code(visitor, purpose)).toBe('NOT_ALLOWED');
    const app = await controller.app({ [purpose]: ['user.contact'] });
    expect(await code(app, purpose)).toBe('PURPOSE_DENIED');
  });

  test('whoever watches either hears of it; two who merge the other way round both get an answer', async () => {
    const target = await ticket();
    const watch = async (id: string) =>
      desk.gateway.watch(`subscription { ticketChanged(id: "${id}") { status } }`, {
        as: agent.token,
        purpose,
      });
    const [of, into] = [await watch(person.ticketId), await watch(target)];
    const both = await Promise.all([
      merge(agent, person.ticketId, target),
      merge(agent, target, person.ticketId),
    ]);
    expect(both.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
    const heard = [(await of.next())?.data, (await into.next())?.data];
    expect(heard).toContainEqual({ ticketChanged: { status: 'CLOSED' } });
    await Promise.all([of.stop(), into.stop()]);
  });
});
