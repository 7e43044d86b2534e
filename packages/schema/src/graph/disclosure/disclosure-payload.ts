import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { type Outcome, problemsField } from '../problem.ts';
import { DisclosedData, Disclosure } from './disclosure.ts';

const found = (disclosureId: number | undefined, { controller }: Context) => ({
  id: disclosureId ?? -1,
  controllerId: controller.id,
});

/** The record, and what may leave under it: read when the change and its entry in the ledger are durable. */
export const DisclosurePayload = builder
  .objectRef<Outcome<{ disclosureId: number }>>('DisclosurePayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      disclosure: t.prismaField({
        type: Disclosure,
        nullable: true,
        resolve: (query, { disclosureId }, _args, context) =>
          context.database.prisma.disclosure.findUnique({ ...query, where: found(disclosureId, context) }),
      }),
      disclosed: t.prismaField({
        type: DisclosedData,
        nullable: true,
        resolve: (query, { disclosureId }, _args, context) =>
          context.database.prisma.disclosure.findUnique({ ...query, where: found(disclosureId, context) }),
      }),
    }),
  });
