import type { Database } from '../database.ts';

/** One row in each table of logins, for one controller: the seed makes none. */
export async function makeLogins({ prisma }: Database, controllerId: number, now: Date): Promise<void> {
  const agent = await prisma.agent.findFirstOrThrow({ where: { controllerId } });
  const [id, end] = [`login_${controllerId}`, new Date(now.getTime() + 60_000)];
  const digest = String(controllerId).padStart(64, '0');
  const times = { createdAt: now, updatedAt: now };
  const own = { controllerId, id };
  const ofAccount = { ...own, loginAccountId: id };
  await prisma.loginAccount.create({
    data: { ...own, ...times, agentId: agent.id, email: agent.email.toLowerCase(), name: 'x' },
  });
  await prisma.loginSession.create({ data: { ...ofAccount, ...times, digest, expiresAt: end } });
  await prisma.loginCredential.create({
    data: { ...ofAccount, ...times, provider: 'corp', externalId: 'x' },
  });
  await prisma.loginSecondFactor.create({ data: { ...ofAccount, secret: 'x', backupCodes: 'x' } });
  await prisma.loginVerification.create({
    data: { ...own, ...times, identifier: 'x', value: 'x', expiresAt: end },
  });
  await prisma.loginTry.create({ data: { controllerId, key: 'x', count: 1, endsAt: end } });
  await prisma.loginInvitation.create({
    data: { controllerId, digest, email: 'x@y.example', role: 'agent', createdAt: now, expiresAt: end },
  });
  await prisma.visitorKey.create({
    data: { controllerId, keyId: 'x', algorithm: 'HS256', material: 'x', createdAt: now },
  });
  await prisma.visitorIdentity.create({
    data: { controllerId, externalId: 'x', dataSubjectId: agent.dataSubjectId, createdAt: now },
  });
}
