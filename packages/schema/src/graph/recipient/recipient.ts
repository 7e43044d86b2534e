import { builder } from '../../builder.ts';

/** A line of the register of recipients. A company is nobody's personal data. */
const Recipient = builder.prismaObject('Recipient', {
  personal: false,
  description: 'Somebody to whom the controller’s data may go now.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false }),
    name: t.exposeString('name', { nullable: false }),
    country: t.exposeString('country', { nullable: false, description: 'ISO 3166-1 alpha-2.' }),
    role: t.exposeString('role', {
      nullable: true,
      description: 'processor, controller, authority, group or public; null where nobody said.',
    }),
    purposes: t.exposeIDList('purposes', {
      nullable: false,
      description: 'What it gets data for, by the ids of the controller’s policy.',
    }),
    safeguard: t.exposeString('safeguard', {
      nullable: true,
      description:
        'What protects the data in that country (GDPR 46, ZZPL 65): scc, adequacy, art65 and the like; null where its law does.',
    }),
    policyUrl: t.exposeString('policyUrl', {
      nullable: true,
      description: 'The recipient’s own privacy policy.',
    }),
  }),
});

builder.queryField('recipients', (t) =>
  t.prismaField({
    type: [Recipient],
    nullable: true,
    ungated: 'A person may ask where data goes without saying what for: this is about companies.',
    description:
      'To whom data may go, what for, where to, and what protects it there (GDPR 13(1)(e)–(f), 15(2)). For people and staff; apps have no use for it.',
    resolve: (query, _root, _args, { caller, controller, database }) =>
      caller.kind === 'APP'
        ? []
        : database.prisma.recipient.findMany({
            ...query,
            where: { controllerId: controller.id, active: true },
            orderBy: [{ name: 'asc' }, { id: 'asc' }],
          }),
  }),
);
