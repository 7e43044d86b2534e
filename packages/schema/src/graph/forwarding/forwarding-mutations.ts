import { builder } from '../../builder.ts';
import { DisclosurePayload } from '../disclosure/disclosure-payload.ts';
import { DisclosableFieldEnum } from '../disclosure/disclosure.ts';
import { ON_RECORD } from '../disclosure/permit-disclosure.ts';
import { change, type Outcome, problemsField } from '../problem.ts';
import { answerForwarding, askToForward, CaseConsent } from './case-consent.ts';
import { forwardTicket } from './forward-ticket.ts';

const onRecord = { category: ON_RECORD } as const;

const CaseConsentPayload = builder
  .objectRef<Outcome<{ caseConsentId: number }>>('CaseConsentPayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      caseConsent: t.prismaField({
        type: CaseConsent,
        nullable: true,
        resolve: (query, { caseConsentId }, _args, { database, controller }) =>
          caseConsentId === undefined
            ? null
            : database.prisma.caseConsent.findUnique({
                ...query,
                where: { id: caseConsentId, controllerId: controller.id },
              }),
      }),
    }),
  });

const AskToForwardInput = builder.inputType('AskToForwardInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    recipientId: t.id({
      required: true,
      personal: false,
      description: 'A partner in the register of recipients.',
    }),
    fields: t.field({ type: [DisclosableFieldEnum], required: true, personal: onRecord }),
    wording: t.string({
      required: true,
      personal: onRecord,
      description: 'What the person reads: what goes, to whom, why.',
    }),
  }),
});

builder.mutationField('askToForward', (t) =>
  t.field({
    type: CaseConsentPayload,
    description:
      'Tells a person that an inquiry is to go to a partner with some fields, and asks for consent to that case; for staff, where the policy promises it.',
    args: { input: t.arg({ type: AskToForwardInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => ({ caseConsentId: (await askToForward(tx, context, input)).id })),
  }),
);

const AnswerForwardingInput = builder.inputType('AnswerForwardingInput', {
  fields: (t) => ({
    caseConsentId: t.id({ required: true, personal: false }),
    agree: t.boolean({ required: true, personal: onRecord, description: 'false after a yes takes it back.' }),
  }),
});

builder.mutationField('answerForwarding', (t) =>
  t.field({
    type: CaseConsentPayload,
    description: 'The person says yes or no to that one case, or takes a yes back (GDPR 7). Nobody else can.',
    args: { input: t.arg({ type: AnswerForwardingInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => ({
        caseConsentId: (await answerForwarding(tx, context, input.caseConsentId, input.agree)).id,
      })),
  }),
);

const ForwardTicketInput = builder.inputType('ForwardTicketInput', {
  fields: (t) => ({
    ticketId: t.id({ required: true, personal: false }),
    recipientId: t.id({
      required: true,
      personal: false,
      description: 'A partner in the register of recipients.',
    }),
    text: t.string({
      required: true,
      personal: { category: 'user.content.ticket' },
      description: 'Written for the partner. Nothing of what stands in the ticket goes.',
    }),
    fields: t.field({
      type: [DisclosableFieldEnum],
      personal: onRecord,
      description: 'Left out: nobody is named.',
    }),
  }),
});

builder.mutationField('forwardTicket', (t) =>
  t.field({
    type: DisclosurePayload,
    description:
      'Passes an inquiry on to a partner in the register; for staff. Where the policy anonymises first, the text names nobody, and fields go along only when the person agreed to that case.',
    args: { input: t.arg({ type: ForwardTicketInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const { ticketId, recipientId, text } = input;
        const fields = input.fields ?? [];
        const { id } = await forwardTicket(tx, context, { ticketId, recipientId, text, fields });
        return { disclosureId: id };
      }),
  }),
);
