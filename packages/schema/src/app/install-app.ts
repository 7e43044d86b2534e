import type { Prisma } from '../db/generated/client.ts';
import { newPublicId } from '../db/public-id.ts';
import { judgeInstallation } from './judge-installation.ts';
import type { InstallationJudgement, Narrowing } from './judgement.ts';
import type { AppManifest } from './manifest.ts';
import { policyOfController } from './policy-of-controller.ts';
import { keepApp, onFileOf, registerApp } from './register.ts';

export type InstallOptions = {
  readonly controllerId: number;
  /** As {@link parseManifest} gave it. */
  readonly manifest: AppManifest;
  /** What the admin left of it; unset: all. */
  readonly narrowedTo?: Narrowing | undefined;
  readonly approvedByAgentId?: number | undefined;
  readonly now: Date;
};

export type Installed =
  | {
      readonly kind: 'installed';
      readonly grantId: number;
      readonly grantPublicId: string;
      readonly grantVersion: number;
      readonly recipientId: number;
      readonly judgement: InstallationJudgement;
    }
  | { readonly kind: 'refused'; readonly judgement: InstallationJudgement };

/**
 * Installs an app at a controller: judged by the policy in force, it becomes a grant and an entry in the register of
 * recipients, or nothing at all. Approved again, it gets what is approved now, and its grant a new version.
 *
 * @param tx of the keeper (`database.prisma`): a gateway's own role may not give grants
 */
export async function installApp(tx: Prisma.TransactionClient, options: InstallOptions): Promise<Installed> {
  const { controllerId, manifest, approvedByAgentId, now } = options;
  // One after the other: two approvals of one app must not both find the register without it.
  await tx.$queryRaw`SELECT id FROM controller WHERE id = ${controllerId} FOR UPDATE`;
  const judgement = await judgeInstallationNow(tx, options);
  if (judgement.outcome === 'refused') return { kind: 'refused', judgement };
  const oauthClientId = await keepApp(tx, manifest);
  const { recipientId: onFile } = await onFileOf(tx, controllerId, manifest);
  const recipientId = onFile ?? (await registerApp(tx, { controllerId, manifest, now }));
  await fillGaps(tx, recipientId, judgement);
  const given = {
    recipientId,
    purposes: JSON.parse(JSON.stringify(judgement.purposes)),
    scopes: [...judgement.scopes],
    approvedById: approvedByAgentId ?? null,
    grantedAt: now,
    revokedAt: null,
  };
  const where = { controllerId_oauthClientId: { controllerId, oauthClientId } };
  const before = await tx.grant.findUnique({ where });
  // Tokens of a grant that was taken back stay taken back.
  if (before?.revokedAt) await revokeTokens(tx, controllerId, before.id, now);
  const grant = await tx.grant.upsert({
    where,
    create: { publicId: newPublicId('grant'), controllerId, oauthClientId, ...given },
    update: { ...given, version: { increment: 1 } },
  });
  return {
    kind: 'installed',
    grantId: grant.id,
    grantPublicId: grant.publicId,
    grantVersion: grant.version,
    recipientId,
    judgement,
  };
}

/** The judgement that {@link installApp} would come to now, for a consent page or the command line. Writes nothing. */
export async function judgeInstallationNow(
  tx: Prisma.TransactionClient,
  { controllerId, manifest, narrowedTo, now }: Omit<InstallOptions, 'approvedByAgentId'>,
): Promise<InstallationJudgement> {
  const policy = await policyOfController(tx, controllerId);
  const { entry, nameIsTaken } = await onFileOf(tx, controllerId, manifest);
  return judgeInstallation({ policy, manifest, recipient: entry, nameIsTaken, narrowedTo, today: now });
}

/** What the approved manifest says and the register had left open. */
async function fillGaps(
  tx: Prisma.TransactionClient,
  id: number,
  { recipient: { role, safeguard, contractRef, policyUrl } }: InstallationJudgement,
): Promise<void> {
  await tx.recipient.update({ where: { id }, data: { role, safeguard, contractRef, policyUrl } });
}

async function revokeTokens(
  tx: Prisma.TransactionClient,
  controllerId: number,
  grantId: number,
  now: Date,
): Promise<void> {
  await tx.accessToken.updateMany({
    where: { controllerId, grantId, revokedAt: null },
    data: { revokedAt: now },
  });
}

type Which = { readonly controllerId: number; readonly clientId: string; readonly now: Date };

/**
 * Takes an app's grant back: nothing it holds opens anything any more, in any process, and its live streams end. Its
 * entry in the register stays, because it tells where data went.
 * @returns false when there was nothing to take back
 */
export async function uninstallApp(
  tx: Prisma.TransactionClient,
  { controllerId, clientId, now }: Which,
): Promise<boolean> {
  const grant = await tx.grant.findFirst({
    where: { controllerId, revokedAt: null, oauthClient: { clientId } },
    select: { id: true },
  });
  if (grant === null) return false;
  await tx.grant.update({ where: { id: grant.id }, data: { revokedAt: now, version: { increment: 1 } } });
  await revokeTokens(tx, controllerId, grant.id, now);
  return true;
}
