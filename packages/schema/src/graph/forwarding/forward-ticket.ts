import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { clauseInWords, clauseOf } from '../../profile/clause.ts';
import { type DataCategory, isDataCategory } from '../../taxonomy/data-categories.ts';
import { conversationForWrite, type ConversationFound } from '../conversation/write.ts';
import { categoriesOf, type DisclosableField, orderedFields } from '../disclosure/disclosable-fields.ts';
import { demandStaff, permitDisclosure } from '../disclosure/permit-disclosure.ts';
import { recordDisclosure } from '../disclosure/record-disclosure.ts';
import { Refusal } from '../problem.ts';
import { cleanText } from '../text.ts';
import { demandAnonymous } from './demand-anonymous.ts';
import { factsOf, partnerFor } from './partner.ts';

const LONGEST_TEXT = 5_000;
/** The kind of data that staff's words about an inquiry are. */
const CONTENT: DataCategory = 'user.content.ticket';

/** What staff want to pass on, before it is checked. */
export type Forwarding = {
  readonly ticketId: string;
  readonly recipientId: string;
  /** Written for the partner: of what stands in the ticket itself nothing goes. */
  readonly text: string;
  readonly fields: readonly DisclosableField[];
};

/**
 * Passes an inquiry on to a partner in the register. Where the policy promises to anonymise first, the text names nobody; and a
 * field of the person goes along only as the policy says: after the person was told and agreed for this very case
 * (OBL-LOCUS-REC-04).
 * @throws Refusal with the clause
 */
export async function forwardTicket(
  tx: Prisma.TransactionClient,
  context: Context,
  forwarding: Forwarding,
): Promise<{ id: number }> {
  demandStaff(context);
  const { mode, identifiedNeeds } = context.inForce.policy.profile.forwarding;
  const ticket = await conversationForWrite(tx, context, forwarding.ticketId, {
    kind: 'TICKET',
    field: 'ticketId',
  });
  const partner = await partnerFor(tx, context, forwarding.recipientId);
  const words = cleanText(forwarding.text, 'text', LONGEST_TEXT);
  const fields = orderedFields(forwarding.fields);
  const isAnonymous = mode.value === 'anonymise_first';
  if (isAnonymous) await demandAnonymous(tx, ticket, words, fields);
  const isAsked = fields.length > 0 && identifiedNeeds.value.length > 0;
  const caseConsentId = isAsked ? await demandCaseConsent(tx, context, ticket, partner.id, fields) : null;
  // Words that may name the person are the person's data like any field; so are those that go together with its name.
  const leaves: readonly DataCategory[] = [
    ...categoriesOf(fields),
    ...(isAnonymous && fields.length === 0 ? [] : [CONTENT]),
  ];
  // Asked for one case, the person's answer says what this recipient may get; else the register does.
  const atMost = isAsked ? leaves : partner.allowedFields.filter(isDataCategory);
  permitDisclosure(context, ticket.requester, leaves, factsOf(partner, atMost));
  return recordDisclosure(tx, context, ticket.requester, {
    kind: 'FORWARDING',
    conversationId: ticket.id,
    recipientId: partner.id,
    disclosedTo: partner.name,
    country: partner.country,
    words,
    fields: [...fields],
    caseConsentId,
    isTold: isAsked,
  });
}

/**
 * The person's answer to the questions about this ticket, this partner and these fields.
 * @throws Refusal NOT_ALLOWED where the person was not asked, did not agree, or took it back
 */
async function demandCaseConsent(
  tx: Prisma.TransactionClient,
  { inForce: { policy } }: Context,
  { id: conversationId }: ConversationFound,
  recipientId: number,
  fields: readonly DisclosableField[],
): Promise<number> {
  const { identifiedNeeds } = policy.profile.forwarding;
  // Whoever takes the answer back at this moment waits, or is waited for.
  await tx.$queryRaw`SELECT id FROM case_consent WHERE conversation_id = ${conversationId} FOR UPDATE`;
  const asked = await tx.caseConsent.findMany({
    where: { conversationId, recipientId, fields: { hasSome: [...fields] } },
    orderBy: { id: 'desc' },
    select: { id: true, agreed: true, withdrawnAt: true, fields: true },
  });
  const needsConsent = identifiedNeeds.value.includes('consent');
  for (const question of asked) {
    // The latest word on a field counts: an older yes to more does not undo a no, or a question that waits.
    if (needsConsent && !(question.agreed === true && question.withdrawnAt === null)) break;
    if (fields.every((field) => question.fields.includes(field))) return question.id;
  }
  throw new Refusal({
    code: 'NOT_ALLOWED',
    field: 'fields',
    message: `The person has not agreed to this for this case (${clauseInWords(clauseOf(policy.profile, identifiedNeeds))}).`,
    remedy: 'Leave fields out, so that nobody is named; or ask the person with askToForward.',
  });
}
