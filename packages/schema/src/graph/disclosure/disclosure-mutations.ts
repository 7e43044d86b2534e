import { builder } from '../../builder.ts';
import { aboutWhom } from '../people.ts';
import { change, Refusal } from '../problem.ts';
import { discloseToAuthority } from './disclose-to-authority.ts';
import { DisclosableFieldEnum, DisclosureGround } from './disclosure.ts';
import { DisclosurePayload } from './disclosure-payload.ts';
import { demandStaff, ON_RECORD } from './permit-disclosure.ts';

const onRecord = { category: ON_RECORD } as const;

const DiscloseToAuthorityInput = builder.inputType('DiscloseToAuthorityInput', {
  fields: (t) => ({
    dataSubjectId: t.id({ required: true, personal: false }),
    authority: t.string({ required: true, personal: onRecord, description: 'Who asks, by name.' }),
    country: t.string({
      required: true,
      personal: false,
      description: 'Where the authority is: ISO 3166-1 alpha-2. Abroad the policy’s rules on transfers count.',
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
        const { id } = await discloseToAuthority(tx, context, person, {
          ...input,
          silenceReference: input.silenceReference,
          fields: input.fields,
        });
        return { disclosureId: id };
      }),
  }),
);
