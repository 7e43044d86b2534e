import { type Declaration, randomQuestioner, type Source, writerFor } from '../operation/case.ts';
import type { Choices } from '../operation/choices.ts';
import type { RandomDocument } from '../operation/document.ts';
import type { Holder } from '../world/callers.ts';
import { profileOf } from '../world/people-states.ts';
import type { Conversation } from '../world/rows.ts';
import { deskWork } from './desk-work.ts';
import { disclosing } from './disclosing.ts';

/** A change that somebody asks for, with everything that is needed to judge what comes of it. */
export type Asked = {
  readonly name: string;
  readonly holder: Holder;
  readonly declaration: Declaration;
  readonly document: RandomDocument;
  readonly input: Readonly<Record<string, unknown>>;
  /** The conversation that is written into. */
  readonly into: Conversation | undefined;
  /** The person whose say changes what is lawful. */
  readonly about: number | undefined;
  /** The person whose data goes to somebody outside. */
  readonly discloses?: number;
};

const INTO_A_TICKET = [
  'sendMessage',
  'setTicketStatus',
  'replyToTicket',
  'addInternalNote',
  'setTicketPriority',
  'assignTicket',
  'tagTicket',
  'untagTicket',
  'mergeTickets',
  'setCustomFields',
  'setCustomFields',
];
const INTO_A_CHAT = [
  'sendMessage',
  'sendMessage',
  'addInternalNote',
  'assignChat',
  'closeChat',
  'reopenChat',
  'markSeen',
];

/** Draws a change: something written into a conversation, a person's yes, no or objection, or a disclosure. */
export function randomChange(choices: Choices, source: Source): Asked {
  if (choices.percent(12)) return disclosing(choices, source);
  return choices.percent(55) ? saySomething(choices, source) : writeSomething(choices, source);
}

function writeSomething(choices: Choices, source: Source): Asked {
  const { holder, declaration } = randomQuestioner(choices, source);
  const { world } = source;
  const of = world.having('conversation', 'controller_id', holder.controllerId);
  const own = holder.kind === 'VISITOR' ? of.filter(({ requester_id }) => requester_id === holder.id) : of;
  const into = choices.from(own.length > 0 ? own : world.conversation);
  const writer = writerFor(source, choices.fork(250), holder, declaration);
  const common = { holder, declaration, into, about: undefined };
  const authorId = world.byId('data_subject', into.requester_id)?.public_id;
  const isTicket = into.kind === 'TICKET';
  const name = choices.from(isTicket ? INTO_A_TICKET : INTO_A_CHAT);
  const desk = deskWork(choices, source, into, name);
  if (desk) {
    const payload = isTicket ? { ticket: 'Ticket' } : { chat: 'Chat' };
    return { ...common, name, input: desk.input, document: writer.writeMutation(name, desk.type, payload) };
  }
  if (name === 'addInternalNote') {
    const agents = world.having('agent', 'controller_id', holder.controllerId);
    const input = {
      conversationId: into.public_id,
      body: 'A note.',
      authorId: world.byId('data_subject', choices.from(agents).data_subject_id)?.public_id,
    };
    const document = writer.writeMutation(name, 'AddInternalNoteInput', { note: 'InternalNote' });
    return { ...common, name, input, document };
  }
  if (name === 'replyToTicket') {
    const input = { ticketId: into.public_id, body: 'A reply.', authorId };
    const payload = { ticket: 'Ticket', message: 'TicketMessage' };
    return { ...common, name, input, document: writer.writeMutation(name, 'ReplyToTicketInput', payload) };
  }
  const input = { conversationId: into.public_id, body: 'A message.', authorId };
  return {
    ...common,
    name,
    input,
    document: writer.writeMutation(name, 'SendMessageInput', { message: 'Message' }),
  };
}

/** Only the person itself speaks here: what staff and apps may say for somebody is a promise of its own. */
function saySomething(choices: Choices, source: Source): Asked {
  const visitors = source.holders.filter(({ kind, tokenStands }) => kind === 'VISITOR' && tokenStands);
  const holder = choices.from(visitors);
  const { purposes, consent } = profileOf(source.world, holder.controllerId);
  const common = { holder, declaration: {}, into: undefined, about: holder.id };
  const writer = writerFor(source, choices.fork(250), holder, {});
  const asked = purposes.filter(({ bases }) => bases.some(({ value }) => value.type === 'consent'));
  if (asked.length === 0 || choices.percent(20)) {
    const input = { purpose: choices.from(purposes).id, grounds: 'It is about me.' };
    const document = writer.writeMutation('objectToProcessing', 'ObjectToProcessingInput', {
      objection: 'Objection',
    });
    return { ...common, name: 'objectToProcessing', input, document };
  }
  const name = choices.weighted([
    ['withdrawConsent', 5],
    ['giveConsent', 4],
    ['refuseConsent', 2],
  ] as const);
  const { id: purpose, marketing } = choices.from(asked);
  const perChannel = consent.granularity.value === 'purpose_channel' && marketing !== undefined;
  const channel =
    perChannel && name !== 'withdrawConsent' ? choices.from(marketing.value.channels) : undefined;
  const input = { purpose, ...(channel && { channel }), ...(name === 'giveConsent' && { wording: 'Yes.' }) };
  return {
    ...common,
    name,
    input,
    document: writer.writeMutation(name, 'ConsentInput', { consent: 'Consent' }),
  };
}
