import { createRemit } from '@remit/sdk';
import { useEffect, useMemo, useState } from 'react';
import { Inbox } from '../features/inbox/inbox.tsx';
import { PurposeMap } from '../features/purpose-map/purpose-map.tsx';
import { Visitor } from '../features/visitor/visitor.tsx';
import { type DemoController, loadControllers } from './demo-controllers.ts';

const url = new URL('/graphql', window.location.href).href;
/** Under which a person asks about itself; every profile has it, because every law requires it. */
const OWN_RIGHTS = 'privacy.data_subject_rights';

/** The page: a company's shop with a chat on one side, the same company's inbox on the other. */
export function App() {
  const [controllers, setControllers] = useState<readonly DemoController[]>([]);
  const [fault, setFault] = useState<string>();
  const [slug, setSlug] = useState<string>();
  useEffect(() => {
    loadControllers().then(setControllers, (error: unknown) => setFault((error as Error).message));
  }, []);
  const chosen = controllers.find((controller) => controller.slug === slug) ?? controllers[0];
  return (
    <>
      <a className="skip" href="#visitor">
        Skip to the chat
      </a>
      <header className="top">
        <h1>One chat, five privacy policies</h1>
        <p>
          The same gateway, run by the published policy of the company you choose. Left, a visitor of its
          site; right, the people who answer. What the policy or the person does not allow stays dark, and
          says why.
        </p>
        {controllers.length > 0 && (
          <fieldset className="switch">
            <legend>Company</legend>
            {controllers.map(({ slug: id, displayName }) => (
              <label key={id}>
                <input
                  type="radio"
                  name="controller"
                  value={id}
                  checked={id === chosen?.slug}
                  onChange={() => setSlug(id)}
                />
                <span>{displayName}</span>
              </label>
            ))}
          </fieldset>
        )}
      </header>
      {fault !== undefined && <p role="alert">{fault}</p>}
      {fault === undefined && chosen === undefined && <output>Asking the gateway…</output>}
      {chosen && <Company key={chosen.slug} controller={chosen} />}
    </>
  );
}

function Company({ controller }: { readonly controller: DemoController }) {
  const { agents, visitors, liveChatPurpose, marketingPurpose, displayName } = controller;
  const [visitor] = visitors;
  const person = useMemo(
    () => visitor && createRemit({ url, token: visitor.token, purpose: liveChatPurpose }),
    [visitor, liveChatPurpose],
  );
  const desks = useMemo(
    () =>
      agents.map(({ token, role, name }) => ({
        role: role ?? '',
        name,
        remit: createRemit({ url, token, purpose: liveChatPurpose }),
      })),
    [agents, liveChatPurpose],
  );
  useEffect(
    () => () => {
      for (const remit of [person, ...desks.map((desk) => desk.remit)]) void remit?.close();
    },
    [person, desks],
  );
  if (!visitor || !person) return <p role="alert">The demo data has no visitor for {displayName}.</p>;
  return (
    <main>
      <div className="sides">
        <Visitor
          remit={person}
          rights={person.for(OWN_RIGHTS)}
          name={visitor.name}
          company={displayName}
          chatPurpose={liveChatPurpose}
        />
        <Inbox desks={desks} supportPurpose={liveChatPurpose} marketingPurpose={marketingPurpose} />
      </div>
      <PurposeMap remit={person} company={displayName} />
    </main>
  );
}
