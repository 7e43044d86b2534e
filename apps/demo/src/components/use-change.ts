import type { ProblemCode } from '@remit/sdk';
import type { SelectionDocument } from '@remit/sdk/urql';
import { useState } from 'react';
import { useClient } from 'urql';
import { faultInWords } from './fault-in-words.ts';

/** Why a change was not made. */
export interface Problem {
  readonly code?: ProblemCode;
  readonly message: string;
  readonly remedy?: string | null;
}

interface Payload {
  readonly problems: readonly Problem[];
}

/** Runs mutations: an expected refusal and a failed request both come back as problems to show. */
export function useChange() {
  const client = useClient();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setBusy] = useState(false);

  /** @returns the data when the change was made; undefined when there are problems to show */
  async function change<Data extends Readonly<Record<string, Payload | null>>>({
    query,
    variables,
  }: SelectionDocument<Data>): Promise<Data | undefined> {
    // A second press while the first is on its way would be a second change.
    if (isBusy) return undefined;
    setBusy(true);
    setProblems([]);
    const { data, error } = await client.mutation(query, variables);
    setBusy(false);
    const found = data ? Object.values(data).flatMap((payload) => payload?.problems ?? []) : [];
    if (error && found.length === 0) found.push({ message: faultInWords(error) });
    setProblems(found);
    return found.length === 0 ? data : undefined;
  }

  return { change, problems, isBusy, forget: () => setProblems([]) };
}
