import { builder } from '../../builder.ts';

const debtor = [['dataSubject']] as const;
const transaction = { category: 'user.financial.transaction', of: debtor } as const;

/** A financial record of a person. */
export const Invoice = builder.prismaObject('Invoice', {
  description: 'A financial record of a person, where the controller keeps such records itself.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    number: t.exposeString('number', { nullable: true, personal: transaction }),
    description: t.exposeString('description', { nullable: true, personal: transaction }),
    currency: t.exposeString('currency', { nullable: true, personal: transaction, description: 'ISO 4217.' }),
    amount: t.exposeInt('amount', { nullable: true, personal: transaction, description: 'In minor units.' }),
    issuedAt: t.expose('issuedAt', { type: 'DateTime', nullable: true, personal: transaction }),
    dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true, personal: transaction }),
    outstanding: t.exposeInt('outstanding', {
      nullable: true,
      description: 'What is still owed, in minor units. Collecting it is a use of its own.',
      personal: { category: 'user.financial.debt', of: debtor },
    }),
  }),
});
