import { privacyOf } from '@remit/sdk';
import { mutationDocument, queryDocument, subscriptionDocument } from '@remit/sdk/urql';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery, useSubscription } from 'urql';
import { where, why } from '../../components/why.ts';

const thread = {
  messages: { $: { last: 12 }, edges: { node: { id: true, body: true, author: { displayName: true } } } },
} as const;
const problems = { problems: { message: true, remedy: true } } as const;
const SEND = mutationDocument({
  sendMessage: { $: { input: { conversationId: '', body: '' } }, ...problems },
});
const CONVERT = mutationDocument({
  convertChatToTicket: { $: { input: { chatId: '', subject: '' } }, ...problems },
});
const CLOSE = mutationDocument({
  setTicketStatus: { $: { input: { ticketId: '', status: 'CLOSED' } }, ...problems },
});

type Document = typeof SEND | typeof CONVERT | typeof CLOSE;

function valuesOf(document: Document, input: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(document.variables).map((name) => [name, input]));
}

/** One conversation with what can be done with it. */
export function Conversation({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState<string>();
  const [result, again] = useQuery(
    queryDocument({
      conversation: {
        $: { id },
        id: true,
        status: true,
        on: { Chat: thread, Ticket: { ...thread, subject: true } },
      },
    }),
  );
  useSubscription(
    subscriptionDocument({ messageAdded: { $: { conversationId: id }, id: true } }),
    (_none, event) => {
      again({ requestPolicy: 'network-only' });
      return event;
    },
  );
  const [, send] = useMutation(SEND.query);
  const [, convert] = useMutation(CONVERT.query);
  const [, close] = useMutation(CLOSE.query);

  async function act(
    done: string,
    work: Promise<{ readonly data?: object | undefined; readonly error?: Error | undefined }>,
  ) {
    const { data, error } = await work;
    const payload = Object.values(data ?? {})[0] as {
      problems: { message: string; remedy: string | null }[];
    } | null;
    const [problem] = payload?.problems ?? [];
    setSaid(problem ? `${problem.message} ${problem.remedy ?? ''}` : (error?.message ?? done));
    again({ requestPolicy: 'network-only' });
    return problem === undefined && error === undefined;
  }

  async function reply(event: FormEvent) {
    event.preventDefault();
    if (await act('Sent.', send(valuesOf(SEND, { conversationId: id, body: text })))) setText('');
  }

  const { denials } = privacyOf(result);
  const conversation = result.data?.conversation;
  if (!conversation) {
    const [first] = denials;
    return <output>{first ? `Withheld: ${why(first)}.` : (result.error?.message ?? 'Loading…')}</output>;
  }
  const isChat = conversation.__typename === 'Chat';
  const dark = denials.find(
    ({ coordinate }) => coordinate === (isChat ? 'ChatMessage.body' : 'TicketMessage.body'),
  );
  const edges = conversation.messages?.edges ?? [];
  return (
    <section className="panel thread" aria-labelledby="thread-title">
      <h3 id="thread-title">
        {isChat ? 'Chat' : (conversation.subject ?? 'Ticket')}{' '}
        <small>{conversation.status.toLowerCase()}</small>
      </h3>
      {dark && (
        <p className="dark">
          <span className="bar" aria-hidden="true" /> What was written is withheld: {why(dark)}{' '}
          <small>{where(dark)}</small>
        </p>
      )}
      <ol className="messages" aria-live="polite" aria-label="Messages">
        {edges.map(({ node }) => (
          <li key={node.id}>
            <strong>{node.author?.displayName ?? 'name withheld'}</strong> {node.body ?? <Withheld />}
          </li>
        ))}
      </ol>
      {!dark && conversation.status !== 'CLOSED' && (
        <form onSubmit={(event) => void reply(event)}>
          <label htmlFor="reply">Reply</label>
          <div className="row">
            <input
              id="reply"
              value={text}
              onChange={(event) => setText(event.target.value)}
              autoComplete="off"
              required
            />
            <button type="submit">Reply</button>
          </div>
        </form>
      )}
      <div className="row">
        {isChat && (
          <button
            type="button"
            onClick={() =>
              void act(
                'Made a ticket of it.',
                convert(valuesOf(CONVERT, { chatId: id, subject: 'From a chat' })),
              )
            }
          >
            Make a ticket of it
          </button>
        )}
        {!isChat && conversation.status !== 'CLOSED' && (
          <button
            type="button"
            onClick={() => void act('Closed.', close(valuesOf(CLOSE, { ticketId: id, status: 'CLOSED' })))}
          >
            Close the ticket
          </button>
        )}
      </div>
      <output>{said}</output>
    </section>
  );
}

function Withheld() {
  return (
    <>
      <span className="bar" aria-hidden="true" />
      <span className="visually-hidden">withheld</span>
    </>
  );
}
