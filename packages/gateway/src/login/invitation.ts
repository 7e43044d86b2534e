import { randomBytes } from 'node:crypto';
import type { Transaction } from './behind-the-wall.ts';
import type { LoginSecrets } from './secrets.ts';

/** Milliseconds for which a link is good. */
const LIFETIME = 3 * 24 * 60 * 60 * 1_000;

/** Nobody is written to at what is none; the mail server knows better than any pattern. */
const EMAIL = /^[^\s@<>"(),:;[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

type Invited = {
  readonly controllerId: number;
  readonly email: string;
  readonly role: string;
  /** The agent who invites; left out: the operator's command line. */
  readonly invitedById?: number;
};

/** The e-mail as it is kept, or undefined when it is none. */
export function emailIn(text: string): string | undefined {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && EMAIL.test(email) ? email : undefined;
}

/** Whether whoever has this e-mail was an agent and is let in no more: an invitation is no way around that. */
export async function isShutOut(
  tx: Pick<Transaction, 'agent'>,
  { controllerId, email }: Pick<Invited, 'controllerId' | 'email'>,
): Promise<boolean> {
  const agents = await tx.agent.findMany({
    where: { controllerId, email: { equals: email, mode: 'insensitive' } },
    select: { disabledAt: true },
  });
  return agents.length > 0 && agents.every(({ disabledAt }) => disabledAt !== null);
}

/** Writes down an invitation, and answers what its link holds: told once, here. */
export async function writeInvitation(
  tx: Pick<Transaction, 'loginInvitation'>,
  { controllerId, email, role, invitedById }: Invited,
  { secrets, now }: { readonly secrets: Pick<LoginSecrets, 'digestOfInvitation'>; readonly now: Date },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.loginInvitation.create({
    data: {
      digest: secrets.digestOfInvitation(token),
      controllerId,
      email,
      role,
      invitedById: invitedById ?? null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME),
    },
  });
  return token;
}
