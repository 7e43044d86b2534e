import type { PolicyClause } from '@remit/sdk';

/** For `stated` there is nothing to add: the lines are the words. */
const PROVENANCE: Readonly<Record<string, string>> = {
  statute: 'the law says so, the policy is silent',
  operator: 'chosen by the operator, the policy is silent',
  not_stated: 'the policy is silent',
};

type Clause = Pick<PolicyClause, 'lines' | 'section' | 'provenance' | 'note'> & { readonly file?: string };

/** Where the published policy says it: file, lines and section. */
export function ClauseLine({ clause }: { readonly clause: Clause }) {
  const { file, lines, section, provenance, note } = clause;
  const why = [PROVENANCE[provenance], note].filter(Boolean).join(': ');
  const place = [file, lines, section && `“${section}”`].filter(Boolean).join(', ');
  return (
    <span className="clause">
      {place && <cite>{place}</cite>}
      {why && <span className="clause-provenance">{why}</span>}
    </span>
  );
}
