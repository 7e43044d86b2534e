import { builder } from '../../builder.ts';
import { newPublicId } from '../../db/public-id.ts';
import { visibleConversations } from '../conversation/visible.ts';
import { conversationForWrite } from '../conversation/write.ts';
import { change, type Outcome, problemsField, Refusal } from '../problem.ts';
import { changeOf, recordChange } from '../record-change.ts';
import { cleanText } from '../text.ts';
import { FEEDBACK, Rating } from './rating.ts';

const LONGEST_COMMENT = 2_000;

const RateConversationInput = builder.inputType('RateConversationInput', {
  fields: (t) => ({
    conversationId: t.id({ required: true, personal: false }),
    score: t.int({ required: true, description: '1 to 5.', personal: { category: FEEDBACK } }),
    comment: t.string({ personal: { category: FEEDBACK } }),
  }),
});

const RateConversationPayload = builder
  .objectRef<Outcome<{ ratingId: number }>>('RateConversationPayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      rating: t.prismaField({
        type: Rating,
        nullable: true,
        resolve: (query, { ratingId }, _args, context) =>
          ratingId === undefined
            ? null
            : context.database.prisma.rating.findUnique({
                ...query,
                where: { id: ratingId, conversation: visibleConversations(context) },
                relationLoadStrategy: 'join',
              }),
      }),
    }),
  });

builder.mutationField('rateConversation', (t) =>
  t.field({
    type: RateConversationPayload,
    description:
      'The requester says how a settled ticket or chat was handled. Said again, it replaces what was said.',
    args: { input: t.arg({ type: RateConversationInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        if (context.caller.kind !== 'VISITOR') {
          throw new Refusal({ code: 'NOT_ALLOWED', message: 'Only the requester rates a conversation.' });
        }
        if (input.score < 1 || input.score > 5)
          throw new Refusal({ code: 'INVALID_INPUT', field: 'score', message: 'From 1 to 5, please.' });
        const comment = input.comment ? cleanText(input.comment, 'comment', LONGEST_COMMENT) : null;
        const conversation = await conversationForWrite(tx, context, input.conversationId, {
          field: 'conversationId',
          category: FEEDBACK,
        });
        if (conversation.status !== 'RESOLVED' && conversation.status !== 'CLOSED') {
          throw new Refusal({
            code: 'CONFLICT',
            message: 'This conversation is not settled yet.',
            remedy: 'Rate it when it is resolved or closed.',
          });
        }
        const of = { controllerId: context.controller.id, conversationId: conversation.id };
        const said = { score: input.score, comment, ratedAt: context.now };
        const rating = await tx.rating.upsert({
          where: { controllerId_conversationId: of },
          create: {
            ...of,
            ...said,
            publicId: newPublicId('rating'),
            requesterId: conversation.requesterId,
          },
          update: said,
          select: { id: true },
        });
        await recordChange(tx, context, {
          type: changeOf(conversation.kind),
          conversationId: conversation.id,
          dataSubjectId: conversation.requesterId,
        });
        return { ratingId: rating.id };
      }),
  }),
);
