import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { DataSubject } from '../data-subject/data-subject.ts';
import { Grant } from './grant.ts';

const Policy = builder.objectRef<Context>('Policy').implement({
  personal: false,
  description: 'The version of the controller’s policy that is in force, as code.',
  fields: (t) => ({
    sha256: t.string({ nullable: false, resolve: ({ inForce }) => inForce.policy.sha256 }),
    version: t.string({
      description: 'As the published policy states it.',
      resolve: ({ inForce }) => inForce.policy.profile.document.version.value,
    }),
    date: t.string({
      description: 'ISO 8601, as the published policy states it.',
      resolve: ({ inForce }) => inForce.policy.profile.document.updated.value,
    }),
    sourceFile: t.string({
      nullable: false,
      resolve: ({ inForce }) => inForce.policy.profile.sourceFile.name,
    }),
    liveChatPurpose: t.id({
      nullable: false,
      resolve: ({ inForce }) => inForce.policy.profile.helpdesk.liveChat.value,
    }),
    ticketingPurpose: t.id({
      nullable: false,
      resolve: ({ inForce }) => inForce.policy.profile.helpdesk.ticketing.value,
    }),
    marketingPurpose: t.id({
      nullable: false,
      resolve: ({ inForce }) => inForce.policy.profile.helpdesk.marketing.value,
    }),
  }),
});

const Controller = builder.objectRef<Context>('Controller').implement({
  personal: false,
  description: 'Who decides why and how the personal data is processed (GDPR 4(7)).',
  fields: (t) => ({
    id: t.id({ nullable: false, resolve: ({ controller }) => controller.publicId }),
    slug: t.string({ nullable: false, resolve: ({ controller }) => controller.slug }),
    displayName: t.string({ nullable: false, resolve: ({ controller }) => controller.displayName }),
    timeZone: t.string({
      nullable: false,
      description: 'IANA name.',
      resolve: ({ controller }) => controller.timeZone,
    }),
    policy: t.field({ type: Policy, nullable: false, resolve: (context) => context }),
  }),
});

const CallerKind = builder.enumType('CallerKind', { values: ['AGENT', 'APP', 'VISITOR'] as const });

const Viewer = builder.objectRef<Context>('Viewer').implement({
  personal: false,
  description: 'Who is asking, and what for.',
  fields: (t) => ({
    kind: t.field({ type: CallerKind, nullable: false, resolve: ({ caller }) => caller.kind }),
    controller: t.field({ type: Controller, nullable: false, resolve: (context) => context }),
    purposes: t.idList({
      nullable: false,
      description: 'Purposes that this caller may declare.',
      resolve: ({ access }) => [...access.purposes.keys()].sort(),
    }),
    grant: t.field({
      type: Grant,
      nullable: true,
      description: 'What the controller allowed this app; nothing for staff and visitors, who have roles.',
      resolve: ({ caller, access }) => (caller.kind === 'APP' ? access : null),
    }),
    dataSubject: t.prismaField({
      type: DataSubject,
      nullable: true,
      description: 'The visitor’s own person; nothing for agents and apps.',
      resolve: (query, context) =>
        context.caller.kind === 'VISITOR' && context.plan.gate === undefined
          ? context.database.prisma.dataSubject.findUnique({
              ...query,
              where: { id: context.caller.dataSubjectId },
            })
          : null,
    }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    ungated: 'A caller may always know who it is and which purposes it may declare.',
    description: 'Who is asking, and what for.',
    resolve: (_root, _args, context) => context,
  }),
);
