import { ClauseLine } from '../../components/clause-line.tsx';
import { Time } from '../../components/time.tsx';
import { useEndInSight } from '../../components/use-end-in-sight.ts';
import { fieldInWords } from '../../words/coordinates.ts';
import { listInWords } from '../../words/data-categories.ts';
import { reasonInWords } from '../../words/denial-reasons.ts';
import type { Entry } from './use-activity.ts';

interface Props {
  readonly entries: readonly Entry[];
  readonly describe: (purpose: string | undefined) => string;
}

/** Which fields went dark on the agent's side, when and why; read out as it happens. */
export function ActivityLog({ entries, describe }: Props) {
  const list = useEndInSight<HTMLDivElement>(entries.at(-1)?.id);
  return (
    <section className="activity" aria-labelledby="activity-title">
      <h3 id="activity-title">What went dark, and why</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must take the focus */}
      <div role="log" aria-labelledby="activity-title" tabIndex={0} ref={list} className="activity-list">
        {entries.length === 0 && (
          <p className="quiet">
            Nothing yet. Change the purpose above, or let the visitor withdraw a consent or object.
          </p>
        )}
        <ol>
          {entries.map((entry) => (
            <EntryItem key={entry.id} entry={entry} describe={describe} />
          ))}
        </ol>
      </div>
    </section>
  );
}

function EntryItem({ entry, describe }: { readonly entry: Entry; readonly describe: Props['describe'] }) {
  const { at, cause, purpose, wentDark, readable } = entry;
  // One sentence a reason: twenty fields outside the policy are one thing to say.
  const reasons = Map.groupBy(wentDark, ({ reason }) => reason);
  return (
    <li>
      <Time iso={at} />{' '}
      {cause === 'purpose' ? `Now read for: ${describe(purpose)}. ` : 'The visitor changed something. '}
      {[...reasons].map(([reason, denials]) => (
        <span key={reason} className="went-dark">
          Dark: {listInWords(denials.map(({ coordinate }) => fieldInWords(coordinate)))}.{' '}
          {reasonInWords(reason).sentence}{' '}
          {cause === 'person' && denials[0]?.policyClause && (
            <ClauseLine clause={denials[0].policyClause} />
          )}{' '}
        </span>
      ))}
      {readable.length > 0 && (
        <span className="readable">Readable: {listInWords(readable.map(fieldInWords))}.</span>
      )}
    </li>
  );
}
