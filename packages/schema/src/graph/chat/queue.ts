import { createContextCache } from '@pothos/core';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { retained } from '../retained.ts';
import { Chat } from './chat.ts';

/** Chats that wait for an agent, first come first; asked once an operation, however many chats it lists. */
const waiting = createContextCache(async ({ database, controller, ...context }: Context) => {
  const chats = await database.prisma.conversation.findMany({
    where: {
      controllerId: controller.id,
      kind: 'CHAT',
      status: 'OPEN',
      assigneeId: null,
      AND: [retained(context)],
    },
    select: { id: true },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  return new Map(chats.map(({ id }, before) => [id, before]));
});

builder.prismaObjectField(Chat, 'queuePosition', (t) =>
  t.int({
    nullable: true,
    personal: false,
    description:
      'How many chats of the controller came earlier and wait for an agent too; null when this one does not wait.',
    select: { id: true, status: true, assigneeId: true },
    resolve: async ({ id, status, assigneeId }, _args, context) =>
      status === 'OPEN' && assigneeId === null ? ((await waiting(context)).get(id) ?? null) : null,
  }),
);
