import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { kindOfPublicId } from '../../db/public-id.ts';
import { clauseInWords, clauseOf } from '../../profile/clause.ts';
import type { RecipientFacts } from '../../purpose/access.ts';
import { TRANSFER_MECHANISM_IDS } from '../../taxonomy/areas.ts';
import type { DataCategory } from '../../taxonomy/data-categories.ts';
import { notFound } from '../people.ts';
import { Refusal } from '../problem.ts';

/** Roles in the register of those who help with an inquiry. Authorities have a way of their own, the public none. */
const PARTNERS: readonly (string | null)[] = ['processor', 'controller', 'group'];

/** What of an entry the gateway may read and needs. */
const columns = {
  id: true,
  name: true,
  country: true,
  role: true,
  purposes: true,
  allowedFields: true,
  safeguard: true,
  contractRef: true,
  active: true,
} as const;

/** An entry of the register of recipients. */
export type Partner = Prisma.RecipientGetPayload<{ select: typeof columns }>;

/**
 * The entry of the register for somebody who helps with an inquiry: active, under contract, and named for this purpose.
 * @throws Refusal
 */
export async function partnerFor(
  tx: Prisma.TransactionClient,
  { controller, purpose, inForce: { policy } }: Context,
  publicId: string,
): Promise<Partner> {
  const field = 'recipientId';
  if (kindOfPublicId(publicId) !== 'recipient') throw notFound(field);
  const partner = await tx.recipient.findUnique({
    where: { publicId, controllerId: controller.id },
    select: columns,
  });
  if (partner === null) throw notFound(field);
  const { contract, registerExport } = policy.profile.recipientRegister;
  const needsContract = (contract?.value ?? 'required') === 'required';
  const stands = partner.active && (partner.contractRef !== null || !needsContract);
  const isNamedFor = PARTNERS.includes(partner.role) && partner.purposes.includes(purpose ?? '');
  if (stands && isNamedFor) return partner;
  const clause = clauseInWords(clauseOf(policy.profile, contract ?? registerExport));
  throw new Refusal({
    code: 'NOT_ALLOWED',
    field,
    message: stands
      ? `The register does not name this recipient for ${purpose} (${clause}).`
      : `This recipient is switched off, or has no contract on file (${clause}).`,
    remedy: 'Have the register of recipients put right first.',
  });
}

/** What the purpose decision asks about a partner. */
export function factsOf(partner: Partner, allowedFields: readonly DataCategory[]): RecipientFacts {
  return {
    registered: true,
    active: partner.active,
    country: partner.country,
    safeguard: TRANSFER_MECHANISM_IDS.find((id) => id === partner.safeguard) ?? null,
    contractRef: partner.contractRef,
    allowedFields,
  };
}
