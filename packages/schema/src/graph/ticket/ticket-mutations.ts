import { builder } from '../../builder.ts';
import { kindOfPublicId } from '../../db/public-id.ts';
import { ConversationStatus } from '../conversation/conversation.ts';
import { addMessage, conversationForWrite, MERGED, startConversation } from '../conversation/write.ts';
import { CustomFieldsInput } from '../custom-field/values-input.ts';
import { writeCustomFields } from '../custom-field/write-values.ts';
import { aboutWhom, notFound } from '../people.ts';
import { change, Refusal } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { refuseVisitors } from '../staff-only.ts';
import { cleanBody, cleanText, LONGEST_SUBJECT } from '../text.ts';
import { ReplyToTicketPayload, ticketPayload } from './ticket-payload.ts';
import { setStatus } from './ticket-status.ts';
import { TicketPriority } from './ticket.ts';

const CreateTicketInput = builder.inputType('CreateTicketInput', {
  fields: (t) => ({
    subject: t.string({ required: true, personal: { category: 'user.content.ticket' } }),
    body: t.string({ required: true, personal: { category: 'user.content.ticket' } }),
    priority: t.field({ type: TicketPriority, personal: false }),
    customFields: t.field({ type: CustomFieldsInput, personal: false }),
    requesterId: t.id({ personal: false, description: 'For staff and apps; a visitor is the requester.' }),
    authorId: t.id({
      personal: false,
      description: 'For apps: the agent or requester whose words these are.',
    }),
    uploadIds: t.idList({ personal: false, description: 'Files from beginUpload whose bytes are there.' }),
  }),
});

builder.mutationField('createTicket', (t) =>
  t.field({
    type: ticketPayload('CreateTicketPayload'),
    description: 'Creates a ticket with its first message.',
    args: { input: t.arg({ type: CreateTicketInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const subject = cleanText(input.subject, 'subject', LONGEST_SUBJECT);
        const body = cleanBody(input.body, 'body', input.uploadIds);
        const requester = await aboutWhom(tx, context, input.requesterId, 'requesterId');
        const priority = input.priority ?? 'NORMAL';
        const ticket = await startConversation(tx, context, requester, { kind: 'TICKET', subject, priority });
        await writeCustomFields(tx, context, ticket, input.customFields, true);
        await addMessage(tx, context, ticket, { ...input, body });
        return { ticketId: ticket.id };
      }),
  }),
);

const ReplyToTicketInput = builder.inputType('ReplyToTicketInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    body: t.string({ required: true, personal: { category: 'user.content.ticket' } }),
    status: t.field({
      type: ConversationStatus,
      personal: false,
      description: 'Set with the reply; staff and apps.',
    }),
    authorId: t.id({
      personal: false,
      description: 'For apps: the agent or requester whose words these are.',
    }),
    uploadIds: t.idList({ personal: false, description: 'Files from beginUpload whose bytes are there.' }),
  }),
});

builder.mutationField('replyToTicket', (t) =>
  t.field({
    type: ReplyToTicketPayload,
    description: 'Adds a message to a ticket, and sets its status if asked.',
    args: { input: t.arg({ type: ReplyToTicketInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        if (input.status) refuseVisitors(context);
        const body = cleanBody(input.body, 'body', input.uploadIds);
        const ticket = await conversationForWrite(tx, context, input.ticketId, {
          kind: 'TICKET',
          field: 'ticketId',
        });
        const message = await addMessage(tx, context, ticket, { ...input, body });
        if (input.status) await setStatus(tx, context, ticket.id, input.status);
        return { ticketId: ticket.id, messageId: message.id };
      }),
  }),
);

const SetTicketStatusInput = builder.inputType('SetTicketStatusInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    status: t.field({ type: ConversationStatus, required: true, personal: false }),
  }),
});

builder.mutationField('setTicketStatus', (t) =>
  t.field({
    type: ticketPayload('SetTicketStatusPayload'),
    description:
      'Sets the status of a ticket. Closing starts its retention period; opening it again ends that.',
    args: { input: t.arg({ type: SetTicketStatusInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context);
        const ticket = await conversationForWrite(tx, context, input.ticketId, {
          kind: 'TICKET',
          field: 'ticketId',
        });
        if (ticket.mergedIntoId !== null) {
          const message = 'This ticket was merged into another.';
          throw new Refusal({ code: 'CONFLICT', message, remedy: MERGED });
        }
        await setStatus(tx, context, ticket.id, input.status);
        const changed = { conversationId: ticket.id, dataSubjectId: ticket.requesterId };
        await recordChange(tx, context, { type: 'TICKET_CHANGED', ...changed });
        return { ticketId: ticket.id };
      }),
  }),
);

const ConvertChatToTicketInput = builder.inputType('ConvertChatToTicketInput', {
  fields: (t) => ({
    chatId: t.id({ required: true, personal: false }),
    subject: t.string({ required: true, personal: { category: 'user.content.ticket' } }),
    customFields: t.field({ type: CustomFieldsInput, personal: false }),
  }),
});

builder.mutationField('convertChatToTicket', (t) =>
  t.field({
    type: ticketPayload('ConvertChatToTicketPayload'),
    description:
      'Makes a ticket of a chat and closes the chat. What was said stays in the chat, which the ticket links to.',
    args: { input: t.arg({ type: ConvertChatToTicketInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context);
        if (kindOfPublicId(input.chatId) !== 'chat') throw notFound('chatId');
        const subject = cleanText(input.subject, 'subject', LONGEST_SUBJECT);
        const chat = await conversationForWrite(tx, context, input.chatId, { kind: 'CHAT', field: 'chatId' });
        const already = await tx.conversation.count({ where: { chatId: chat.id } });
        if (already > 0)
          throw new Refusal({ code: 'CONFLICT', message: 'A ticket was made of this chat already.' });
        const ticket = await startConversation(tx, context, chat.requester, {
          kind: 'TICKET',
          subject,
          chatId: chat.id,
        });
        await writeCustomFields(tx, context, ticket, input.customFields, true);
        await setStatus(tx, context, chat.id, 'CLOSED');
        const changed = { conversationId: chat.id, dataSubjectId: chat.requesterId };
        await recordChange(tx, context, { type: 'CHAT_CHANGED', ...changed });
        return { ticketId: ticket.id };
      }),
  }),
);
