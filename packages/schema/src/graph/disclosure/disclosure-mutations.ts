import { builder } from '../../builder.ts';
import { aboutWhom } from '../people.ts';
import { change, type Outcome, problemsField, Refusal } from '../problem.ts';
import { discloseInEmergency } from './disclose-in-emergency.ts';
import { discloseToAuthority } from './disclose-to-authority.ts';
import { DisclosurePayload, findDisclosure } from './disclosure-payload.ts';
import { DisclosableFieldEnum, Disclosure, DisclosureGround } from './disclosure.ts';
import { demandStaff, ON_RECORD } from './permit-disclosure.ts';
import { reviewDisclosure } from './review-disclosure.ts';

const onRecord = { category: ON_RECORD } as const;

const DiscloseToAuthorityInput = builder.inputType('DiscloseToAuthorityInput', {
  fields: (t) => ({
    dataSubjectId: t.id({ required: true, personal: false }),
    authority: t.string({ required: true, personal: onRecord, description: 'Who asks, by name.' }),
    country: t.string({
      required: true,
      personal: false,
      description:
        'Where the authority is: ISO 3166-1 alpha-2. Abroad the policy’s rules on transfers count.',
    }),
    ground: t.field({ type: DisclosureGround, required: true, personal: onRecord }),
    legalReference: t.string({
      required: true,
      personal: onRecord,
      description: 'The law, the order or the request, so that it can be found again.',
    }),
    fields: t.field({
      type: [DisclosableFieldEnum],
      personal: onRecord,
      description: 'What is needed. No other field is answered.',
    }),
    silenceReference: t.string({
      personal: onRecord,
      description: 'The law by which the person is not told, where the policy lets a law order that.',
    }),
  }),
});

builder.mutationField('discloseToAuthority', (t) =>
  t.field({
    type: DisclosurePayload,
    description:
      'Discloses listed fields of a person to an authority, on a ground that the policy names; for staff, under a purpose for which the policy lists authorities. It is on record before anything is answered.',
    args: { input: t.arg({ type: DiscloseToAuthorityInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        demandStaff(context);
        const person = await aboutWhom(tx, context, input.dataSubjectId, 'dataSubjectId');
        if (!/^[A-Z]{2}$/.test(input.country)) {
          const message = 'A country is two capital letters: RS.';
          throw new Refusal({ code: 'INVALID_INPUT', field: 'country', message });
        }
        const { authority, country, ground, legalReference, fields, silenceReference } = input;
        const demand = { authority, country, ground, legalReference, fields, silenceReference };
        const { id } = await discloseToAuthority(tx, context, person, demand);
        return { disclosureId: id };
      }),
  }),
);

const DiscloseInEmergencyInput = builder.inputType('DiscloseInEmergencyInput', {
  fields: (t) => ({
    dataSubjectId: t.id({ required: true, personal: false }),
    helper: t.string({ required: true, personal: onRecord, description: 'Who gets it, by name.' }),
    danger: t.string({
      required: true,
      personal: onRecord,
      description: 'What happens, for whoever reviews it.',
    }),
    fields: t.field({
      type: [DisclosableFieldEnum],
      personal: onRecord,
      description: 'What helps. No other field is answered.',
    }),
  }),
});

builder.mutationField('discloseInEmergency', (t) =>
  t.field({
    type: DisclosurePayload,
    description:
      'Discloses listed fields of a person because a life is in danger (GDPR 6(1)(d)), where the policy knows of that; for staff, under a purpose that protects lives. It is reviewed afterwards by somebody else, and the person is told.',
    args: { input: t.arg({ type: DiscloseInEmergencyInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        demandStaff(context);
        const person = await aboutWhom(tx, context, input.dataSubjectId, 'dataSubjectId');
        const { helper, danger, fields } = input;
        const { id } = await discloseInEmergency(tx, context, person, { helper, danger, fields });
        return { disclosureId: id };
      }),
  }),
);

const ReviewDisclosureInput = builder.inputType('ReviewDisclosureInput', {
  personal: false,
  fields: (t) => ({ disclosureId: t.id({ required: true }), justified: t.boolean({ required: true }) }),
});

const ReviewDisclosurePayload = builder
  .objectRef<Outcome<{ disclosureId: number }>>('ReviewDisclosurePayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      disclosure: t.prismaField({
        type: Disclosure,
        nullable: true,
        resolve: (query, outcome, _args, context) => findDisclosure(context, outcome, query),
      }),
    }),
  });

builder.mutationField('reviewDisclosure', (t) =>
  t.field({
    type: ReviewDisclosurePayload,
    description: 'Closes the review of a disclosure; for staff, but not for whoever disclosed.',
    args: { input: t.arg({ type: ReviewDisclosureInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const { id } = await reviewDisclosure(tx, context, input.disclosureId, input.justified);
        return { disclosureId: id };
      }),
  }),
);

/** Reviews that are shown at once. */
const MOST_REVIEWS = 100;

builder.queryField('disclosuresToReview', (t) =>
  t.prismaField({
    type: [Disclosure],
    nullable: true,
    description:
      'Disclosures that somebody has still to look at, oldest first, 100 at most; for staff whose purpose covers what is on record.',
    resolve: (query, _root, _args, { caller, controller, database, plan }) =>
      caller.kind !== 'AGENT' || plan.decisions.get(ON_RECORD)?.kind !== 'allowed'
        ? []
        : database.prisma.disclosure.findMany({
            ...query,
            where: { controllerId: controller.id, review: 'PENDING' },
            orderBy: { id: 'asc' },
            take: MOST_REVIEWS,
          }),
  }),
);
