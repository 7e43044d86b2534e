import { useState } from 'react';
import { Fault } from '../components/notice.tsx';
import { policyDocument } from '../components/policy-facts.ts';
import { RemitProvider } from '../components/remit-provider.tsx';
import { useAnswer } from '../components/use-answer.ts';
import { PolicyLine } from '../features/controllers/policy-line.tsx';
import type { ObjectionReceipt } from '../features/objections/use-objecting.ts';
import { Desk } from './desk.tsx';
import { PurposeDrawer } from './purpose-drawer.tsx';
import { Shop } from './shop.tsx';
import { type Side, SideSwitch } from './side-switch.tsx';
import type { DemoCaller, DemoController } from './tokens.ts';
import { type CallerClient, useRemitFor } from './use-remit-for.ts';

/** The page under one controller's policy: the visitor's side and the agent's. */
export function Stage({ controller }: { readonly controller: DemoController }) {
  const [visitor] = controller.visitors;
  if (visitor === undefined) return <Fault fault="This controller has no visitor to show." />;
  return <StageOf controller={controller} visitor={visitor} />;
}

interface Props {
  readonly controller: DemoController;
  readonly visitor: DemoCaller;
}

function StageOf({ controller, visitor }: Props) {
  const client = useRemitFor(visitor.token);
  return (
    <RemitProvider {...client}>
      <Sides controller={controller} visitor={visitor} client={client} />
    </RemitProvider>
  );
}

function Sides({ controller, visitor, client }: Props & { readonly client: CallerClient }) {
  const { data, fault, reread } = useAnswer(policyDocument());
  const [side, setSide] = useState<Side>('visitor');
  const [news, setNews] = useState(0);
  const [objections, setObjections] = useState<readonly ObjectionReceipt[]>([]);
  const facts =
    data?.viewer && data.purposes
      ? { controller: data.viewer.controller, purposes: data.purposes }
      : undefined;

  function keep(receipt: ObjectionReceipt): void {
    setObjections((kept) => [
      ...kept.filter(({ id, purpose }) => id !== receipt.id && purpose !== receipt.purpose),
      receipt,
    ]);
  }

  return (
    <>
      <div className="under-switch">
        <PolicyLine facts={facts} />
        <PurposeDrawer facts={facts} />
      </div>
      <SideSwitch
        side={side}
        news={news}
        onChange={(next) => {
          setSide(next);
          if (next === 'agent') setNews(0);
        }}
      />
      {fault && <Fault fault={fault} onRetry={reread} />}
      <main className="sides" data-side={side}>
        <section id="visitor" className="side side-visitor" aria-labelledby="visitor-title" tabIndex={-1}>
          <h2 id="visitor-title" className="side-title">
            The visitor <span>{visitor.name === visitor.id ? 'without a name' : visitor.name}</span>
          </h2>
          {facts && <Shop client={client} facts={facts} objections={objections} onObjection={keep} />}
        </section>
        <section id="agent" className="side side-agent" aria-labelledby="agent-title" tabIndex={-1}>
          <h2 id="agent-title" className="side-title">
            The agent’s inbox
          </h2>
          {facts && (
            <Desk
              facts={facts}
              agents={controller.agents}
              visitorId={visitor.id}
              objections={objections}
              onDecided={keep}
              onNews={() => setNews((count) => count + 1)}
            />
          )}
        </section>
      </main>
    </>
  );
}
