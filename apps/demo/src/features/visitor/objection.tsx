import { mutationDocument } from '@remit/sdk/urql';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';

const OBJECT = mutationDocument({
  objectToProcessing: {
    $: { input: { purpose: '' } },
    objection: { status: true },
    problems: { message: true, remedy: true },
  },
});

const ANSWERS = {
  RECEIVED: 'Received. Somebody will weigh it.',
  ACCEPTED: 'Accepted: it stopped just now.',
  REJECTED: 'Rejected.',
} as const;

interface Props {
  /** All purposes: a policy that leaves no right to object says why. */
  readonly purposes: readonly {
    readonly id: string;
    readonly description: string;
    readonly objectable: boolean;
  }[];
}

/** Objecting to a purpose. What the policy answers, with its reasons, is shown as it comes. */
export function Objection({ purposes }: Props) {
  const [purpose, setPurpose] = useState('');
  const [grounds, setGrounds] = useState('');
  const [answer, setAnswer] = useState<string>();
  const [, object] = useMutation(OBJECT.query);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const said = { purpose, grounds: grounds.trim() || null };
    const values = Object.fromEntries(Object.keys(OBJECT.variables).map((name) => [name, said]));
    const { data, error } = await object(values);
    const [problem] = data?.objectToProcessing?.problems ?? [];
    const status = data?.objectToProcessing?.objection?.status;
    setAnswer(
      problem ? `${problem.message} ${problem.remedy ?? ''}` : status ? ANSWERS[status] : error?.message,
    );
  }

  return (
    <details>
      <summary>Object to something</summary>
      <form onSubmit={(event) => void submit(event)}>
        <label htmlFor="object-purpose">To what</label>
        <select
          id="object-purpose"
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
          required
        >
          <option value="">Choose…</option>
          {purposes.map(({ id, description }) => (
            <option key={id} value={id}>
              {description}
            </option>
          ))}
        </select>
        <label htmlFor="object-grounds">Why (some policies ask for it)</label>
        <textarea
          id="object-grounds"
          value={grounds}
          onChange={(event) => setGrounds(event.target.value)}
          rows={2}
        />
        <button type="submit">Object</button>
        <output>{answer}</output>
      </form>
    </details>
  );
}
