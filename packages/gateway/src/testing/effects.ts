import type { Database } from '@remit/schema';

/** Counts what changes leave behind: everything but idempotency keys, and what was read. */
export async function effectsIn({ prisma }: Database): Promise<Readonly<Record<string, number>>> {
  return {
    conversations: await prisma.conversation.count(),
    messages: await prisma.message.count(),
    consents: await prisma.consentRecord.count(),
    objections: await prisma.objection.count(),
    decided: await prisma.objection.count({ where: { status: { not: 'RECEIVED' } } }),
    away: await prisma.agent.count({ where: { availability: 'AWAY' } }),
    uploads: await prisma.storedFile.count(),
    fields: await prisma.customField.count(),
    fieldsOfDays: await prisma.customField.count({ where: { type: 'DATE' } }),
    archivedFields: await prisma.customField.count({ where: { archivedAt: { not: null } } }),
    disclosures: await prisma.disclosure.count(),
    reviewed: await prisma.disclosure.count({ where: { reviewedAt: { not: null } } }),
    cases: await prisma.caseConsent.count(),
    answeredCases: await prisma.caseConsent.count({ where: { answeredAt: { not: null } } }),
    events: await prisma.event.count(),
  };
}
