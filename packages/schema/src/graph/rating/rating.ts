import { builder } from '../../builder.ts';
import { Chat } from '../chat/chat.ts';
import { Ticket } from '../ticket/ticket.ts';

export const FEEDBACK = 'user.content.feedback';
const ofRequester = { category: FEEDBACK, of: [['requester']] } as const;

/** What the requester thinks of how a conversation was handled. */
export const Rating = builder.prismaObject('Rating', {
  description: 'What the requester thinks of how a conversation was handled.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    score: t.exposeInt('score', { nullable: true, description: '1 to 5.', personal: ofRequester }),
    comment: t.exposeString('comment', { nullable: true, personal: ofRequester }),
    ratedAt: t.expose('ratedAt', { type: 'DateTime', nullable: true, personal: ofRequester }),
  }),
});

/** The way to it carries the label as well: whether somebody rated at all is a part of the answer. */
builder.prismaObjectField(Ticket, 'rating', (t) =>
  t.relation('rating', { type: Rating, nullable: true, personal: ofRequester }),
);
builder.prismaObjectField(Chat, 'rating', (t) =>
  t.relation('rating', { type: Rating, nullable: true, personal: ofRequester }),
);
