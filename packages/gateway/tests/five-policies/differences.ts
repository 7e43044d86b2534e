import { POLICY_IDS, type PolicyId } from '../obligations/fixtures/desk.ts';
import type { CallerName, FieldName, FivePolicies, Outcome, PersonName, Task } from './ask.ts';

/** A difference that the five policies make, in words, and how to see it in the answers. */
type Difference = {
  readonly says: string;
  readonly holds: (answers: FivePolicies) => boolean;
};

/** What must differ, because the policies do. The document says it; it cannot be made when one of them does not hold. */
export const DIFFERENCES: readonly Difference[] = [
  {
    says: 'The Chat Center’s agent sees the IP address and no e-mail address; the other four see it the other way round.',
    holds: (answers) =>
      isShownBy(answers, 'support', 'support', 'IP address of the last visit', 'Ana', ['chat-center']) &&
      isShownBy(answers, 'support', 'support', 'E-mail', 'Ana', ['chat2desk', 'sapat', 'infostud', 'locusd']),
  },
  {
    says: 'Only chat2desk lists the messenger id for support, and Sapat.chat lists no phone number.',
    holds: (answers) =>
      isShownBy(answers, 'support', 'support', 'Messenger id', 'Ana', ['chat2desk']) &&
      isShownBy(answers, 'support', 'support', 'Phone', 'Ana', ['chat2desk', 'infostud', 'locusd']),
  },
  {
    says: 'Vera’s objection ends support where it rests on an interest, and not where it rests on the contract.',
    holds: (answers) =>
      isShownBy(answers, 'support', 'support', 'Chat: text', 'Ana', POLICY_IDS) &&
      isShownBy(answers, 'support', 'support', 'Chat: text', 'Vera', ['chat2desk', 'sapat']),
  },
  {
    says: 'The app in the United States is served under three policies; two do not let data go there on these clauses.',
    holds: (answers) =>
      isShownBy(answers, 'support', 'app', 'Ticket: text', 'Ana', ['chat2desk', 'sapat', 'chat-center']) &&
      (['infostud', 'locusd'] as const).every(
        (id) => reasonOf(answers.support.app[id].cells['Ticket: text'].Ana) === 'TRANSFER_NOT_ALLOWED',
      ),
  },
  {
    says: 'Sapat.chat may write to Boris, who said nothing, until he objects as Vera did; the other four need a yes first.',
    holds: (answers) =>
      isShownBy(answers, 'marketing', 'marketing', 'E-mail', 'Boris', ['sapat']) &&
      isShownBy(answers, 'marketing', 'marketing', 'E-mail', 'Vera', []) &&
      isShownBy(answers, 'marketing', 'marketing', 'E-mail', 'Ana', [
        'chat2desk',
        'sapat',
        'locusd',
        'chat-center',
      ]),
  },
  {
    says: 'Marketing under the Infostud notice knows clicks and no address; under the other four addresses and no clicks.',
    holds: (answers) =>
      isShownBy(answers, 'marketing', 'marketing', 'Clicks of the last visit', 'Ana', ['infostud']) &&
      isShownBy(answers, 'marketing', 'marketing', 'Name', 'Ana', ['chat2desk', 'sapat', 'locusd']),
  },
  {
    says: 'What people wrote, their money and their papers are open to marketing under none of them.',
    holds: (answers) =>
      (
        ['Ticket: subject', 'Ticket: text', 'Chat: text', 'Invoice: amount', 'Identity card: number'] as const
      ).every((field) => isShownBy(answers, 'marketing', 'marketing', field, 'Ana', [])),
  },
];

/** Whether a field of a person is shown under these policies and under no other. */
function isShownBy(
  answers: FivePolicies,
  task: Task,
  caller: CallerName,
  field: FieldName,
  person: PersonName,
  ids: readonly PolicyId[],
): boolean {
  return POLICY_IDS.every(
    (id) => (answers[task][caller][id].cells[field][person].kind === 'shown') === ids.includes(id),
  );
}

function reasonOf(outcome: Outcome): string | undefined {
  return outcome.kind === 'withheld' ? outcome.reason : undefined;
}
