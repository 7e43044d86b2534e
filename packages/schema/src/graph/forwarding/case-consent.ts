import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { kindOfPublicId, newPublicId } from '../../db/public-id.ts';
import { clauseInWords, clauseOf } from '../../profile/clause.ts';
import { conversationForWrite } from '../conversation/write.ts';
import { DataSubject } from '../data-subject/data-subject.ts';
import { type DisclosableField, isDisclosable, orderedFields } from '../disclosure/disclosable-fields.ts';
import { DisclosableFieldEnum } from '../disclosure/disclosure.ts';
import { demandStaff, ON_RECORD } from '../disclosure/permit-disclosure.ts';
import { notFound } from '../people.ts';
import { Refusal } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { cleanText } from '../text.ts';
import { partnerFor } from './partner.ts';

const LONGEST_WORDING = 2_000;
/** Questions to one person that are shown at most. */
const MOST_SHOWN = 100;
const onRecord = { category: ON_RECORD, of: [['dataSubject']] } as const;

/** The question, and what the person said to it. */
export const CaseConsent = builder.prismaObject('CaseConsent', {
  description:
    'A question to a person: may this inquiry go to this partner with these fields? A yes counts for that case alone, and can be taken back.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    askedAt: t.expose('askedAt', { type: 'DateTime', nullable: false, personal: false }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, personal: false }),
    recipientName: t.string({
      personal: onRecord,
      select: { recipient: { select: { name: true } } },
      resolve: ({ recipient }) => recipient.name,
    }),
    fields: t.field({
      type: [DisclosableFieldEnum],
      personal: onRecord,
      select: { fields: true },
      resolve: (row) => row.fields.filter(isDisclosable),
    }),
    wording: t.exposeString('wording', { nullable: true, personal: onRecord }),
    agreed: t.exposeBoolean('agreed', {
      nullable: true,
      personal: onRecord,
      description: 'null until the person answers.',
    }),
    withdrawnAt: t.expose('withdrawnAt', { type: 'DateTime', nullable: true, personal: onRecord }),
  }),
});

builder.prismaObjectField(DataSubject, 'caseConsents', (t) =>
  t.field({
    type: [CaseConsent],
    description:
      'What the person was asked about single cases, newest first, 100 at most. For the person and staff; apps see none.',
    personal: { category: ON_RECORD, of: [[]] },
    select: (_args, { caller }, nested) => ({
      caseConsents: nested({
        where: caller.kind === 'APP' ? { id: -1 } : {},
        orderBy: { id: 'desc' },
        take: MOST_SHOWN,
      }),
    }),
    resolve: ({ caseConsents }) => caseConsents,
  }),
);

/** What a person is to be asked. */
export type CaseQuestion = {
  readonly ticketId: string;
  readonly recipientId: string;
  readonly fields: readonly DisclosableField[];
  readonly wording: string;
};

/**
 * Tells a person that an inquiry is to go to a partner with some fields, and asks. To be asked is to be told: the person
 * reads the question from the same moment on.
 * @throws Refusal, also where the policy asks nobody
 */
export async function askToForward(
  tx: Prisma.TransactionClient,
  context: Context,
  question: CaseQuestion,
): Promise<{ id: number }> {
  const { controller, now, inForce } = context;
  const { id: askedById } = demandStaff(context);
  const ticket = await conversationForWrite(tx, context, question.ticketId, {
    kind: 'TICKET',
    field: 'ticketId',
  });
  const partner = await partnerFor(tx, context, question.recipientId);
  const { profile } = inForce.policy;
  const { identifiedNeeds } = profile.forwarding;
  if (identifiedNeeds.value.length === 0) {
    throw new Refusal({
      code: 'NOT_ALLOWED',
      message: `The policy asks nobody before an inquiry is passed on (${clauseInWords(clauseOf(profile, identifiedNeeds))}).`,
      remedy: 'What may go along, the purpose and the register of recipients say.',
    });
  }
  const fields = orderedFields(question.fields);
  if (fields.length === 0) {
    const message = 'Name what is to go along; without any field nobody need be asked.';
    throw new Refusal({ code: 'INVALID_INPUT', field: 'fields', message });
  }
  const asked = await tx.caseConsent.create({
    data: {
      publicId: newPublicId('caseConsent'),
      controllerId: controller.id,
      dataSubjectId: ticket.requesterId,
      conversationId: ticket.id,
      recipientId: partner.id,
      fields: [...fields],
      wording: cleanText(question.wording, 'wording', LONGEST_WORDING),
      askedById,
      askedAt: now,
    },
    select: { id: true },
  });
  await recordChange(tx, context, { type: 'DATA_SUBJECT_CHANGED', dataSubjectId: ticket.requesterId });
  return asked;
}

/**
 * The person's own answer, which nobody gives for it. A yes can be taken back at any time; a no stands until it is asked anew.
 * @throws Refusal
 */
export async function answerForwarding(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string,
  agree: boolean,
): Promise<{ id: number }> {
  const { caller, controller, now } = context;
  if (caller.kind !== 'VISITOR') {
    throw new Refusal({ code: 'NOT_ALLOWED', message: 'Only the person who was asked answers.' });
  }
  const field = 'caseConsentId';
  if (kindOfPublicId(publicId) !== 'caseConsent') throw notFound(field);
  const found = await tx.caseConsent.findUnique({
    where: { publicId, controllerId: controller.id, dataSubjectId: caller.dataSubjectId },
    select: { id: true },
  });
  if (found === null) throw notFound(field);
  const answered = await tx.caseConsent.updateMany({
    where: { id: found.id, agreed: null },
    data: { agreed: agree, answeredAt: now },
  });
  const withdrawn =
    answered.count === 0 && !agree
      ? await tx.caseConsent.updateMany({
          where: { id: found.id, agreed: true, withdrawnAt: null },
          data: { withdrawnAt: now },
        })
      : { count: 0 };
  if (answered.count + withdrawn.count === 0) {
    throw new Refusal({
      code: 'CONFLICT',
      message: 'This question is answered.',
      remedy: 'A yes can still be taken back; otherwise you will be asked anew.',
    });
  }
  // On record with whom it is about, so that what hangs on this answer can be accounted for.
  context.reads.write(caller.dataSubjectId, undefined);
  await recordChange(tx, context, { type: 'DATA_SUBJECT_CHANGED', dataSubjectId: caller.dataSubjectId });
  return found;
}
