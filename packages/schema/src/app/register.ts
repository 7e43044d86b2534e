import { isDeepStrictEqual } from 'node:util';
import type { Prisma } from '../db/generated/client.ts';
import { newPublicId } from '../db/public-id.ts';
import type { TransferMechanism } from '../taxonomy/areas.ts';
import { askedFor } from './asked-for.ts';
import type { AppManifest } from './manifest.ts';
import { owesNoticeOfSale } from './notice-of-sale.ts';
import { policyOfController } from './policy-of-controller.ts';
import { type RegisterEntry, registerEntryOf } from './register-entry.ts';

/** Makes the app known, or brings what is known of it up to date. Whether anybody lets it in is another matter. */
export async function keepApp(tx: Prisma.TransactionClient, manifest: AppManifest): Promise<number> {
  const { clientId, name, publisher, policyUrl } = manifest;
  const facts = { name, publisher, policyUrl, manifest: JSON.parse(JSON.stringify(manifest)) };
  const { id } = await tx.oAuthClient.upsert({
    where: { clientId },
    create: { clientId, ...facts },
    update: facts,
    select: { id: true },
  });
  return id;
}

/**
 * Brings the manifest of a known app up to date, where it registered itself too: who it is, where it comes back to, and what it asks
 * for the next time. Grants stay what they are: more is given by approving again, less by narrowing.
 *
 * @param tx of the keeper (`database.prisma`)
 * @returns the members that changed; undefined when nobody knows such an app
 * @example
 * const changed = await database.prisma.$transaction((tx) => updateApp(tx, manifest)); // ['redirectUris']
 */
export async function updateApp(
  tx: Prisma.TransactionClient,
  manifest: AppManifest,
): Promise<readonly string[] | undefined> {
  const where = { clientId: manifest.clientId };
  const known = await tx.oAuthClient.findUnique({ where, select: { manifest: true } });
  if (known === null) return undefined;
  await keepApp(tx, manifest);
  const before = (known.manifest ?? {}) as Readonly<Record<string, unknown>>;
  const now = JSON.parse(JSON.stringify(manifest)) as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (member) => !isDeepStrictEqual(before[member], now[member]),
  );
}

export type OnFile = {
  readonly entry: RegisterEntry | undefined;
  readonly recipientId: number | undefined;
  /** An entry of the same name is somebody else's, or nobody said whose. */
  readonly nameIsTaken: boolean;
};

/** What the register has of this very app. */
export async function onFileOf(
  tx: Prisma.TransactionClient,
  controllerId: number,
  { clientId, name }: Pick<AppManifest, 'clientId' | 'name'>,
): Promise<OnFile> {
  const own = await tx.recipient.findFirst({ where: { controllerId, oauthClient: { clientId } } });
  const same = await tx.recipient.findUnique({ where: { controllerId_name: { controllerId, name } } });
  return {
    entry: own ? registerEntryOf(own) : undefined,
    recipientId: own?.id,
    nameIsTaken: same !== null && same.id !== own?.id,
  };
}

export type RegisterOptions = {
  readonly controllerId: number;
  readonly manifest: AppManifest;
  readonly now: Date;
  /** What the controller has on file, where it differs from what the app says of itself. */
  readonly safeguard?: TransferMechanism | undefined;
  readonly contractRef?: string | undefined;
  /** When people were told. */
  readonly notifiedAt?: Date | undefined;
  readonly ofGroup?: boolean | undefined;
  /** It buys the business: where the policy wants people told first, it is switched off until they were. */
  readonly acquirer?: boolean | undefined;
  /** False switches it off. */
  readonly active?: boolean | undefined;
};

/**
 * Enters an app in the register of recipients, or changes its entry: what it is named for and which kinds of data it may get
 * at most, as far as the policy in force has such uses, and what is on file. An entry of the same name that nobody has claimed becomes this app's.
 */
export async function registerApp(tx: Prisma.TransactionClient, options: RegisterOptions): Promise<number> {
  const { controllerId, manifest, now, safeguard, contractRef, notifiedAt, ofGroup } = options;
  const oauthClientId = await keepApp(tx, manifest);
  const policy = await policyOfController(tx, controllerId);
  const { details } = askedFor({ policy, manifest });
  const { name, policyUrl, recipient: claim } = manifest;
  const present =
    (await tx.recipient.findFirst({ where: { controllerId, oauthClientId } })) ??
    (await tx.recipient.findFirst({ where: { controllerId, name, oauthClientId: null } }));
  const facts = {
    name,
    oauthClientId,
    country: claim.country,
    // What an app says of itself makes no processor of an authority.
    role: present?.role === 'authority' ? present.role : claim.role,
    purposes: details.map(({ id }) => id),
    allowedFields: [...new Set(details.flatMap(({ categories }) => categories))],
    safeguard: safeguard ?? present?.safeguard ?? claim.safeguard ?? null,
    contractRef: contractRef ?? present?.contractRef ?? claim.contractRef ?? null,
    policyUrl,
    ofGroup: ofGroup ?? present?.ofGroup ?? false,
    acquirer: options.acquirer ?? present?.acquirer ?? false,
    notifiedAt: notifiedAt ?? present?.notifiedAt ?? null,
  };
  const active = (options.active ?? true) && !owesNoticeOfSale(policy, facts, now);
  if (present) {
    await tx.recipient.update({ where: { id: present.id }, data: { ...facts, active } });
    return present.id;
  }
  const { id } = await tx.recipient.create({
    data: { publicId: newPublicId('recipient'), controllerId, ...facts, active, enteredAt: now },
    select: { id: true },
  });
  return id;
}
