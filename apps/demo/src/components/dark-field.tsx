import type { Denial } from '@remit/sdk';
import { reasonInWords } from '../words/denial-reasons.ts';
import { ClauseLine } from './clause-line.tsx';

/** A field that is withheld: dark, with a few words, and on demand the reason, the clause and the remedy. */
export function DarkField({ denial, label }: { readonly denial: Denial; readonly label: string }) {
  const { short, sentence } = reasonInWords(denial.reason);
  return (
    <details className="dark">
      <summary>
        <span className="dark-bar" aria-hidden="true" />
        <span className="sr-only">{label} is dark: </span>
        {short}
      </summary>
      <div className="dark-why">
        <p>{sentence}</p>
        {denial.policyClause && (
          <p>
            <ClauseLine clause={denial.policyClause} />
          </p>
        )}
        {denial.remedy && <p>{denial.remedy}</p>}
        <p>
          <code>{denial.coordinate}</code> {denial.reason}
        </p>
      </div>
    </details>
  );
}

interface WordProps {
  readonly denial: Denial;
  readonly label: string;
  /** False: it may also be that there is nothing. */
  readonly isSure: boolean;
}

/** The same in a row of a list, where there is no room to explain. */
export function DarkWord({ denial, label, isSure }: WordProps) {
  const { short } = reasonInWords(denial.reason);
  const words = `${label} is dark: ${short}${isSure ? '' : ', or not on file'}`;
  return (
    <span className="dark-word" title={words}>
      <span className={isSure ? 'dark-bar' : 'dark-bar dark-bar-unsure'} aria-hidden="true" />
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** Finds the denial of a field in the denials of an answer. */
export function denialOf(denials: readonly Denial[], coordinate: string): Denial | undefined {
  return denials.find((denial) => denial.coordinate === coordinate);
}
