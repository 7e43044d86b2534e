import { builder } from '../../builder.ts';
import { conversationForWrite, MERGED } from '../conversation/write.ts';
import { demandPurpose } from '../permit-write.ts';
import { change, Refusal } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { refuseVisitors } from '../staff-only.ts';
import { ticketPayload } from '../ticket/ticket-payload.ts';
import { CustomFieldsInput } from './values-input.ts';
import { kindsIn, writeCustomFields } from './write-values.ts';

const SetCustomFieldsInput = builder.inputType('SetCustomFieldsInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    customFields: t.field({ type: CustomFieldsInput, required: true, personal: false }),
  }),
});

builder.mutationField('setCustomFields', (t) =>
  t.field({
    type: ticketPayload('SetCustomFieldsPayload'),
    description: 'Fills in custom fields of a ticket, or empties them. All of it happens, or nothing.',
    args: { input: t.arg({ type: SetCustomFieldsInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        demandPurpose(context);
        refuseVisitors(context);
        const [kind] = kindsIn(input.customFields);
        if (kind === undefined) {
          const message = 'Name at least one field.';
          throw new Refusal({ code: 'INVALID_INPUT', field: 'customFields', message });
        }
        const { category } = kind;
        const ticket = await conversationForWrite(tx, context, input.ticketId, {
          kind: 'TICKET',
          field: 'ticketId',
          category,
        });
        if (ticket.mergedIntoId !== null) {
          const message = 'This ticket was merged into another.';
          throw new Refusal({ code: 'CONFLICT', message, remedy: MERGED });
        }
        const changed = await writeCustomFields(tx, context, ticket, input.customFields, false);
        if (changed.length > 0) {
          // A change that names no person is not told to one: the requester does not hear of what staff note for each other.
          const isTold = changed.some(({ name }) => name !== 'INTERNAL_NOTE');
          await recordChange(tx, context, {
            type: 'TICKET_CHANGED',
            conversationId: ticket.id,
            ...(isTold && { dataSubjectId: ticket.requesterId }),
          });
        }
        return { ticketId: ticket.id };
      }),
  }),
);
