import { type Bundle, defineCreate, defineInputFields, type ZObject } from 'zapier-platform-core';
import { inZapiersWords, refuse, whole } from './in-words.ts';
import { remitOf } from './remit.ts';
import { ticketFields, ticketSample, ticketsOut } from './ticket.ts';

const inputFields = defineInputFields([
  {
    key: 'requester_id',
    label: 'Contact',
    required: true,
    search: 'find_contact.id',
    helpText: 'The id of whoever asks: from Find Contact, or from a ticket.',
  },
  { key: 'subject', label: 'Subject', required: true },
  { key: 'body', label: 'Text', type: 'text', required: true, helpText: 'In the words of the contact.' },
  {
    key: 'source_id',
    label: 'Made From',
    required: true,
    helpText:
      'The id of what this ticket is made from, such as of the form or the row that started the Zap. Within a day, the same ticket from the same id is made once, however often Zapier runs the step.',
  },
]);

export type NewTicket = {
  readonly requester_id: string;
  readonly subject: string;
  readonly body: string;
  readonly source_id: string;
};

export function create(z: ZObject, bundle: Bundle<NewTicket>) {
  return inZapiersWords(z, async () => {
    const { requester_id, subject, body, source_id } = bundle.inputData;
    // Zapier tells an integration nothing of a run that stays the same when it runs again: so the Zap says what it is made from.
    const idempotencyKey = z.hash('sha256', JSON.stringify([requester_id, subject, body, source_id]));
    const createTicket = {
      $: { input: { subject, body, requesterId: requester_id, authorId: requester_id } },
      ticket: ticketFields,
      problems: { code: true, message: true, remedy: true },
    } as const;
    const { support } = remitOf(z, bundle);
    const { data, denials } = whole(await support.mutate({ createTicket }, { idempotencyKey }));
    const [problem] = data.createTicket?.problems ?? [];
    if (problem)
      throw new z.errors.Error([problem.message, problem.remedy].filter(Boolean).join(' '), problem.code);
    const { ticket } = data.createTicket ?? {};
    const [made] = ticketsOut(ticket ? [ticket] : [], denials);
    return made ?? refuse(z, denials);
  });
}

export const createTicket = defineCreate({
  key: 'create_ticket',
  noun: 'Ticket',
  display: { label: 'Create Ticket', description: 'Opens a ticket for a contact.' },
  operation: { perform: create, inputFields, sample: ticketSample },
});
