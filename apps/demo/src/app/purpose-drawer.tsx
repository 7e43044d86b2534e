import { useId, useRef } from 'react';
import type { PolicyFacts } from '../components/policy-facts.ts';
import { PurposeMap } from '../features/purpose-map/purpose-map.tsx';

/** The policy of the controller as a table, behind a button. */
export function PurposeDrawer({ facts }: { readonly facts: PolicyFacts | undefined }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  return (
    <>
      <button type="button" disabled={facts === undefined} onClick={() => dialog.current?.showModal()}>
        Purpose map
      </button>
      <dialog className="drawer" ref={dialog} aria-labelledby={title} closedby="any">
        <div className="drawer-head">
          <h2 id={title}>What {facts?.controller.displayName} uses personal data for</h2>
          <button type="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        {facts && <PurposeMap facts={facts} />}
      </dialog>
    </>
  );
}
