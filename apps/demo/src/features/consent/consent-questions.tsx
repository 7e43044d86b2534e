import { Problems } from '../../components/notice.tsx';
import type { PolicyFacts } from '../../components/policy-facts.ts';
import { openQuestions, wordingOf } from './choices.ts';
import type { Choices } from './use-choices.ts';

/** Asks for what this policy needs a yes for. No is as easy as yes, nothing is ticked, and the chat waits for neither. */
export function ConsentQuestions({
  facts,
  choices,
}: {
  readonly facts: PolicyFacts;
  readonly choices: Choices;
}) {
  const open = openQuestions(choices.choices ?? []);
  const [question] = open;
  const { displayName } = facts.controller;
  return (
    <section className="questions" aria-label="Questions about your data">
      <output className="receipt">{choices.receipt}</output>
      <Problems problems={choices.problems} />
      {question && (
        <>
          <p className="quiet">
            {displayName} asks {open.length === 1 ? 'one thing' : `${open.length} things`}. You can chat
            without answering.
          </p>
          <div className="question">
            <p id="question-words">{wordingOf(question, displayName)}</p>
            <div className="pair">
              <button
                type="button"
                aria-describedby="question-words"
                aria-disabled={choices.isBusy}
                onClick={() => void choices.speak(question, 'give')}
              >
                Yes, I agree
              </button>
              <button
                type="button"
                aria-describedby="question-words"
                aria-disabled={choices.isBusy}
                onClick={() => void choices.speak(question, 'refuse')}
              >
                No, I refuse
              </button>
            </div>
          </div>
        </>
      )}
    </section>
  );
}
