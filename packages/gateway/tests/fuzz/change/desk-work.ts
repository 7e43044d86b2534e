import type { Source } from '../operation/case.ts';
import type { Choices } from '../operation/choices.ts';
import { CUSTOM_FIELDS } from '../reference/custom-fields.ts';
import type { Conversation, CustomField } from '../world/rows.ts';
import type { World } from '../world/world.ts';

/** What staff do with a ticket or chat besides writing into it. */
export type DeskWork = { readonly type: string; readonly input: Readonly<Record<string, unknown>> };

const STATUSES = ['OPEN', 'PENDING', 'RESOLVED', 'CLOSED'];
const PRIORITIES = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];
const TAGS = ['bug', 'vip', 'refund', ' Late '];

/** Undefined where the mutation of this name writes texts. */
export function deskWork(
  choices: Choices,
  { world }: Source,
  { id, public_id, controller_id, requester_id }: Conversation,
  name: string,
): DeskWork | undefined {
  const [ticketId, chatId] = [public_id, public_id];
  const oneOf = (table: 'team' | 'agent') => {
    const rows = world.having(table, 'controller_id', controller_id);
    return choices.percent(30) || rows.length === 0 ? undefined : choices.from(rows).public_id;
  };
  switch (name) {
    case 'setTicketStatus':
      return { type: 'SetTicketStatusInput', input: { ticketId, status: choices.from(STATUSES) } };
    case 'setTicketPriority':
      return { type: 'SetTicketPriorityInput', input: { ticketId, priority: choices.from(PRIORITIES) } };
    case 'assignTicket':
      return {
        type: 'AssignTicketInput',
        input: { ticketId, agentId: oneOf('agent'), teamId: oneOf('team') },
      };
    case 'mergeTickets': {
      // Into the ticket that the change is about; most of them are of somebody else, and refused for it.
      const tickets = world.having('conversation', 'controller_id', controller_id);
      const own = tickets.filter((each) => each.requester_id === requester_id && each.id !== id);
      const source = choices.from(own.length > 0 && choices.percent(70) ? own : tickets);
      return {
        type: 'MergeTicketsInput',
        input: { sourceId: source.public_id, targetId: public_id },
      };
    }
    case 'setCustomFields':
      return {
        type: 'SetCustomFieldsInput',
        input: { ticketId, customFields: customFields(choices, world, controller_id) },
      };
    case 'assignChat':
      return { type: 'AssignChatInput', input: { chatId, agentId: oneOf('agent'), teamId: oneOf('team') } };
    case 'tagTicket':
    case 'untagTicket':
      return { type: 'TagTicketInput', input: { ticketId, tags: [choices.from(TAGS)] } };
    case 'markSeen': {
      const messages = world.having('message', 'conversation_id', id);
      return { type: 'MarkSeenInput', input: { chatId, messageId: messages.at(-1)?.public_id ?? '' } };
    }
    case 'closeChat':
    case 'reopenChat':
      return { type: 'ChatInput', input: { chatId } };
    default:
      return undefined;
  }
}

/** A value that the field may take; now and then none, or one of another type. */
function valueFor(choices: Choices, { type, options }: CustomField): string | null {
  if (choices.percent(15)) return null;
  if (choices.percent(8)) return 'maybe';
  switch (type) {
    case 'NUMBER':
      return String(choices.below(1000));
    case 'YES_NO':
      return choices.from(['true', 'false']);
    case 'DATE':
      return `2026-02-${10 + choices.below(18)}`;
    case 'CHOICE':
      return choices.from(options);
    default:
      return choices.from(['+381 50 000 111', '112 112']);
  }
}

/** Values for one or two fields, by the kind of data that they are. */
function customFields(choices: Choices, world: World, controllerId: number): Record<string, unknown> {
  const fields = world.having('custom_field', 'controller_id', controllerId);
  const chosen = [choices.from(fields), ...(choices.percent(40) ? [choices.from(fields)] : [])];
  const groups = CUSTOM_FIELDS.flatMap(([category, , group]) => {
    const values = chosen
      .filter((field) => field.category === category)
      .map((field) => ({ key: field.key, value: valueFor(choices, field) }));
    return values.length > 0 ? [[group, values] as const] : [];
  });
  return Object.fromEntries(groups);
}
