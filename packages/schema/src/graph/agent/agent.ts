import { builder } from '../../builder.ts';
import { Participant } from '../participant/participant.ts';

const self = [[]] as const;

export const AgentAvailability = builder.enumType('AgentAvailability', {
  values: ['ONLINE', 'AWAY', 'OFFLINE'] as const,
});

/** A member of staff, as others see him or her. Agents are people too: every field is labelled like a customer's. */
export const Agent = builder.prismaNode('DataSubject', {
  variant: 'Agent',
  description: 'A member of staff who answers.',
  id: { field: 'publicId' },
  // What is not there is null, like what belongs to somebody else.
  nullable: true,
  interfaces: [Participant],
  select: { id: true, publicId: true, kind: true },
  findUnique: (publicId, { controller, caller }) => ({
    publicId,
    controllerId: controller.id,
    kind: 'STAFF',
    // A visitor meets only the agents who wrote to him or her.
    ...(caller.kind === 'VISITOR' ? { authored: { some: { requesterId: caller.dataSubjectId } } } : {}),
  }),
  fields: (t) => ({
    displayName: t.string({
      description: 'The name that customers see.',
      personal: { category: 'employee.name', of: self },
      select: { agent: { select: { displayName: true } } },
      resolve: ({ agent }) => agent?.displayName ?? null,
    }),
    email: t.string({
      personal: { category: 'employee.contact.email', of: self },
      select: { agent: { select: { email: true } } },
      resolve: ({ agent }) => agent?.email ?? null,
    }),
    availability: t.field({
      type: AgentAvailability,
      personal: { category: 'employee.availability', of: self },
      select: { agent: { select: { availability: true } } },
      resolve: ({ agent }) => agent?.availability ?? null,
    }),
  }),
});
