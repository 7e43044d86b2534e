import { builder } from '../../builder.ts';
import { permitWrite } from '../permit-write.ts';
import { change, type Outcome, problemsField, Refusal } from '../problem.ts';
import { Agent, AgentAvailability } from './agent.ts';

const SetAvailabilityInput = builder.inputType('SetAvailabilityInput', {
  fields: (t) => ({
    availability: t.field({
      type: AgentAvailability,
      required: true,
      personal: { category: 'employee.availability' },
    }),
  }),
});

const SetAvailabilityPayload = builder
  .objectRef<Outcome<{ agentId: number }>>('SetAvailabilityPayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      agent: t.prismaField({
        type: Agent,
        nullable: true,
        resolve: (query, { agentId }, _args, { controller, database }) =>
          agentId === undefined
            ? null
            : database.prisma.dataSubject.findUnique({
                ...query,
                where: { id: agentId, controllerId: controller.id, kind: 'STAFF' },
              }),
      }),
    }),
  });

builder.mutationField('setAvailability', (t) =>
  t.field({
    type: SetAvailabilityPayload,
    description: 'An agent says whether he or she is at work. Nobody says it for another.',
    args: { input: t.arg({ type: SetAvailabilityInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const { caller } = context;
        if (caller.kind !== 'AGENT')
          throw new Refusal({ code: 'NOT_ALLOWED', message: 'Only agents have an availability.' });
        const self = await tx.dataSubject.findUniqueOrThrow({
          where: { id: caller.dataSubjectId },
          select: { id: true, lawfulness: true },
        });
        permitWrite(context, 'employee.availability', [self]);
        await tx.agent.update({ where: { id: caller.id }, data: { availability: input.availability } });
        return { agentId: self.id };
      }),
  }),
);
