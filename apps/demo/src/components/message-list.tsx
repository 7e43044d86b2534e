import type { Denial } from '@remit/sdk';
import { languageOf } from '../words/language-of.ts';
import { DarkField, denialOf } from './dark-field.tsx';
import { Time } from './time.tsx';
import { useEndInSight } from './use-end-in-sight.ts';

/** One message as both sides of the page read it. */
export interface ShownMessage {
  readonly __typename: 'ChatMessage' | 'TicketMessage';
  readonly id: string;
  readonly body: string | null;
  readonly sentAt: string;
  readonly author: {
    readonly __typename: 'Agent' | 'DataSubject';
    readonly displayName: string | null;
  } | null;
  readonly attachments: readonly { readonly id: string; readonly fileName: string | null }[] | null;
}

interface Props {
  readonly label: string;
  readonly messages: readonly ShownMessage[];
  readonly denials: readonly Denial[];
  /** Whose messages stand on the right. */
  readonly own: 'Agent' | 'DataSubject';
}

/** The messages of a conversation. New ones are read out, and the end stays in sight. */
export function MessageList({ label, messages, denials, own }: Props) {
  const list = useEndInSight<HTMLDivElement>(messages.at(-1)?.id);
  return (
    // A log is a live region; it must be reachable by keyboard because it scrolls.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="messages" role="log" aria-label={label} tabIndex={0} ref={list}>
      <ol>
        {messages.map((message) => (
          <MessageItem key={message.id} message={message} denials={denials} own={own} />
        ))}
      </ol>
    </div>
  );
}

function MessageItem({
  message,
  denials,
  own,
}: Omit<Props, 'label' | 'messages'> & { message: ShownMessage }) {
  const { __typename, author, body, sentAt, attachments } = message;
  const denial = denialOf(denials, `${__typename}.body`);
  const isOwn = author?.__typename === own;
  const somebody = author?.__typename === 'Agent' ? 'Agent' : 'Visitor';
  return (
    <li className={isOwn ? 'message message-own' : 'message'}>
      <p className="message-head">
        <span>{author?.displayName ?? somebody}</span> <Time iso={sentAt} />
      </p>
      {body === null && denial ? (
        <DarkField denial={denial} label="Message" />
      ) : (
        <p className="message-body" lang={languageOf(body)}>
          {body}
        </p>
      )}
      {attachments?.map(({ id, fileName }) => (
        <p key={id} className="message-file">
          File: {fileName ?? 'name withheld'}
        </p>
      ))}
    </li>
  );
}
