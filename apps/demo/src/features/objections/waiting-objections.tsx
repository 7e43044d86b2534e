import { mutationDocument } from '@remit/sdk/urql';
import { Problems } from '../../components/notice.tsx';
import type { PurposeFacts } from '../../components/policy-facts.ts';
import { useChange } from '../../components/use-change.ts';
import type { ObjectionReceipt } from './use-objecting.ts';

interface Props {
  readonly waiting: readonly ObjectionReceipt[];
  readonly purposes: readonly PurposeFacts[];
  readonly onDecided: (receipt: ObjectionReceipt) => void;
}

/**
 * Objections for the agent to weigh. The API tells an objection only to the person who made it, so this page hands on
 * those made on its other side.
 */
export function WaitingObjections({ waiting, purposes, onDecided }: Props) {
  const { change, problems, isBusy } = useChange();

  async function decide(objectionId: string, accept: boolean): Promise<void> {
    const done = await change(
      mutationDocument({
        decideObjection: {
          $: { input: { objectionId, accept } },
          objection: { id: true, purpose: true, status: true },
          problems: { code: true, message: true, remedy: true },
        },
      }),
    );
    const decided = done?.decideObjection?.objection;
    if (decided) onDecided(decided);
  }

  if (waiting.length === 0) return null;
  return (
    <section className="waiting" aria-label="Objections to weigh">
      {waiting.map(({ id, purpose }) => (
        <div key={id} className="waiting-objection">
          <p id={`objection-${id}`}>
            The visitor objects to “{purposes.find((each) => each.id === purpose)?.description ?? purpose}”.
          </p>
          <div className="pair">
            {[true, false].map((accept) => (
              <button
                key={String(accept)}
                type="button"
                aria-describedby={`objection-${id}`}
                aria-disabled={isBusy}
                onClick={() => void decide(id, accept)}
              >
                {accept ? 'Accept' : 'Reject'}
              </button>
            ))}
          </div>
        </div>
      ))}
      <Problems problems={problems} />
    </section>
  );
}
