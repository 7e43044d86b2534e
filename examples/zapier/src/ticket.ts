import type { Denial, Selected } from '@remit/sdk';
import { withWithheld } from './in-words.ts';

/** Of each ticket, for whoever builds a Zap. */
export const ticketFields = {
  id: true,
  subject: true,
  status: true,
  priority: true,
  openedAt: true,
  requester: { id: true, displayName: true, email: true },
} as const;

type Ticket = Selected<'Ticket', typeof ticketFields>;

/** Flat, as Zaps map them. */
export function ticketsOut(tickets: readonly Ticket[], denials: readonly Denial[]) {
  const rows = tickets.map(({ id, subject, status, priority, openedAt, requester }) => ({
    id,
    subject,
    status,
    priority,
    opened_at: openedAt,
    requester_id: requester?.id ?? null,
    requester_name: requester?.displayName ?? null,
    requester_email: requester?.email ?? null,
  }));
  return withWithheld(rows, denials, {
    subject: 'Ticket.subject',
    requester_name: 'DataSubject.displayName',
    requester_email: 'DataSubject.email',
  });
}

export const ticketSample = {
  id: 'tkt_sample',
  subject: 'My order has not come',
  status: 'OPEN',
  priority: 'NORMAL',
  opened_at: '2026-11-29T10:00:00.000Z',
  requester_id: 'person_sample',
  requester_name: 'Ana',
  requester_email: 'ana@shop.example',
  withheld: null,
};
