import { privacyOf } from '@remit/sdk';
import { queryDocument, subscriptionDocument } from '@remit/sdk/urql';
import { useDeferredValue, useEffect, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { where, why } from '../../components/why.ts';

interface Props {
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

/** The newest chats and tickets, live, with a filter by name: to filter by a name is to read it. */
export function ConversationList({ selected, onSelect }: Props) {
  const [name, setName] = useState('');
  const wanted = useDeferredValue(name.trim());
  const filter = wanted === '' ? {} : { requesterName: { contains: wanted } };
  const row = { id: true, status: true, requester: { displayName: true } } as const;
  const [result, again] = useQuery(
    queryDocument({
      chats: { $: { first: 5, filter }, edges: { node: row } },
      tickets: { $: { first: 5, filter }, edges: { node: { ...row, subject: true } } },
    }),
  );
  const refresh = () => again({ requestPolicy: 'network-only' });
  // What changed between the first answer and the subscription's start was told to nobody.
  useEffect(() => {
    const timer = setInterval(() => again({ requestPolicy: 'network-only' }), 4_000);
    return () => clearInterval(timer);
  }, [again]);
  useSubscription(subscriptionDocument({ chatChanged: { id: true } }), (_none, event) => {
    refresh();
    return event;
  });
  useSubscription(subscriptionDocument({ ticketChanged: { id: true } }), (_none, event) => {
    refresh();
    return event;
  });
  const { denials, narrowed } = privacyOf(result);
  const chats = result.data?.chats?.edges.map(({ node }) => ({ ...node, title: 'Chat' })) ?? [];
  const tickets =
    result.data?.tickets?.edges.map(({ node }) => ({ ...node, title: node.subject ?? 'Ticket' })) ?? [];
  return (
    <section className="panel list" aria-labelledby="list-title">
      <h3 id="list-title">Conversations</h3>
      <label>
        Find by name
        <input type="search" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {narrowed.slice(0, 1).map(({ message }) => (
        <p key={message} className="hint">
          {message}
        </p>
      ))}
      {result.error && <p role="alert">{result.error.message}</p>}
      <ul>
        {[...chats, ...tickets].map((each) => (
          <li key={each.id}>
            <button type="button" aria-pressed={each.id === selected} onClick={() => onSelect(each.id)}>
              <span>{each.requester?.displayName ?? <em>name withheld</em>}</span>
              <small>
                {each.title}, {each.status.toLowerCase()}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {result.data && chats.length + tickets.length === 0 && <p className="none">Nothing here.</p>}
      <ul className="denials" aria-label="Withheld in this list">
        {denials.map((denial) => (
          <li key={denial.coordinate}>
            <code>{denial.coordinate}</code> {why(denial)}
            {denial.count > 0 && ` (${denial.count})`} <small>{where(denial)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
