import type { Database } from '../database.ts';

/** A record of what left and a question about a case, for a controller that has people, staff, tickets and partners. */
export async function makeDisclosures(
  { prisma }: Pick<Database, 'prisma'>,
  controllerId: number,
  at: Date,
): Promise<void> {
  const of = { where: { controllerId } };
  const { id: conversationId, requesterId: dataSubjectId } = await prisma.conversation.findFirstOrThrow({
    where: { controllerId, kind: 'TICKET' },
  });
  const { id: agentId } = await prisma.agent.findFirstOrThrow(of);
  const publicId = `left_${controllerId}`;
  const { id: recipientId } = await prisma.recipient.create({
    data: { publicId, controllerId, name: publicId, country: 'RS' },
  });
  const common = { publicId, controllerId, dataSubjectId, fields: ['EMAIL'] };
  const asked = { conversationId, recipientId, wording: 'x', askedById: agentId, askedAt: at };
  await prisma.caseConsent.create({ data: { ...common, ...asked } });
  const done = { disclosedTo: 'x', words: 'x', disclosedById: agentId, disclosedAt: at };
  await prisma.disclosure.create({ data: { ...common, ...done, kind: 'EMERGENCY', review: 'PENDING' } });
}
