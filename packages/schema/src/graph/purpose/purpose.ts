import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { Clause } from '../../profile/clause.ts';
import type { CompiledBasis, CompiledPurpose } from '../../profile/compile.ts';

export const PolicyClause = builder.objectRef<Clause>('PolicyClause').implement({
  personal: false,
  description: 'Where the published policy says so; or, where it is silent, what fills the gap.',
  fields: (t) => ({
    file: t.exposeString('file', { nullable: false }),
    lines: t.exposeString('lines', { nullable: true, description: 'Lines of the published text: L39-41.' }),
    section: t.exposeString('section', { nullable: true }),
    provenance: t.exposeString('provenance', {
      nullable: false,
      description: 'stated, statute, operator or not_stated.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'The article or reason, where the policy is silent.',
    }),
  }),
});

const IdentityLevel = builder.enumType('IdentityLevel', {
  values: ['identified', 'pseudonymous', 'anonymous'] as const,
});

const PurposeCategory = builder
  .objectRef<CompiledPurpose['categories'][number]>('PurposeCategory')
  .implement({
    personal: false,
    fields: (t) => ({
      category: t.exposeString('category', { nullable: false }),
      clause: t.expose('clause', { type: PolicyClause, nullable: false }),
    }),
  });

const LawfulBasis = builder.objectRef<CompiledBasis>('LawfulBasis').implement({
  personal: false,
  description: 'One of the six bases of GDPR 6(1) and ZZPL 12(1).',
  fields: (t) => ({
    type: t.exposeString('type', { nullable: false }),
    articles: t.exposeStringList('articles', { nullable: false }),
    appliesTo: t.stringList({ nullable: true, resolve: ({ appliesTo }) => appliesTo ?? null }),
    clause: t.expose('clause', { type: PolicyClause, nullable: false }),
  }),
});

type Listed = { readonly purpose: CompiledPurpose; readonly context: Context };

const Purpose = builder.objectRef<Listed>('Purpose').implement({
  personal: false,
  description: 'What a controller’s policy says it uses personal data for.',
  fields: (t) => ({
    id: t.id({ nullable: false, resolve: ({ purpose }) => purpose.id }),
    description: t.string({ nullable: false, resolve: ({ purpose }) => purpose.description }),
    dataCategories: t.field({
      type: [PurposeCategory],
      nullable: false,
      resolve: ({ purpose }) => purpose.categories,
    }),
    lawfulBases: t.field({ type: [LawfulBasis], nullable: false, resolve: ({ purpose }) => purpose.bases }),
    identityLevel: t.field({
      type: IdentityLevel,
      nullable: false,
      resolve: ({ purpose }) => purpose.identityLevel,
    }),
    objectable: t.boolean({ nullable: false, resolve: ({ purpose }) => purpose.objectable }),
    withdrawable: t.boolean({ nullable: false, resolve: ({ purpose }) => purpose.withdrawable }),
    consentRequired: t.boolean({
      nullable: false,
      description: 'Whether nothing but consent makes it lawful.',
      resolve: ({ purpose }) =>
        purpose.bases.length > 0 && purpose.bases.every(({ type }) => type === 'consent'),
    }),
    consentChannels: t.stringList({
      nullable: false,
      description: 'Channels for which consent is held apart; empty where one consent covers the purpose.',
      resolve: ({ purpose, context }) =>
        context.inForce.policy.profile.consent.granularity.value === 'purpose_channel'
          ? [...(purpose.marketing?.channels ?? [])]
          : [],
    }),
    granted: t.boolean({
      nullable: false,
      description: 'Whether this caller may declare it.',
      resolve: ({ purpose, context }) => context.access.purposes.has(purpose.id),
    }),
    clause: t.field({ type: PolicyClause, nullable: false, resolve: ({ purpose }) => purpose.clause }),
  }),
});

builder.queryField('purposes', (t) =>
  t.field({
    type: [Purpose],
    ungated: 'The purpose map is the published policy; it holds nobody’s data.',
    description: 'The purpose map: what the controller’s policy uses personal data for, and on which basis.',
    resolve: (_root, _args, context) =>
      [...context.inForce.policy.purposes.values()].map((purpose) => ({ purpose, context })),
  }),
);
