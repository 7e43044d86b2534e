import { builder } from '../../builder.ts';

/** A group of staff that conversations are given to. A name on a door: it says nothing about anybody. */
export const Team = builder.prismaObject('Team', {
  personal: false,
  description: 'A group of staff that conversations are given to.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false }),
    name: t.exposeString('name', { nullable: false }),
  }),
});

builder.queryField('teams', (t) =>
  t.prismaField({
    type: [Team],
    nullable: true,
    description: 'The teams of the controller, by name. How the house is organised is no matter of visitors.',
    resolve: (query, _root, _args, { caller, controller, database }) =>
      caller.kind === 'VISITOR'
        ? []
        : database.prisma.team.findMany({
            ...query,
            where: { controllerId: controller.id },
            orderBy: [{ name: 'asc' }, { id: 'asc' }],
          }),
  }),
);
