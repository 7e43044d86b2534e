import type { ObjectionStatus } from '@remit/sdk';
import { mutationDocument } from '@remit/sdk/urql';
import { useChange } from '../../components/use-change.ts';

/** An objection as its receipt tells it. */
export interface ObjectionReceipt {
  readonly id: string;
  readonly purpose: string;
  readonly status: ObjectionStatus;
}

/** Objects for the visitor; a refusal comes back as problems with its reason. */
export function useObjecting(onReceipt: (receipt: ObjectionReceipt) => void) {
  const { change, problems, isBusy } = useChange();

  async function object(purpose: string, grounds: string): Promise<void> {
    const done = await change(
      mutationDocument({
        objectToProcessing: {
          $: { input: { purpose, grounds: grounds.trim() || null } },
          objection: { id: true, purpose: true, status: true },
          problems: { code: true, message: true, remedy: true },
        },
      }),
    );
    const receipt = done?.objectToProcessing?.objection;
    if (receipt) onReceipt(receipt);
  }

  return { object, problems, isBusy };
}
