import { builder } from '../../builder.ts';

/** Anyone who takes part in a conversation: a customer or a member of staff. */
export const Participant = builder.prismaInterface('DataSubject', {
  variant: 'Participant',
  description: 'Anyone who takes part in a conversation: a person who wrote in, or an agent.',
  select: { id: true, publicId: true, kind: true },
  resolveType: ({ kind }) => (kind === 'STAFF' ? 'Agent' : 'DataSubject'),
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    displayName: t.string({
      description: 'The name shown in conversations.',
      personal: 'by type',
      // Each implementing type has its own label and its own column; only the allowed ones are selected.
      select: (_args, context) => ({
        kind: true,
        ...(context.plan.decisions.get('user.name')?.kind === 'allowed'
          ? { id: true, publicId: true, lawfulness: true, displayName: true }
          : {}),
        ...(context.plan.decisions.get('employee.name')?.kind === 'allowed'
          ? { id: true, publicId: true, lawfulness: true, agent: { select: { displayName: true } } }
          : {}),
      }),
      resolve: () => null,
    }),
  }),
});
