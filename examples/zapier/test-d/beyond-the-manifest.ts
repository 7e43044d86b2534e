// What the integration's manifest does not ask for does not compile.
import type { Bundle, ZObject } from 'zapier-platform-core';
import { remitOf } from '../src/remit.ts';

declare const z: ZObject;
declare const bundle: Bundle;
const { support } = remitOf(z, bundle);
const input = { requesterId: 'p', authorId: 'p', subject: 's', body: 'b' };
const byPhone = { phoneNumber: { equals: '1' } };
const node = { $: { first: 1 } } as const;

export const inside = [
  () =>
    support.query({ tickets: { ...node, edges: { node: { subject: true, requester: { email: true } } } } }),
  () => support.mutate({ createTicket: { $: { input }, ticket: { id: true } } }),
];

export const beyond = [
  // @ts-expect-error a kind of data that it does not ask for
  () => support.query({ dataSubjects: { ...node, edges: { node: { phoneNumber: true } } } }),
  // @ts-expect-error a search by it
  () => support.query({ dataSubjects: { $: { filter: byPhone }, totalCount: true } }),
  // @ts-expect-error what staff write for staff
  () => support.query({ tickets: { ...node, edges: { node: { tags: true } } } }),
  // @ts-expect-error the same in what a mutation answers
  () => support.mutate({ createTicket: { $: { input }, ticket: { requester: { phoneNumber: true } } } }),
  // @ts-expect-error chats are outside its scopes
  () => support.query({ chats: { ...node, edges: { node: { id: true } } } }),
];
