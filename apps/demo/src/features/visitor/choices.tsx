import { mutationDocument, queryDocument } from '@remit/sdk/urql';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Objection } from './objection.tsx';

const CHOICES = queryDocument({
  purposes: { id: true, description: true, consentRequired: true, consentChannels: true, objectable: true },
  viewer: { dataSubject: { consents: { purpose: true, channel: true, status: true } } },
});

const input = { $: { input: { purpose: '' } }, problems: { message: true, remedy: true } } as const;
const VERBS = {
  give: mutationDocument({ giveConsent: input }),
  refuse: mutationDocument({ refuseConsent: input }),
  withdraw: mutationDocument({ withdrawConsent: input }),
} as const;

type Status = 'GIVEN' | 'REFUSED' | 'WITHDRAWN';
const STANDS: Readonly<Record<Status, string>> = {
  GIVEN: 'You agreed.',
  REFUSED: 'You said no.',
  WITHDRAWN: 'You took it back.',
};

/** What this policy asks consent for, and what one can object to. Nothing is ticked beforehand; no is as easy as yes. */
export function Choices({ company }: { readonly company: string }) {
  const [{ data, fetching }, again] = useQuery(CHOICES);
  const asked = data?.purposes?.filter((purpose) => purpose.consentRequired) ?? [];
  const objectable = data?.purposes?.filter((purpose) => purpose.objectable) ?? [];
  const consents = data?.viewer?.dataSubject?.consents ?? [];
  const refresh = () => again({ requestPolicy: 'network-only' });
  return (
    <section className="panel" aria-labelledby="choices-title">
      <h3 id="choices-title">Your choices</h3>
      {fetching && !data && <output>Loading…</output>}
      {data && asked.length === 0 && <p>This policy asks your consent for nothing.</p>}
      <ul className="choices">
        {asked.flatMap(({ id, description, consentChannels }) =>
          (consentChannels.length > 0 ? consentChannels : [null]).map((channel) => (
            <Choice
              key={`${id} ${channel}`}
              purpose={id}
              channel={channel}
              question={`May ${company} use your data for this: ${description}${channel ? `, by ${channel.toLowerCase()}` : ''}?`}
              status={
                consents.find((consent) => consent.purpose === id && consent.channel === channel)?.status
              }
              onChange={refresh}
            />
          )),
        )}
      </ul>
      {objectable.length > 0 && <Objection purposes={data?.purposes ?? []} />}
    </section>
  );
}

interface ChoiceProps {
  readonly purpose: string;
  readonly channel: string | null;
  /** The words shown are the words stored. */
  readonly question: string;
  readonly status: Status | undefined;
  readonly onChange: () => void;
}

function Choice({ purpose, channel, question, status, onChange }: ChoiceProps) {
  const [problem, setProblem] = useState<string>();
  const [, give] = useMutation(VERBS.give.query);
  const [, refuse] = useMutation(VERBS.refuse.query);
  const [, withdraw] = useMutation(VERBS.withdraw.query);

  async function say(verb: keyof typeof VERBS) {
    const said = { purpose, channel, wording: question, route: 'demo page' };
    const values = Object.fromEntries(Object.keys(VERBS[verb].variables).map((name) => [name, said]));
    const { data, error } = await { give, refuse, withdraw }[verb](values);
    const [first] = Object.values(data ?? {}).flatMap((payload) => (payload ? payload.problems : []));
    setProblem(first ? `${first.message} ${first.remedy ?? ''}` : error?.message);
    onChange();
  }

  return (
    <li>
      <p>{question}</p>
      <output className="state">{status ? STANDS[status] : 'You have not answered.'}</output>
      <fieldset className="row">
        <legend className="visually-hidden">{question}</legend>
        {status === 'GIVEN' ? (
          <button type="button" onClick={() => void say('withdraw')}>
            Take it back
          </button>
        ) : (
          <>
            <button type="button" onClick={() => void say('give')}>
              I agree
            </button>
            <button type="button" onClick={() => void say('refuse')} disabled={status === 'REFUSED'}>
              No, thank you
            </button>
          </>
        )}
      </fieldset>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </li>
  );
}
