import { builder } from '../../builder.ts';
import { aboutWhom } from '../people.ts';
import { permitWrite } from '../permit-write.ts';
import { change, type Outcome, problemsField, Refusal } from '../problem.ts';
import { cleanText, LONGEST_BODY } from '../text.ts';
import { decideObjection, objectToProcessing } from './object.ts';
import { Objection } from './objection.ts';

const ObjectionPayload = builder.objectRef<Outcome<{ objectionId: number }>>('ObjectionPayload').implement({
  fields: (t) => ({
    problems: problemsField(t),
    objection: t.prismaField({
      type: Objection,
      nullable: true,
      personal: 'receipt',
      resolve: (query, { objectionId }, _args, { database }) =>
        objectionId === undefined
          ? null
          : database.prisma.objection.findUnique({ ...query, where: { id: objectionId } }),
    }),
  }),
});

const ObjectToProcessingInput = builder.inputType('ObjectToProcessingInput', {
  fields: (t) => ({
    purpose: t.id({ required: true, personal: false }),
    grounds: t.string({ personal: { category: 'user.privacy_preferences' } }),
    dataSubjectId: t.id({ personal: false, description: 'For staff and apps; a visitor speaks for itself.' }),
  }),
});

builder.mutationField('objectToProcessing', (t) =>
  t.field({
    type: ObjectionPayload,
    description: 'Objects to a purpose that rests on an interest of the controller (GDPR 21, ZZPL 37).',
    args: { input: t.arg({ type: ObjectToProcessingInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const grounds = input.grounds?.trim() ? cleanText(input.grounds, 'grounds', LONGEST_BODY) : null;
        const person = await aboutWhom(tx, context, input.dataSubjectId, 'dataSubjectId');
        if (context.caller.kind !== 'VISITOR') permitWrite(context, 'user.privacy_preferences', [person]);
        const objection = await objectToProcessing(tx, context, person, { purpose: input.purpose, grounds });
        return { objectionId: objection.id };
      }),
  }),
);

const DecideObjectionInput = builder.inputType('DecideObjectionInput', {
  fields: (t) => ({
    objectionId: t.id({ required: true, personal: false }),
    accept: t.boolean({ required: true, personal: false }),
  }),
});

builder.mutationField('decideObjection', (t) =>
  t.field({
    type: ObjectionPayload,
    description: 'Accepts or rejects an objection after weighing it; for staff.',
    args: { input: t.arg({ type: DecideObjectionInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        if (context.caller.kind !== 'AGENT') {
          throw new Refusal({
            code: 'NOT_ALLOWED',
            message: 'Only staff of the controller weigh objections.',
          });
        }
        permitWrite(context, 'user.privacy_preferences', []);
        const objection = await decideObjection(tx, context, input.objectionId, input.accept);
        return { objectionId: objection.id };
      }),
  }),
);
