import { builder } from '../../builder.ts';
import { Agent } from '../agent/agent.ts';
import { DataSubject } from '../data-subject/data-subject.ts';
import { Team } from '../team/team.ts';

export const ConversationStatus = builder.enumType('ConversationStatus', {
  values: ['OPEN', 'PENDING', 'RESOLVED', 'CLOSED'] as const,
});

/** A ticket or a live chat. */
export const Conversation = builder.prismaInterface('Conversation', {
  variant: 'Conversation',
  description: 'A ticket or a live chat.',
  select: { id: true, publicId: true, kind: true },
  resolveType: ({ kind }) => (kind === 'TICKET' ? 'Ticket' : 'Chat'),
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    status: t.expose('status', { type: ConversationStatus, nullable: false, personal: false }),
    openedAt: t.expose('openedAt', { type: 'DateTime', nullable: false, personal: false }),
    lastMessageAt: t.expose('lastMessageAt', { type: 'DateTime', nullable: true, personal: false }),
    closedAt: t.expose('closedAt', { type: 'DateTime', nullable: true, personal: false }),
    firstRespondedAt: t.expose('firstRespondedAt', {
      type: 'DateTime',
      nullable: true,
      personal: false,
      description: 'When somebody other than the requester first wrote.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      personal: false,
      description: 'When it was resolved or closed; null while it is open.',
    }),
    requester: t.relation('requester', {
      type: DataSubject,
      nullable: true,
      description: 'The person who wrote in.',
    }),
    assignee: t.relation('assignee', { type: Agent, nullable: true }),
    team: t.relation('team', { type: Team, nullable: true }),
  }),
});
