import { select } from '@remit/sdk';
import type { ShownMessage } from '../../components/message-list.tsx';

/** What the visitor reads of a message. */
export const chatMessage = select('ChatMessage', {
  __typename: true,
  id: true,
  body: true,
  sentAt: true,
  author: { __typename: true, displayName: true },
  attachments: { id: true, fileName: true },
});

/** Puts messages that came live behind those that were read, each once, by time. */
export function joined(
  read: readonly ShownMessage[],
  live: readonly ShownMessage[],
): readonly ShownMessage[] {
  const all = new Map([...live, ...read].map((message) => [message.id, message]));
  return [...all.values()].sort((a, b) => a.sentAt.localeCompare(b.sentAt));
}
