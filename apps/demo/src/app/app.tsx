import { useState } from 'react';
import { Fault, Loading } from '../components/notice.tsx';
import { ControllerSwitch } from '../features/controllers/controller-switch.tsx';
import { Stage } from './stage.tsx';
import { useControllers } from './use-controllers.ts';

/** The whole page. This folder is the only place where features meet. */
export function App() {
  const { controllers, fault, retry } = useControllers();
  const [slug, setSlug] = useState<string>();
  const controller = controllers?.find((each) => each.slug === slug) ?? controllers?.[0];
  return (
    <>
      <a className="skip" href="#visitor">
        Skip to the visitor’s side
      </a>
      <a className="skip" href="#agent">
        Skip to the agent’s side
      </a>
      <header className="top">
        <div className="brand">
          <h1>Remit</h1>
          <p>One helpdesk, five published privacy policies. Choose whose policy is in force.</p>
        </div>
        {controllers && controller && (
          <ControllerSwitch controllers={controllers} chosen={controller.slug} onChoose={setSlug} />
        )}
      </header>
      {fault && (
        <main className="alone">
          <Fault fault={fault} onRetry={retry} />
        </main>
      )}
      {!fault && !controller && (
        <main className="alone">
          <Loading lines={6} label="Loading the demo" />
        </main>
      )}
      {controller && <Stage key={controller.slug} controller={controller} />}
    </>
  );
}
