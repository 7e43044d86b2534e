import type { Denial } from '@remit/sdk';
import { queryDocument } from '@remit/sdk/urql';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useRemit } from '../../components/remit-provider.tsx';
import { useAnswer } from '../../components/use-answer.ts';
import { useLive } from '../../components/use-live.ts';
import { chatDetail, type Detail, ticketDetail } from './selections.ts';

/** A conversation as it was last told: by the query, or by a live event after it. */
export interface Told {
  readonly id: string;
  readonly detail: Detail;
  readonly denials: readonly Denial[];
}

/**
 * The open conversation. Each live event brings the whole of it, decided anew: what was withdrawn since is dark in it.
 *
 * @param onTold hears each state of it, from whichever way
 */
export function useConversation(id: string | undefined, onTold: (told: Told) => void) {
  const { remit } = useRemit();
  const answer = useAnswer(
    queryDocument({
      conversation: { $: { id: id ?? '' }, on: { Chat: chatDetail, Ticket: ticketDetail } },
    }),
    id === undefined,
  );
  const [live, setLive] = useState<{ readonly told: Told; readonly after: Told | undefined }>();
  const hear = useEffectEvent(onTold);
  const { data, denials } = answer;

  const read = useMemo(() => toldOf(data?.conversation, denials), [data, denials]);

  useEffect(() => {
    if (read) hear(read);
  }, [read]);

  function tell(detail: Detail | null, denied: readonly Denial[]): void {
    const told = toldOf(detail, denied);
    if (told === undefined) return;
    setLive({ told, after: read });
    hear(told);
  }

  const kind = data?.conversation?.__typename;
  const key = id && remit.purpose && `${remit.purpose} ${id}`;
  const endedChat = useLive(kind === 'Chat' ? key : undefined, {
    open: (call) => remit.subscribe({ chatChanged: { $: { id: id ?? '' }, ...chatDetail } }, call),
    onEvent: ({ data: { chatChanged }, denials: denied }) =>
      tell(chatChanged && { __typename: 'Chat', ...chatChanged }, denied),
    catchUp: answer.reread,
  });
  const endedTicket = useLive(kind === 'Ticket' ? key : undefined, {
    open: (call) => remit.subscribe({ ticketChanged: { $: { id: id ?? '' }, ...ticketDetail } }, call),
    onEvent: ({ data: { ticketChanged }, denials: denied }) =>
      tell(ticketChanged && { __typename: 'Ticket', ...ticketChanged }, denied),
    catchUp: answer.reread,
  });

  // The newest counts, from whichever way it came: an event stands until the next answer of the query.
  const told = live && live.after === read ? live.told : read;
  return { ...answer, told: told?.id === id ? told : undefined, ended: endedChat ?? endedTicket };
}

/** The query asks for either kind, so its denials speak of both; those of the other kind are about nothing here. */
function toldOf(detail: Detail | null | undefined, denials: readonly Denial[]): Told | undefined {
  if (!detail) return undefined;
  const other = detail.__typename === 'Chat' ? /^Ticket/ : /^Chat/;
  return { id: detail.id, detail, denials: denials.filter(({ coordinate }) => !other.test(coordinate)) };
}
