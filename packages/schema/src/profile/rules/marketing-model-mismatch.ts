import type { LawfulBasis } from '../../taxonomy/lawful-bases.ts';
import type { Fault } from '../faults.ts';
import type { ProfilePurpose } from '../shape.ts';
import { rule } from './rule.ts';

type Model = NonNullable<ProfilePurpose['marketing']>['value']['model'];

const BASIS_OF: Readonly<Record<Model, LawfulBasis>> = {
  opt_in_explicit: 'consent',
  opt_in_channel: 'consent',
  soft_opt_in: 'legitimate_interests',
  opt_out: 'legitimate_interests',
};

/** An opt-in is consent, an opt-out is an interest: the model and the basis must tell the same story. */
export const marketingModelMismatch = rule({
  needs: ['purposes', 'marketing', 'consent'],
  run: ({ purposes, marketing, consent }) =>
    purposes.flatMap(({ id, bases, marketing: leaf }): Fault[] => {
      if (leaf === undefined) return [];
      const { model } = leaf.value;
      const fault = (message: string): Fault => ({
        code: 'MARKETING_MODEL_MISMATCH',
        path: `purposes[${id}].marketing`,
        message,
        source: leaf.source,
      });
      const wanted = BASIS_OF[model];
      return [
        ...(bases.some(({ value }) => value.type === wanted)
          ? []
          : [fault(`The model "${model}" needs the basis "${wanted}". Correct the model or the basis.`)]),
        ...(model === 'soft_opt_in' && marketing.softOptInEvents.value.length === 0
          ? [fault('A soft opt-in needs the events that open it. Add them to "marketing.softOptInEvents".')]
          : []),
        ...(model === 'opt_in_channel' && consent.granularity.value !== 'purpose_channel'
          ? [fault('Consent by channel needs "consent.granularity" to be "purpose_channel". Set it.')]
          : []),
      ];
    }),
});
