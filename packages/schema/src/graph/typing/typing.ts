import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { asChange, findVisible } from '../conversation/subscriptions.ts';
import { conversationForWrite } from '../conversation/write.ts';
import { Participant } from '../participant/participant.ts';
import { authorOf } from '../people.ts';
import { change, type Outcome, problemsField } from '../problem.ts';
import { signalTyping } from './signal.ts';

const SignalTypingInput = builder.inputType('SignalTypingInput', {
  fields: (t) => ({
    conversationId: t.id({ required: true, personal: false }),
    authorId: t.id({ personal: false, description: 'For apps: the agent or requester who is writing.' }),
  }),
});

const SignalTypingPayload = builder
  .objectRef<Outcome<{ expiresAt: number }>>('SignalTypingPayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      expiresAt: t.field({
        type: 'DateTime',
        nullable: true,
        personal: false,
        description: 'Signal again before then while the person goes on writing.',
        resolve: ({ expiresAt }) => (expiresAt === undefined ? null : new Date(expiresAt)),
      }),
    }),
  });

builder.mutationField('signalTyping', (t) =>
  t.field({
    type: SignalTypingPayload,
    description: 'Tells whoever watches a conversation that somebody is writing. It is kept nowhere.',
    args: { input: t.arg({ type: SignalTypingInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        const conversation = await conversationForWrite(tx, context, input.conversationId, {
          field: 'conversationId',
        });
        const author = await authorOf(tx, context, conversation.requesterId, input.authorId);
        const expiresAt = await signalTyping(tx, context, conversation.id, author.id);
        return { expiresAt: expiresAt.getTime() };
      }),
  }),
);

type Signalled = { readonly personId: number; readonly expiresAt: Date };

const Typing = builder.objectRef<Signalled>('Typing').implement({
  description: 'Somebody is writing, until the moment given.',
  fields: (t) => ({
    participant: t.prismaField({
      type: Participant,
      nullable: true,
      resolve: (query, { personId }, _args, { controller, database }) =>
        database.prisma.dataSubject.findUnique({
          ...query,
          where: { id: personId, controllerId: controller.id },
        }),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: false,
      personal: false,
      resolve: (typing) => typing.expiresAt,
    }),
  }),
});

builder.subscriptionField('typing', (t) =>
  t.field({
    type: Typing,
    nullable: true,
    description:
      'Who is writing in one conversation, besides the caller. A signal that came too late is null.',
    args: { conversationId: t.arg.id({ required: true, personal: false }) },
    subscribe: async (_root: unknown, { conversationId }: { conversationId: string }, context: Context) => {
      const conversation = await findVisible(context, conversationId);
      const { caller } = context;
      const self = caller.kind === 'APP' ? undefined : caller.dataSubjectId;
      return context.changes.subscribe(context.controller.id, {
        type: 'TYPING',
        conversationId: conversation,
        ...(self !== undefined && { exceptDataSubjectId: self }),
      });
    },
    resolve: (event, _args, { now }) => {
      const { dataSubjectId, expiresAt } = asChange(event);
      return dataSubjectId === null || expiresAt === undefined || expiresAt <= now
        ? null
        : { personId: dataSubjectId, expiresAt };
    },
  }),
);
