import type { ConversationStatus } from '@remit/sdk';
import { queryDocument } from '@remit/sdk/urql';
import { useEffect, useMemo, useRef } from 'react';
import { useRemit } from '../../components/remit-provider.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useLive } from '../../components/use-live.ts';
import { argumentsOf, type Filters } from './filters.ts';
import { chatRow, type Kind, ticketRow } from './selections.ts';

/** One line of the list. */
export interface Row {
  readonly id: string;
  readonly kind: Kind;
  readonly status: ConversationStatus;
  readonly at: string;
  readonly requesterId: string | undefined;
  readonly name: string | null;
  /** Chats have none. */
  readonly subject: string | null | undefined;
}

/** Milliseconds to wait for more changes before the list is read again: one withdrawal touches all of a person's rows. */
const settle = 150;

/** The list of chats or of tickets, read again when one of them changes. */
export function useRows(kind: Kind, filters: Filters, count: number) {
  const { remit } = useRemit();
  const isChats = kind === 'chats';
  const $ = { first: count, ...argumentsOf(filters) };
  const chats = useAnswer(
    queryDocument({ chats: { $, totalCount: true, edges: { node: chatRow } } }),
    !isChats,
  );
  const tickets = useAnswer(
    queryDocument({ tickets: { $, totalCount: true, edges: { node: ticketRow } } }),
    isChats,
  );
  const { denials, narrowed, fault, isLoading, reread } = isChats ? chats : tickets;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function changed(): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(reread, settle);
  }
  const key = remit.purpose && `${remit.purpose} ${kind}`;
  useLive(isChats ? key : undefined, {
    open: (call) => remit.subscribe({ chatChanged: { id: true } }, call),
    onEvent: changed,
    catchUp: reread,
  });
  useLive(isChats ? undefined : key, {
    open: (call) => remit.subscribe({ ticketChanged: { id: true } }, call),
    onEvent: changed,
    catchUp: reread,
  });

  const list = isChats ? chats.data?.chats : tickets.data?.tickets;
  const rows = useMemo(() => list?.edges.map(({ node }) => rowOf(node, kind)), [list, kind]);
  return { rows, total: list?.totalCount ?? 0, denials, narrowed, fault, isLoading, reread };
}

interface Listed {
  readonly id: string;
  readonly status: ConversationStatus;
  readonly openedAt: string;
  readonly lastMessageAt: string | null;
  readonly subject?: string | null;
  readonly requester: { readonly id: string; readonly displayName: string | null } | null;
}

function rowOf({ id, status, openedAt, lastMessageAt, subject, requester }: Listed, kind: Kind): Row {
  return {
    id,
    kind,
    status,
    at: lastMessageAt ?? openedAt,
    requesterId: requester?.id,
    name: requester?.displayName ?? null,
    subject,
  };
}
