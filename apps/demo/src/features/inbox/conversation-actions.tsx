import type { ConversationStatus } from '@remit/sdk';
import { mutationDocument } from '@remit/sdk/urql';
import { useState } from 'react';
import { Problems } from '../../components/notice.tsx';
import { useChange } from '../../components/use-change.ts';
import type { Detail, TicketDetail } from './selections.ts';

const problem = { code: true, message: true, remedy: true } as const;

interface Props {
  readonly detail: Detail;
  /** Public id of the agent before the screen. */
  readonly me: string;
  /** What was done; the page reads what it shows again. */
  readonly onDone: () => void;
  readonly onOpen: (id: string) => void;
}

/** What an agent can do with the open conversation. */
export function ConversationActions({ detail, me, onDone, onOpen }: Props) {
  return detail.__typename === 'Ticket' ? (
    <TicketActions ticket={detail} me={me} onDone={onDone} onOpen={onOpen} />
  ) : (
    <ChatActions key={detail.id} chatId={detail.id} ticketId={detail.ticket?.id} onOpen={onOpen} />
  );
}

function TicketActions({
  ticket,
  me,
  onDone,
  onOpen,
}: Omit<Props, 'detail'> & { readonly ticket: TicketDetail }) {
  const { change, problems, isBusy } = useChange();
  const isMine = ticket.assignee?.id === me;
  const isDone = ticket.status === 'CLOSED' || ticket.status === 'RESOLVED';

  async function assign(): Promise<void> {
    const input = { ticketId: ticket.id, agentId: isMine ? null : me };
    if (
      await change(
        mutationDocument({ assignTicket: { $: { input }, ticket: { id: true }, problems: problem } }),
      )
    )
      onDone();
  }

  async function setStatus(status: ConversationStatus): Promise<void> {
    const input = { ticketId: ticket.id, status };
    if (
      await change(
        mutationDocument({ setTicketStatus: { $: { input }, ticket: { id: true }, problems: problem } }),
      )
    )
      onDone();
  }

  return (
    <>
      <div className="actions">
        <button type="button" aria-disabled={isBusy} onClick={() => void assign()}>
          {isMine ? 'Give it back' : 'Assign to me'}
        </button>
        <button
          type="button"
          aria-disabled={isBusy}
          onClick={() => void setStatus(isDone ? 'OPEN' : 'CLOSED')}
        >
          {isDone ? 'Open again' : 'Close the ticket'}
        </button>
        {ticket.chat && (
          <button type="button" onClick={() => onOpen(ticket.chat?.id ?? '')}>
            Show its chat
          </button>
        )}
      </div>
      <Problems problems={problems} />
    </>
  );
}

function ChatActions({
  chatId,
  ticketId,
  onOpen,
}: {
  readonly chatId: string;
  readonly ticketId: string | undefined;
  readonly onOpen: (id: string) => void;
}) {
  const { change, problems, isBusy } = useChange();
  const [subject, setSubject] = useState('');

  async function convert(): Promise<void> {
    const done = await change(
      mutationDocument({
        convertChatToTicket: { $: { input: { chatId, subject } }, ticket: { id: true }, problems: problem },
      }),
    );
    const ticket = done?.convertChatToTicket?.ticket;
    if (ticket) onOpen(ticket.id);
  }

  if (ticketId !== undefined) {
    return (
      <div className="actions">
        <button type="button" onClick={() => onOpen(ticketId)}>
          Show its ticket
        </button>
      </div>
    );
  }
  return (
    <details className="actions-form">
      <summary>Make a ticket of this chat</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void convert();
        }}
      >
        <label>
          Subject of the ticket
          <input required value={subject} onChange={(event) => setSubject(event.target.value)} />
        </label>
        <button type="submit" aria-disabled={isBusy}>
          Make the ticket
        </button>
        <Problems problems={problems} />
      </form>
    </details>
  );
}
