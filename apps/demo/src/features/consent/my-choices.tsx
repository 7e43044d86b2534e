import { Fault, Loading, Problems } from '../../components/notice.tsx';
import type { PolicyFacts } from '../../components/policy-facts.ts';
import { Time } from '../../components/time.tsx';
import { type Choice, wordingOf } from './choices.ts';
import type { Choices, Verb } from './use-choices.ts';

/** Every yes and no of the visitor, each with the way back. */
export function MyChoices({ facts, choices }: { readonly facts: PolicyFacts; readonly choices: Choices }) {
  if (choices.fault) return <Fault fault={choices.fault} onRetry={choices.reread} />;
  if (choices.choices === undefined) return <Loading lines={4} label="Loading your choices" />;
  return (
    <section aria-labelledby="my-consents">
      <h3 id="my-consents">What you agreed to</h3>
      <output className="receipt">{choices.receipt}</output>
      <Problems problems={choices.problems} />
      {choices.choices.length === 0 && <p>This policy asks you for no consent.</p>}
      <ul className="choices">
        {choices.choices.map((choice) => (
          <ChoiceItem
            key={choice.key}
            choice={choice}
            words={wordingOf(choice, facts.controller.displayName)}
            choices={choices}
          />
        ))}
      </ul>
    </section>
  );
}

const STATUS = {
  GIVEN: 'You said yes',
  REFUSED: 'You said no',
  WITHDRAWN: 'You took your yes back',
} as const;

interface ItemProps {
  readonly choice: Choice;
  readonly words: string;
  readonly choices: Choices;
}

function ChoiceItem({ choice, words, choices }: ItemProps) {
  const { key, said, purpose } = choice;
  const wordsId = `words ${key}`.replaceAll(/[ .]/g, '-');
  const verbs: readonly Verb[] =
    said === undefined ? ['give', 'refuse'] : [said.status === 'GIVEN' ? 'withdraw' : 'give'];
  const labels: Readonly<Record<Verb, string>> = {
    give: said === undefined ? 'Yes, I agree' : 'Agree now',
    refuse: 'No, I refuse',
    withdraw: 'Withdraw',
  };
  return (
    <li className="choice" data-choice={key}>
      <p id={wordsId}>{words}</p>
      <p className="quiet">
        {said === undefined ? 'You were not asked yet' : STATUS[said.status]}
        {said && (
          <>
            {' '}
            <Time iso={said.recordedAt} />
          </>
        )}
        {!purpose.consentRequired && '. Other reasons allow this as well'}
      </p>
      <div className="pair">
        {verbs.map((verb) => (
          <button
            key={verb}
            type="button"
            aria-describedby={wordsId}
            aria-disabled={choices.isBusy}
            onClick={() => void choices.speak(choice, verb)}
          >
            {labels[verb]}
          </button>
        ))}
      </div>
    </li>
  );
}
