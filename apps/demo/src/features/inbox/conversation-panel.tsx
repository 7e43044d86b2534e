import type { Denial } from '@remit/sdk';
import { mutationDocument } from '@remit/sdk/urql';
import { Composer } from '../../components/composer.tsx';
import { DarkField, denialOf } from '../../components/dark-field.tsx';
import { MessageList } from '../../components/message-list.tsx';
import { Problems } from '../../components/notice.tsx';
import { useChange } from '../../components/use-change.ts';
import { languageOf } from '../../words/language-of.ts';
import { ConversationActions } from './conversation-actions.tsx';
import { CustomFields } from './custom-fields.tsx';
import type { Detail } from './selections.ts';
import { StaffNotes } from './staff-notes.tsx';

interface Props {
  readonly detail: Detail;
  readonly denials: readonly Denial[];
  readonly me: string;
  readonly onDone: () => void;
  readonly onOpen: (id: string) => void;
}

/** The open conversation: its subject, what was said, and what the agent can do. */
export function ConversationPanel({ detail, denials, me, onDone, onOpen }: Props) {
  const { change, problems, isBusy } = useChange();

  async function reply(body: string): Promise<boolean> {
    const problem = { code: true, message: true, remedy: true } as const;
    const done =
      detail.__typename === 'Ticket'
        ? await change(
            mutationDocument({
              replyToTicket: {
                $: { input: { ticketId: detail.id, body } },
                message: { id: true },
                problems: problem,
              },
            }),
          )
        : await change(
            mutationDocument({
              sendMessage: {
                $: { input: { conversationId: detail.id, body } },
                message: { id: true },
                problems: problem,
              },
            }),
          );
    if (done) onDone();
    return done !== undefined;
  }

  return (
    <section className="conversation" aria-label="Open conversation">
      <div className="conversation-head">
        <h3>{detail.__typename}</h3>
        {detail.__typename === 'Ticket' && <Subject subject={detail.subject} denials={denials} />}
        <p className="quiet">
          <span className={`status status-${detail.status.toLowerCase()}`}>
            {detail.status.toLowerCase()}
          </span>{' '}
          {detail.__typename === 'Ticket' && `${detail.priority.toLowerCase()} priority, `}
          {whose(detail, me)}
        </p>
        <ConversationActions detail={detail} me={me} onDone={onDone} onOpen={onOpen} />
      </div>
      {detail.__typename === 'Ticket' && <CustomFields fields={detail.customFields} denials={denials} />}
      <StaffNotes detail={detail} denials={denials} onDone={onDone} />
      <MessageList
        label="Messages"
        messages={detail.messages?.edges.map(({ node }) => node) ?? []}
        denials={denials}
        own="Agent"
      />
      <Problems problems={problems} />
      <Composer key={detail.id} label="Your reply" button="Reply" isBusy={isBusy} onSend={reply} />
    </section>
  );
}

function Subject({
  subject,
  denials,
}: {
  readonly subject: string | null;
  readonly denials: Props['denials'];
}) {
  const denial = denialOf(denials, 'Ticket.subject');
  if (subject === null && denial) return <DarkField denial={denial} label="Subject" />;
  return (
    <p className="subject" lang={languageOf(subject)}>
      {subject ?? 'No subject'}
    </p>
  );
}

function whose({ assignee }: Detail, me: string): string {
  if (assignee === null) return 'nobody has it yet';
  return assignee.id === me ? 'it is yours' : `with ${assignee.displayName ?? 'a colleague'}`;
}
