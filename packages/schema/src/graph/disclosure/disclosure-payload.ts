import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { type Outcome, problemsField } from '../problem.ts';
import { DisclosedData, Disclosure } from './disclosure.ts';

type Made = Outcome<{ disclosureId: number }>;

/** Reads the record that a change made or touched, with what the payload asks of it. */
export function findDisclosure<Query extends Pick<Prisma.DisclosureFindUniqueArgs, 'include' | 'select'>>(
  { database, controller }: Context,
  { disclosureId }: Made,
  query: Query,
) {
  if (disclosureId === undefined) return null;
  const where = { id: disclosureId, controllerId: controller.id };
  return database.prisma.disclosure.findUnique({ ...query, where });
}

/**
 * The same for what may leave. A change that is sent again under its key answers this anew, so it is asked anew: what the
 * policy no longer knows, a yes that was taken back, a partner that was switched off or an emergency that was none lets
 * nothing leave a second time.
 */
function findWhatMayLeave<Query extends Pick<Prisma.DisclosureFindUniqueArgs, 'include' | 'select'>>(
  { database, controller, inForce: { policy } }: Context,
  { disclosureId }: Made,
  query: Query,
) {
  if (disclosureId === undefined) return null;
  const { disclosure, breakGlass, forwarding } = policy.profile;
  const onYes: Prisma.DisclosureWhereInput = forwarding.identifiedNeeds.value.includes('consent')
    ? { OR: [{ caseConsentId: null }, { caseConsent: { agreed: true, withdrawnAt: null } }] }
    : {};
  const stands: Prisma.DisclosureWhereInput[] = [
    { kind: 'AUTHORITY', ground: { in: [...disclosure.authority.grounds.value] } },
    { kind: 'FORWARDING', recipient: { active: true }, ...onYes },
    ...(breakGlass.allowed.value ? [{ kind: 'EMERGENCY', review: { not: 'NOT_JUSTIFIED' } } as const] : []),
  ];
  const where = { id: disclosureId, controllerId: controller.id, OR: stands };
  return database.prisma.disclosure.findUnique({ ...query, where });
}

/** The record, and what may leave under it: read when the change and its entry in the ledger are durable. */
export const DisclosurePayload = builder.objectRef<Made>('DisclosurePayload').implement({
  fields: (t) => ({
    problems: problemsField(t),
    disclosure: t.prismaField({
      type: Disclosure,
      nullable: true,
      resolve: (query, made, _args, context) => findDisclosure(context, made, query),
    }),
    disclosed: t.prismaField({
      type: DisclosedData,
      nullable: true,
      resolve: (query, made, _args, context) => findWhatMayLeave(context, made, query),
    }),
  }),
});
