import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import type { ConsentStatus } from '../../db/generated/client.ts';
import { aboutWhom } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { change, type Outcome, problemsField } from '../problem.ts';
import { cleanText } from '../text.ts';
import { Consent } from './consent.ts';
import { recordConsent } from './record-consent.ts';

const LONGEST_WORDING = 2_000;
const LONGEST_ROUTE = 60;

const ConsentInput = builder.inputType('ConsentInput', {
  fields: (t) => ({
    purpose: t.id({ required: true, personal: false }),
    channel: t.string({
      personal: false,
      description: 'Where the policy holds consent for each channel apart.',
    }),
    wording: t.string({ personal: false, description: 'The words that the person was shown.' }),
    validUntil: t.field({
      type: 'DateTime',
      personal: false,
      description: 'Where the policy knows limited consent.',
    }),
    route: t.string({ personal: false, description: 'How it was said: chat widget, settings page, e-mail.' }),
    dataSubjectId: t.id({ personal: false, description: 'For staff and apps; a visitor speaks for itself.' }),
  }),
});

type Input = typeof ConsentInput.$inferInput;

const ConsentPayload = builder.objectRef<Outcome<{ consentId: number }>>('ConsentPayload').implement({
  fields: (t) => ({
    problems: problemsField(t),
    consent: t.prismaField({
      type: Consent,
      nullable: true,
      personal: 'receipt',
      resolve: (query, { consentId }, _args, { database }) =>
        consentId === undefined
          ? null
          : database.prisma.consentRecord.findUnique({ ...query, where: { id: consentId } }),
    }),
  }),
});

const verbs = [
  ['giveConsent', 'GIVEN', 'Records that a person agreed to a purpose (GDPR 7, ZZPL 15).'],
  ['refuseConsent', 'REFUSED', 'Records that a person was asked and said no.'],
  [
    'withdrawConsent',
    'WITHDRAWN',
    'Records that a person took a consent back: no reason, no fee, at once (GDPR 7(3)).',
  ],
] as const;

for (const [name, status, description] of verbs) {
  builder.mutationField(name, (t) =>
    t.field({
      type: ConsentPayload,
      description,
      args: { input: t.arg({ type: ConsentInput, required: true }) },
      resolve: (_root, { input }, context) => say(context, input, status),
    }),
  );
}

/** A visitor needs no purpose to speak for itself; whoever speaks for somebody else does. */
function say(context: Context, input: Input, status: ConsentStatus) {
  return change(context, async (tx) => {
    const person = await aboutWhom(tx, context, input.dataSubjectId, 'dataSubjectId');
    if (context.caller.kind !== 'VISITOR') permitWrite(context, 'user.privacy_preferences', [person]);
    const record = await recordConsent(tx, context, person, {
      purpose: input.purpose,
      status,
      channel: input.channel ?? null,
      wording: input.wording ? cleanText(input.wording, 'wording', LONGEST_WORDING) : null,
      validUntil: input.validUntil ?? null,
      route: cleanText(input.route ?? 'api', 'route', LONGEST_ROUTE),
    });
    return { consentId: record.id };
  });
}
