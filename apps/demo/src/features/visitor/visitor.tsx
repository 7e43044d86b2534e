import type { Remit } from '@remit/sdk';
import { urqlClient } from '@remit/sdk/urql';
import { Provider } from 'urql';
import { Chat } from './chat.tsx';
import { Choices } from './choices.tsx';
import { MyData } from './my-data.tsx';

interface Props {
  /** For the chat itself. */
  readonly remit: Remit;
  /** For the person's own rights. */
  readonly rights: Remit;
  readonly name: string;
  readonly company: string;
  readonly chatPurpose: string;
}

/** The visitor's side: a shop page with a chat, the choices that the policy offers, and what is held about one. */
export function Visitor({ remit, rights, name, company, chatPurpose }: Props) {
  return (
    <section id="visitor" className="side visitor" aria-labelledby="visitor-title" tabIndex={-1}>
      <header>
        <h2 id="visitor-title">The site of {company}</h2>
        <p className="who">You are {name}, a visitor</p>
      </header>
      <Provider value={urqlClient(remit)}>
        <Chat name={name} purpose={chatPurpose} />
      </Provider>
      <Provider value={urqlClient(rights)}>
        <Choices company={company} />
        <MyData />
      </Provider>
    </section>
  );
}
