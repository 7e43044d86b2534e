// A view can be written by hand too, by an app that has no manifest.
import type { AssignTicketInput, Checked, Remit, Selecting, Selection, View } from '@remit/sdk';

interface TicketingView extends View {
  readonly purpose: 'support.ticketing';
  readonly purposes: {
    'support.ticketing': 'user.contact' | 'user.content.ticket';
    'support.live_chat': 'user.name';
  };
}

declare const remit: Remit<TicketingView>;
declare const $: { readonly input: AssignTicketInput };

export const inside = [
  () => remit.query({ tickets: { totalCount: true, edges: { node: { id: true, subject: true } } } }),
  // A category stands for its parts.
  () => remit.query({ dataSubject: { $: { id: 'x' }, email: true, phoneNumber: true } }),
  () => remit.for('support.ticketing').query({ viewer: { kind: true } }),
];

export const outside = [
  // @ts-expect-error the name is outside
  () => remit.query({ dataSubject: { $: { id: 'x' }, displayName: true } }),
  // @ts-expect-error also under another name
  () => remit.query({ dataSubject: { $: { id: 'x' }, 'name: displayName': true } }),
  // @ts-expect-error also of one type among several
  () => remit.query({ node: { $: { id: 'x' }, on: { DataSubject: { displayName: true } } } }),
  // @ts-expect-error a message may be of a chat, which is outside
  () => remit.query({ node: { $: { id: 'x' }, on: { Message: { body: true } } } }),
  // @ts-expect-error also in what a mutation brings back
  () => remit.mutate({ assignTicket: { $, ticket: { requester: { displayName: true } } } }),
  // @ts-expect-error also in events
  () => remit.subscribe({ chatChanged: { requester: { displayName: true } } }),
];

/** An app may wrap a client and keep the checks. */
export function withDefaults<const S extends Selecting<'Ticket'>>(
  selection: Checked<'Ticket', S, TicketingView>,
) {
  return selection;
}

export const written = { id: true, requester: { email: true } } satisfies Selection<'Ticket'>;
