import type { Denial } from '@remit/sdk';
import { where, why } from './why.ts';

interface Props {
  readonly label: string;
  readonly value: string | number | null | undefined;
  /** Coordinate of the field in the schema. */
  readonly coordinate: string;
  readonly denials: readonly Denial[];
}

/** A value, or a dark place that says why. Nothing at all is said to be nothing. */
export function Field({ label, value, coordinate, denials }: Props) {
  const denial = denials.find((entry) => entry.coordinate === coordinate);
  return (
    <div className="field">
      <dt>{label}</dt>
      {value === null || value === undefined ? <Missing denial={denial} /> : <dd>{value}</dd>}
    </div>
  );
}

function Missing({ denial }: { readonly denial: Denial | undefined }) {
  if (!denial) return <dd className="none">nothing on record</dd>;
  const clause = where(denial);
  return (
    <dd className="dark" title={denial.remedy ?? undefined}>
      <span className="bar" aria-hidden="true" />
      <span className="visually-hidden">Withheld: </span>
      {why(denial)}
      {clause !== undefined && <small>{clause}</small>}
    </dd>
  );
}
