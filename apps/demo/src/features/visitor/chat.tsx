import { mutationDocument, queryDocument, subscriptionDocument } from '@remit/sdk/urql';
import { type FormEvent, useState } from 'react';
import { useMutation, useQuery, useSubscription } from 'urql';

const OPEN = mutationDocument({
  openChat: { $: { input: { message: '' } }, chat: { id: true }, problems: { message: true, remedy: true } },
});
const SEND = mutationDocument({
  sendMessage: { $: { input: { conversationId: '', body: '' } }, problems: { message: true, remedy: true } },
});

interface Problem {
  readonly message: string;
  readonly remedy: string | null;
}

/** The chat of the shop page: it opens with the first message. */
export function Chat({ name, purpose }: { readonly name: string; readonly purpose: string }) {
  const [chatId, setChatId] = useState<string>();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [, open] = useMutation(OPEN.query);
  const [, send] = useMutation(SEND.query);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (chatId === undefined) {
      const { data, error } = await open(valuesOf(OPEN, { message: text }));
      setProblem(data?.openChat?.problems[0] ?? failure(error));
      if (data?.openChat?.chat) setChatId(data.openChat.chat.id);
      if (!data?.openChat?.chat) return;
    } else {
      const { data, error } = await send(valuesOf(SEND, { conversationId: chatId, body: text }));
      const refused = data?.sendMessage?.problems[0] ?? failure(error);
      setProblem(refused);
      if (refused) return;
    }
    setText('');
  }

  return (
    <section className="panel chat" aria-labelledby="chat-title">
      <h3 id="chat-title">Chat with us</h3>
      {chatId === undefined ? (
        <p className="hint">
          What you write is used for <code>{purpose}</code>.
        </p>
      ) : (
        <Messages chatId={chatId} name={name} />
      )}
      <form onSubmit={(event) => void submit(event)}>
        <label htmlFor="chat-text">Your message</label>
        <div className="row">
          <input
            id="chat-text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            required
          />
          <button type="submit">Send</button>
        </div>
        {problem && (
          <p role="alert">
            {problem.message} {problem.remedy}
          </p>
        )}
      </form>
    </section>
  );
}

/** The one variable of such a document is its input, whatever name the builder gave it. */
function valuesOf(
  document: { readonly variables: Record<string, unknown> },
  input: object,
): Record<string, unknown> {
  return Object.fromEntries(Object.keys(document.variables).map((name) => [name, input]));
}

function failure(error: { readonly message: string } | undefined): Problem | undefined {
  return error && { message: error.message, remedy: null };
}

function Messages({ chatId, name }: { readonly chatId: string; readonly name: string }) {
  const [{ data }, again] = useQuery(
    queryDocument({
      conversation: {
        $: { id: chatId },
        on: {
          Chat: {
            messages: {
              $: { last: 20 },
              edges: { node: { id: true, body: true, author: { displayName: true } } },
            },
          },
        },
      },
    }),
  );
  useSubscription(
    subscriptionDocument({ messageAdded: { $: { conversationId: chatId }, id: true } }),
    (_none, event) => {
      again({ requestPolicy: 'network-only' });
      return event;
    },
  );
  const conversation = data?.conversation;
  const edges = conversation?.__typename === 'Chat' ? conversation.messages?.edges : undefined;
  return (
    <ol className="messages" aria-live="polite" aria-label="Messages">
      {edges?.map(({ node }) => (
        <li key={node.id} className={node.author?.displayName === name ? 'mine' : undefined}>
          <strong>{node.author?.displayName ?? 'Somebody'}</strong> {node.body ?? 'Withheld'}
        </li>
      ))}
    </ol>
  );
}
