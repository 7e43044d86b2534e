import { mutationDocument, queryDocument } from '@remit/sdk/urql';
import { useMemo, useState } from 'react';
import type { PolicyFacts } from '../../components/policy-facts.ts';
import { useAnswer } from '../../components/use-answer.ts';
import { useChange } from '../../components/use-change.ts';
import { type Choice, choicesOf, wordingOf } from './choices.ts';

/** What a person can do about a choice. */
export type Verb = 'give' | 'refuse' | 'withdraw';

const payload = {
  consent: { id: true, status: true, recordedAt: true },
  problems: { code: true, message: true, remedy: true },
} as const;

const RECEIPTS: Readonly<Record<Verb, string>> = {
  give: 'Your yes is recorded. You can withdraw it at any time.',
  refuse: 'Your no is recorded.',
  withdraw: 'Withdrawn, from this moment.',
};

/** The choices of the visitor, and the way to speak. Must be used for the purpose of the person's own rights. */
export function useChoices(facts: PolicyFacts) {
  const { data, denials, fault, isLoading, reread } = useAnswer(
    queryDocument({
      viewer: {
        dataSubject: {
          id: true,
          consents: { purpose: true, channel: true, status: true, recordedAt: true, validUntil: true },
        },
      },
    }),
  );
  const { change, problems, isBusy } = useChange();
  const [receipt, setReceipt] = useState('');
  const said = data?.viewer?.dataSubject?.consents;
  const choices = useMemo(() => (said ? choicesOf(facts.purposes, said) : undefined), [facts, said]);

  async function speak(choice: Choice, verb: Verb): Promise<void> {
    const input = {
      purpose: choice.purpose.id,
      channel: choice.channel,
      wording: verb === 'withdraw' ? null : wordingOf(choice, facts.controller.displayName),
      route: 'demo page',
    };
    setReceipt('');
    const done = await change(documentFor(verb, input));
    if (done) setReceipt(RECEIPTS[verb]);
    reread();
  }

  return { choices, denials, fault, isLoading, problems, isBusy, receipt, speak, reread };
}

/** What {@link useChoices} gives. */
export type Choices = ReturnType<typeof useChoices>;

function documentFor(
  verb: Verb,
  input: { purpose: string; channel: string | null; wording: string | null; route: string },
) {
  switch (verb) {
    case 'give':
      return mutationDocument({ 'said: giveConsent': { $: { input }, ...payload } });
    case 'refuse':
      return mutationDocument({ 'said: refuseConsent': { $: { input }, ...payload } });
    case 'withdraw':
      return mutationDocument({ 'said: withdrawConsent': { $: { input }, ...payload } });
  }
}
