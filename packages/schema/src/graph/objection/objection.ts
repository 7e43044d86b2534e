import { builder } from '../../builder.ts';

const ObjectionStatus = builder.enumType('ObjectionStatus', {
  values: ['RECEIVED', 'ACCEPTED', 'REJECTED'] as const,
});

/** An objection to processing on legitimate interests. Reached only as the receipt of a mutation. */
export const Objection = builder.prismaObject('Objection', {
  personal: 'where returned',
  description: 'An objection to processing on legitimate interests (GDPR 21, ZZPL 37).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false }),
    purpose: t.exposeID('purpose', { nullable: false }),
    status: t.expose('status', { type: ObjectionStatus, nullable: false }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', nullable: false }),
    decidedAt: t.expose('decidedAt', { type: 'DateTime', nullable: true }),
  }),
});
