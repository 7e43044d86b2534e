import { GraphQLError } from 'graphql';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { AFTER, asChange, findVisible } from '../conversation/subscriptions.ts';
import { InternalNote } from './internal-note.ts';
import { INTERNAL, mayKnowOfNotes, visibleNotes } from './visible-notes.ts';

type Watching = { readonly conversationId: string; readonly after?: string | null | undefined };

builder.subscriptionField('noteAdded', (t) =>
  t.prismaField({
    type: InternalNote,
    nullable: true,
    description: 'Internal notes added to one conversation.',
    args: {
      conversationId: t.arg.id({ required: true, personal: false }),
      after: t.arg.string({ personal: false, description: AFTER }),
    },
    subscribe: async (_root: unknown, { conversationId, after }: Watching, context: Context) => {
      const conversation = await findVisible(context, conversationId);
      demandNotes(context);
      return context.changes.subscribe(
        context.controller.id,
        { type: 'NOTE_ADDED', conversationId: conversation },
        after,
      );
    },
    resolve: (query, event, _args, context) =>
      context.database.prisma.internalNote.findUnique({
        ...query,
        where: { ...visibleNotes(context), id: asChange(event).messageId ?? 0 },
        relationLoadStrategy: 'join',
      }),
  }),
);

/** That somebody wrote a note is news as well: who may not read notes hears nothing. */
function demandNotes(context: Context): void {
  if (mayKnowOfNotes(context)) return;
  const decision = context.plan.decisions.get(INTERNAL);
  const denied = decision?.kind === 'denied' ? decision : undefined;
  throw new GraphQLError(`Nothing to watch here. ${denied?.remedy ?? 'Notes are for staff.'}`, {
    extensions: {
      code: denied?.reason ?? 'CATEGORY_NOT_GRANTED',
      allowedPurposes: denied?.allowedPurposes ?? [],
    },
  });
}
