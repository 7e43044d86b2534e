import { useState } from 'react';
import { Problems } from '../../components/notice.tsx';
import type { PurposeFacts } from '../../components/policy-facts.ts';
import { basisInWords } from '../../words/lawful-bases.ts';
import { type ObjectionReceipt, useObjecting } from './use-objecting.ts';

interface Props {
  readonly purposes: readonly PurposeFacts[];
  readonly receipts: readonly ObjectionReceipt[];
  readonly onReceipt: (receipt: ObjectionReceipt) => void;
}

/**
 * Lets the visitor object to any purpose that does not rest on consent. Where there is no right to object the gateway
 * refuses, and its reason is shown: that the button exists is no promise.
 */
export function Objections({ purposes, receipts, onReceipt }: Props) {
  const open = purposes.filter(
    ({ consentRequired, dataCategories }) => !consentRequired && dataCategories.length > 0,
  );
  return (
    <section aria-labelledby="my-objections">
      <h3 id="my-objections">What happens without your yes</h3>
      <ul className="choices">
        {open.map((purpose) => (
          <ObjectionItem
            key={purpose.id}
            purpose={purpose}
            receipt={receipts.find((each) => each.purpose === purpose.id)}
            onReceipt={onReceipt}
          />
        ))}
      </ul>
    </section>
  );
}

const ANSWERS = {
  ACCEPTED: 'Your objection is accepted. The data is no longer used for this.',
  REJECTED: 'Your objection was weighed and rejected.',
  RECEIVED: 'Your objection is received. Somebody weighs it now.',
} as const;

interface ItemProps {
  readonly purpose: PurposeFacts;
  readonly receipt: ObjectionReceipt | undefined;
  readonly onReceipt: (receipt: ObjectionReceipt) => void;
}

function ObjectionItem({ purpose, receipt, onReceipt }: ItemProps) {
  const { object, problems, isBusy } = useObjecting(onReceipt);
  const [grounds, setGrounds] = useState('');
  const bases = [...new Set(purpose.lawfulBases.map(({ type }) => basisInWords(type)))].join(' or ');
  const id = `object-${purpose.id.replaceAll('.', '-')}`;
  return (
    <li className="choice">
      <p id={id}>{purpose.description}</p>
      <p className="quiet">Because of {bases}</p>
      <details>
        <summary aria-describedby={id}>Object</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void object(purpose.id, grounds);
          }}
        >
          <label>
            Why, in your situation
            <textarea rows={2} value={grounds} onChange={(event) => setGrounds(event.target.value)} />
          </label>
          <button type="submit" aria-describedby={id} aria-disabled={isBusy}>
            Send the objection
          </button>
          <Problems problems={problems} />
          <output className="receipt">{receipt && ANSWERS[receipt.status]}</output>
        </form>
      </details>
    </li>
  );
}
