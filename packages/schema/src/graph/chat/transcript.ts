import { builder } from '../../builder.ts';
import { people } from '../message/message.ts';
import { Participant } from '../participant/participant.ts';
import { Chat } from './chat.ts';

/** Lines at most: a chat has hundreds, not thousands. */
const LONGEST_TRANSCRIPT = 1_000;

/** A message as a line of the whole. It is decided like the message itself: the body is withheld or not, line by line. */
const TranscriptLine = builder.prismaObject('Message', {
  variant: 'TranscriptLine',
  description: 'What was said, by whom and when.',
  select: { id: true },
  fields: (t) => ({
    sentAt: t.expose('sentAt', { type: 'DateTime', nullable: false, personal: false }),
    author: t.relation('author', { type: Participant, nullable: true }),
    body: t.exposeString('body', { nullable: true, personal: { category: 'user.content.chat', of: people } }),
  }),
});

builder.prismaObjectField(Chat, 'transcript', (t) =>
  t.field({
    type: [TranscriptLine],
    nullable: true,
    description: 'The whole chat in one piece, oldest line first; at most 1,000 lines.',
    select: (_args, _context, nested) => ({
      // The list of messages, asked beside it, counts on the person whom its row brings.
      requester: { select: { id: true, publicId: true, lawfulness: true } },
      messages: nested({ orderBy: [{ sentAt: 'asc' }, { id: 'asc' }], take: LONGEST_TRANSCRIPT }),
    }),
    resolve: ({ messages }) => messages,
  }),
);
