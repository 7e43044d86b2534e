import { useState } from 'react';
import { Fault, Loading, Notice } from '../../components/notice.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { ConversationPanel } from './conversation-panel.tsx';
import { type Filters, NO_FILTERS } from './filters.ts';
import { InboxFilters } from './inbox-filters.tsx';
import { InboxList } from './inbox-list.tsx';
import { RequesterPanel } from './requester-panel.tsx';
import type { Kind } from './selections.ts';
import { type Told, useConversation } from './use-conversation.ts';
import { useRows } from './use-rows.ts';

/** Where the agent is: which list, narrowed how, and which conversation. It outlives a change of purpose. */
export interface Place {
  readonly kind: Kind;
  readonly filters: Filters;
  /** Undefined until the agent chooses: then it is the newest. */
  readonly chosen: string | undefined;
}

export const FIRST_PLACE: Place = { kind: 'chats', filters: NO_FILTERS, chosen: undefined };

const LISTS = [
  ['chats', 'Chats'],
  ['tickets', 'Tickets'],
] as const;

interface Props {
  readonly place: Place;
  readonly onMove: (place: Place) => void;
  readonly me: string;
  readonly visitorId: string | undefined;
  readonly onTold: (told: Told) => void;
}

/** The agent's inbox: the lists, the open conversation and its requester. */
export function Inbox({ place, onMove, me, visitorId, onTold }: Props) {
  const [count, setCount] = useState(15);
  const list = useRows(place.kind, place.filters, count);
  const chosen = place.chosen ?? list.rows?.[0]?.id;
  const { told, fault, isLoading, reread, ended } = useConversation(chosen, onTold);
  const open = (id: string) => onMove({ ...place, chosen: id });

  return (
    <div className="inbox">
      <Tabs
        className="inbox-list"
        label="Lists"
        tabs={LISTS}
        chosen={place.kind}
        onChoose={(kind) => onMove({ ...place, kind, chosen: undefined })}
      >
        <InboxFilters
          filters={place.filters}
          visitorId={visitorId}
          onChange={(filters) => onMove({ ...place, filters, chosen: undefined })}
        />
        <InboxList
          list={list}
          chosen={chosen}
          visitorId={visitorId}
          onChoose={open}
          onMore={() => setCount(count + 15)}
        />
      </Tabs>
      <div className="inbox-open">
        {fault && <Fault fault={fault} onRetry={reread} />}
        {ended && <Notice tone="fault">{ended}</Notice>}
        {told ? (
          <>
            <ConversationPanel
              detail={told.detail}
              denials={told.denials}
              me={me}
              onDone={reread}
              onOpen={open}
            />
            <RequesterPanel requester={told.detail.requester} denials={told.denials} />
          </>
        ) : isLoading ? (
          <Loading lines={10} label="Loading the conversation" />
        ) : (
          !fault && <p className="empty">No conversation is open.</p>
        )}
      </div>
    </div>
  );
}
