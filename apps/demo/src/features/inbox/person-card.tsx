import { type Denial, privacyOf } from '@remit/sdk';
import { queryDocument, subscriptionDocument } from '@remit/sdk/urql';
import { useEffect, useRef, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Field } from '../../components/field.tsx';
import { where, why } from '../../components/why.ts';

const person = {
  requester: {
    displayName: true,
    email: true,
    phoneNumber: true,
    communicationServiceId: true,
    visits: { $: { first: 1 }, edges: { node: { ipAddress: true } } },
  },
} as const;

/**
 * The person behind a conversation, as one purpose sees it, live: when the person gives or withdraws a consent, the change
 * of the conversation arrives, the card is read again, and what went dark or came back is written below.
 */
export function PersonCard({ id, purpose }: { readonly id: string; readonly purpose: string }) {
  const [result, again] = useQuery(queryDocument({ conversation: { $: { id }, id: true, ...person } }));
  const refresh = () => again({ requestPolicy: 'network-only' });
  const isChat = id.startsWith('cht_');
  useSubscription(
    { ...subscriptionDocument({ chatChanged: { $: { id }, id: true } }), pause: !isChat },
    (_none, event) => {
      refresh();
      return event;
    },
  );
  useSubscription(
    { ...subscriptionDocument({ ticketChanged: { $: { id }, id: true } }), pause: isChat },
    (_none, event) => {
      refresh();
      return event;
    },
  );
  const { denials } = privacyOf(result);
  const changes = useChanges(result.fetching ? undefined : denials);
  const requester = result.data?.conversation?.requester;
  const at = (field: string) => `DataSubject.${field}`;
  return (
    <section className="panel person" aria-label={`The person, for ${purpose}`}>
      <h3>
        The person, for <code>{purpose}</code>
      </h3>
      {result.data?.conversation === null && denials[0] && (
        <p className="dark">Withheld: {why(denials[0])}</p>
      )}
      <dl>
        <Field label="Name" value={requester?.displayName} coordinate={at('displayName')} denials={denials} />
        <Field label="E-mail" value={requester?.email} coordinate={at('email')} denials={denials} />
        <Field
          label="Phone"
          value={requester?.phoneNumber}
          coordinate={at('phoneNumber')}
          denials={denials}
        />
        <Field
          label="Messenger"
          value={requester?.communicationServiceId}
          coordinate={at('communicationServiceId')}
          denials={denials}
        />
        <Field
          label="IP address"
          value={requester?.visits?.edges[0]?.node.ipAddress}
          coordinate="Visit.ipAddress"
          denials={denials}
        />
      </dl>
      <ol className="activity" aria-live="polite" aria-label={`What changed for ${purpose}`}>
        {changes.map((change) => (
          <li key={change.key}>{change.words}</li>
        ))}
      </ol>
    </section>
  );
}

interface Change {
  readonly key: number;
  readonly words: string;
}

/** What went dark or came back since the answer before. */
function useChanges(denials: readonly Denial[] | undefined): readonly Change[] {
  const before = useRef<ReadonlyMap<string, Denial> | undefined>(undefined);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  useEffect(() => {
    if (denials === undefined) return;
    const now = new Map(denials.map((denial) => [denial.coordinate, denial]));
    const old = before.current;
    before.current = now;
    if (old === undefined) return;
    const dark = denials.filter(({ coordinate, reason }) => old.get(coordinate)?.reason !== reason);
    const back = [...old.keys()].filter((coordinate) => !now.has(coordinate));
    if (dark.length + back.length === 0) return;
    setChanges((known) => [
      ...known,
      ...dark.map((denial, i) => ({ key: known.length + i, words: darkWords(denial) })),
      ...back.map((coordinate, i) => ({
        key: known.length + dark.length + i,
        words: `${coordinate} can be read again.`,
      })),
    ]);
  }, [denials]);
  return changes;
}

function darkWords(denial: Denial): string {
  const clause = where(denial);
  return `${denial.coordinate} went dark: ${why(denial)}${clause ? ` (${clause})` : ''}.`;
}
