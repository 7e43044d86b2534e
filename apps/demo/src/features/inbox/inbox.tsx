import type { Remit } from '@remit/sdk';
import { queryDocument, urqlClient } from '@remit/sdk/urql';
import { useState } from 'react';
import { Provider, useQuery } from 'urql';
import { ConversationList } from './conversation-list.tsx';
import { Conversation } from './conversation.tsx';
import { PersonCard } from './person-card.tsx';

/** A member of staff who can sit at the inbox. */
export interface Desk {
  readonly role: string;
  readonly name: string;
  readonly remit: Remit;
}

interface Props {
  readonly desks: readonly Desk[];
  readonly supportPurpose: string;
  readonly marketingPurpose: string;
}

/** The agent's side. Who sits there and for which purpose can be changed; the same data answers differently. */
export function Inbox({ desks, supportPurpose, marketingPurpose }: Props) {
  const [role, setRole] = useState(desks[0]?.role ?? '');
  const desk = desks.find((candidate) => candidate.role === role) ?? desks[0];
  const marketing = desks.find((candidate) => candidate.role === 'marketing_manager');
  if (!desk) return <p role="alert">The demo data has no staff here.</p>;
  return (
    <section className="side inbox" aria-labelledby="inbox-title">
      <header>
        <h2 id="inbox-title">The inbox</h2>
        <p className="who">{desk.name} answers</p>
      </header>
      <div className="row controls">
        <label>
          Role
          <select value={desk.role} onChange={(event) => setRole(event.target.value)}>
            {desks.map((each) => (
              <option key={each.role} value={each.role}>
                {each.role.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        </label>
        <Provider value={urqlClient(desk.remit)}>
          <ForPurpose
            key={desk.role}
            desk={desk}
            first={supportPurpose}
            marketing={marketing?.remit.for(marketingPurpose)}
            marketingPurpose={marketingPurpose}
          />
        </Provider>
      </div>
    </section>
  );
}

const PURPOSES = queryDocument({ viewer: { purposes: true } });

interface ForPurposeProps {
  readonly desk: Desk;
  readonly first: string;
  readonly marketing: Remit | undefined;
  readonly marketingPurpose: string;
}

function ForPurpose({ desk, first, marketing, marketingPurpose }: ForPurposeProps) {
  const [{ data }] = useQuery(PURPOSES);
  const [chosen, setChosen] = useState<string>();
  const [conversationId, setConversationId] = useState<string>();
  const purposes = data?.viewer?.purposes ?? [];
  const purpose = chosen ?? (purposes.includes(first) ? first : purposes[0]);
  if (purpose === undefined) return <output>Loading…</output>;
  return (
    <>
      <label>
        Purpose
        <select value={purpose} onChange={(event) => setChosen(event.target.value)}>
          {purposes.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      </label>
      <Provider value={urqlClient(desk.remit.for(purpose))}>
        <ConversationList key={purpose} selected={conversationId} onSelect={setConversationId} />
        {conversationId && <Conversation key={`${purpose} ${conversationId}`} id={conversationId} />}
        {conversationId && (
          <PersonCard key={`for ${purpose} ${conversationId}`} id={conversationId} purpose={purpose} />
        )}
      </Provider>
      {conversationId && marketing && purpose !== marketingPurpose && (
        <Provider value={urqlClient(marketing)}>
          <PersonCard key={`marketing ${conversationId}`} id={conversationId} purpose={marketingPurpose} />
        </Provider>
      )}
    </>
  );
}
