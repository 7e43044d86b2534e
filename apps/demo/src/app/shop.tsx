import { useState } from 'react';
import type { PolicyFacts } from '../components/policy-facts.ts';
import { RemitProvider } from '../components/remit-provider.tsx';
import { Tabs } from '../components/tabs.tsx';
import { ConsentQuestions } from '../features/consent/consent-questions.tsx';
import { MyChoices } from '../features/consent/my-choices.tsx';
import { useChoices } from '../features/consent/use-choices.ts';
import { HeldData } from '../features/held-data/held-data.tsx';
import { Objections } from '../features/objections/objections.tsx';
import type { ObjectionReceipt } from '../features/objections/use-objecting.ts';
import { VisitorChat } from '../features/visitor-chat/visitor-chat.tsx';
import type { CallerClient } from './use-remit-for.ts';

/** Under every policy, the purpose of answering people's own requests. */
const OWN_RIGHTS = 'privacy.data_subject_rights';

const PAGES = [
  ['chat', 'Chat'],
  ['choices', 'My choices'],
  ['held', 'About me'],
] as const;

type Page = (typeof PAGES)[number][0];

interface Props {
  readonly client: CallerClient;
  readonly facts: PolicyFacts;
  readonly objections: readonly ObjectionReceipt[];
  readonly onObjection: (receipt: ObjectionReceipt) => void;
}

/** A shop's page with a chat. The visitor chats for one purpose and looks after their own rights for another. */
export function Shop({ client, ...props }: Props) {
  return (
    <RemitProvider remit={client.remit.for(OWN_RIGHTS)} reconnects={client.reconnects}>
      <ShopPage client={client} {...props} />
    </RemitProvider>
  );
}

function ShopPage({ client, facts, objections, onObjection }: Props) {
  const choices = useChoices(facts);
  const [page, setPage] = useState<Page>('chat');
  const { displayName, policy } = facts.controller;
  return (
    <div className="shop">
      <div className="shop-sign" aria-hidden="true">
        <span className="shop-name">{displayName}</span>
        <span className="shop-nav">Products</span>
        <span className="shop-nav">Help</span>
      </div>
      <Tabs className="shop-tabs" label="The visitor’s pages" tabs={PAGES} chosen={page} onChoose={setPage}>
        {page === 'chat' && (
          <>
            <ConsentQuestions facts={facts} choices={choices} />
            <RemitProvider remit={client.remit.for(policy.liveChatPurpose)} reconnects={client.reconnects}>
              <VisitorChat shop={displayName} />
            </RemitProvider>
          </>
        )}
        {page === 'choices' && (
          <>
            <MyChoices facts={facts} choices={choices} />
            <Objections purposes={facts.purposes} receipts={objections} onReceipt={onObjection} />
          </>
        )}
        {page === 'held' && <HeldData />}
      </Tabs>
    </div>
  );
}
