import type { ChatFilter, ConversationStatus, TicketFilter } from '@remit/sdk';

/** Where the words of a search are looked for. */
export type SearchIn = 'messages' | 'name' | 'email';

/** What the list is narrowed by. */
export interface Filters {
  readonly status: ConversationStatus | undefined;
  readonly searchIn: SearchIn;
  readonly words: string;
  /** Public id of a person: only that person's conversations. */
  readonly onlyOf: string | undefined;
}

export const NO_FILTERS: Filters = { status: undefined, searchIn: 'messages', words: '', onlyOf: undefined };

/** The arguments of both lists. A search by a person's data is a read of it, and the gateway decides it as one. */
export function argumentsOf({ status, searchIn, words, onlyOf }: Filters): {
  readonly search?: string;
  readonly filter: TicketFilter & ChatFilter;
} {
  const text = words.trim();
  return {
    ...(text && searchIn === 'messages' && { search: text }),
    filter: {
      ...(status && { status: [status] }),
      ...(onlyOf && { requesterId: onlyOf }),
      ...(text && searchIn === 'name' && { requesterName: { contains: text } }),
      ...(text && searchIn === 'email' && { requesterEmail: { contains: text } }),
    },
  };
}
