import { randomUUID } from 'node:crypto';
import { newPublicId, type Policy, recomputeLawfulness, type WalledDatabase } from '@remit/schema';
import type { PolicyStore } from '../auth/policy-store.ts';
import type { SendInvitation } from './invitation-mail.ts';
import { isShutOut, writeInvitation } from './invitation.ts';
import type { LoginSite, Place } from './login-site.ts';
import { hashPassword } from './password.ts';
import type { LoginSecrets } from './secrets.ts';

/** An invitation that is still good. */
export type OpenInvitation = { readonly email: string; readonly role: string };

export type Invitations = {
  policyOf(place: Place): Promise<Policy | undefined>;
  /** @returns the link, told once; undefined where it was sent by mail */
  invite(
    site: LoginSite,
    whom: {
      readonly email: string;
      readonly role: string;
      readonly invitedById: number;
      /** Where the inviter's own browser finds the gateway: for who has not said where others do. */
      readonly origin: string;
    },
  ): Promise<string | undefined>;
  find(site: LoginSite, token: string): Promise<OpenInvitation | undefined>;
  /**
   * Takes an invitation: once, and with the promise of confidentiality.
   * @returns false when somebody took it meanwhile, its time is over, or whoever it is for was shut out
   */
  accept(
    site: LoginSite,
    token: string,
    as: { readonly name: string; readonly password: string },
  ): Promise<boolean>;
};

type Options = {
  readonly database: WalledDatabase;
  readonly secrets: LoginSecrets;
  readonly policies: PolicyStore;
  readonly publicUrl: string | undefined;
  readonly clock: () => Date;
  readonly passwordCost: number;
  readonly send: SendInvitation | undefined;
};

export function createInvitations(options: Options): Invitations {
  const { database, secrets, policies, publicUrl, clock, passwordCost, send } = options;
  const digestOf = (token: string) => secrets.digestOfInvitation(token);

  async function inForce({ id, policy_id: versionId }: Place) {
    if (versionId === null) return undefined;
    const operation = database.begin();
    try {
      await operation.enterAs(id);
      return await policies.inForce(versionId, operation.sql);
    } finally {
      await operation.end();
    }
  }

  return {
    policyOf: async (place) => (await inForce(place))?.policy,
    async invite({ place, path, wall }, { origin, ...whom }) {
      const about = { secrets, now: clock() };
      const token = await wall.write((tx) => writeInvitation(tx, { controllerId: place.id, ...whom }, about));
      const link = invitationLink(`${publicUrl ?? origin}${path}`, token);
      if (send === undefined) return link;
      await send(whom.email, place.name, link);
      return undefined;
    },
    async find({ wall }, token) {
      return wall.read(async (tx) => {
        const found = await tx.loginInvitation.findUnique({ where: { digest: digestOf(token) } });
        if (found === null || found.acceptedAt !== null || found.expiresAt <= clock()) return undefined;
        return (await isShutOut(tx, found)) ? undefined : { email: found.email, role: found.role };
      });
    },
    async accept({ place, wall }, token, { name, password }) {
      const [now, policy, hashed] = [
        clock(),
        await inForce(place),
        await hashPassword(password, passwordCost),
      ];
      return wall.write(async (tx) => {
        const invitation = await tx.loginInvitation.findUnique({ where: { digest: digestOf(token) } });
        if (invitation === null || (await isShutOut(tx, invitation))) return false;
        const [joined] = await tx.$queryRaw<{ person_id: number }[]>`
          SELECT person_id FROM remit_join(
            ${digestOf(token)}, ${now}::timestamptz, ${newPublicId('agent')}, ${randomUUID()}, ${randomUUID()},
            ${name}, ${hashed})`;
        if (joined === undefined) return false;
        if (policy) await recomputeLawfulness(tx, policy, [joined.person_id], now);
        return true;
      });
    },
  };
}

/** Where somebody takes an invitation. */
export function invitationLink(address: string, token: string): string {
  return `${address}/join?invitation=${token}`;
}
