import { queryDocument } from '@remit/sdk/urql';
import { useCallback, useEffect, useState } from 'react';
import { Fault, Loading } from '../components/notice.tsx';
import type { PolicyFacts } from '../components/policy-facts.ts';
import { RemitProvider } from '../components/remit-provider.tsx';
import { useAnswer } from '../components/use-answer.ts';
import { ActivityLog } from '../features/activity/activity-log.tsx';
import { useActivity } from '../features/activity/use-activity.ts';
import { FIRST_PLACE, Inbox, type Place } from '../features/inbox/inbox.tsx';
import type { ObjectionReceipt } from '../features/objections/use-objecting.ts';
import { WaitingObjections } from '../features/objections/waiting-objections.tsx';
import { DeskControls } from './desk-controls.tsx';
import type { DemoCaller } from './tokens.ts';
import { type CallerClient, useRemitFor } from './use-remit-for.ts';

interface Props {
  readonly facts: PolicyFacts;
  readonly agents: readonly DemoCaller[];
  readonly visitorId: string;
  readonly objections: readonly ObjectionReceipt[];
  readonly onDecided: (receipt: ObjectionReceipt) => void;
  readonly onNews: () => void;
}

/** The agent's side: who sits there, what for, the inbox, and what went dark. */
export function Desk({ agents, ...props }: Props) {
  const [agentId, setAgentId] = useState(agents[0]?.id);
  const agent = agents.find(({ id }) => id === agentId);
  if (agent === undefined) return <Fault fault="This controller has no agents to show." />;
  return <DeskOf agents={agents} agent={agent} onAgent={setAgentId} {...props} />;
}

type DeskProps = Props & { readonly agent: DemoCaller; readonly onAgent: (id: string) => void };

function DeskOf(props: DeskProps) {
  const client = useRemitFor(props.agent.token);
  return (
    <RemitProvider {...client}>
      <DeskFor client={client} {...props} />
    </RemitProvider>
  );
}

function DeskFor({
  client,
  agent,
  agents,
  onAgent,
  facts,
  visitorId,
  objections,
  onDecided,
  onNews,
}: DeskProps & { readonly client: CallerClient }) {
  const { data, fault, reread } = useAnswer(queryDocument({ viewer: { purposes: true } }));
  const [declared, setDeclared] = useState<string>();
  const [place, setPlace] = useState<Place>(FIRST_PLACE);
  const { entries, note } = useActivity();
  const granted = data?.viewer?.purposes;
  const purpose = declared === '' ? undefined : pick(declared, granted, facts);
  const remit = purpose === undefined ? client.remit : client.remit.for(purpose);
  const newest = entries.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) onNews();
    // A new entry is the news, not a new function.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [newest]);

  const describe = useCallback(
    (id: string | undefined) =>
      facts.purposes.find((each) => each.id === id)?.description ?? 'no purpose at all',
    [facts],
  );

  return (
    <div className="desk">
      <DeskControls
        agents={agents}
        agentId={agent.id}
        onAgent={onAgent}
        purposes={granted}
        purpose={purpose}
        describe={describe}
        onPurpose={(id) => setDeclared(id ?? '')}
      />
      <WaitingPart
        objections={objections}
        facts={facts}
        remit={remit}
        reconnects={client.reconnects}
        onDecided={onDecided}
      />
      {fault && <Fault fault={fault} onRetry={reread} />}
      {granted === undefined ? (
        !fault && <Loading lines={10} label="Loading the inbox" />
      ) : (
        <RemitProvider key={`${agent.id} ${purpose ?? ''}`} remit={remit} reconnects={client.reconnects}>
          <Inbox
            place={place}
            onMove={setPlace}
            me={agent.id}
            visitorId={visitorId}
            onTold={({ id, denials }) => note({ conversationId: id, purpose, denials })}
          />
        </RemitProvider>
      )}
      <ActivityLog entries={entries} describe={describe} />
    </div>
  );
}

type WaitingProps = Pick<DeskProps, 'objections' | 'facts' | 'onDecided'> & CallerClient;

function WaitingPart({ objections, facts, remit, reconnects, onDecided }: WaitingProps) {
  return (
    <RemitProvider remit={remit} reconnects={reconnects}>
      <WaitingObjections
        waiting={objections.filter(({ status }) => status === 'RECEIVED')}
        purposes={facts.purposes}
        onDecided={onDecided}
      />
    </RemitProvider>
  );
}

/** The purpose the agent chose if the role may declare it; otherwise one of the helpdesk’s, or the first. */
function pick(
  declared: string | undefined,
  granted: readonly string[] | undefined,
  { controller: { policy } }: PolicyFacts,
): string | undefined {
  const wished = [declared, policy.liveChatPurpose, policy.ticketingPurpose, policy.marketingPurpose];
  return wished.find((each) => each !== undefined && granted?.includes(each)) ?? granted?.[0];
}
