import type { Remit } from '@remit/sdk';
import { queryDocument, urqlClient } from '@remit/sdk/urql';
import { Provider, useQuery } from 'urql';

const MAP = queryDocument({
  viewer: { controller: { policy: { sourceFile: true, version: true, date: true } } },
  purposes: {
    id: true,
    description: true,
    dataCategories: { category: true },
    lawfulBases: { type: true, articles: true, clause: { lines: true, note: true } },
    objectable: true,
    identityLevel: true,
  },
});

/** What the company's policy uses personal data for, as a table. */
export function PurposeMap({ remit, company }: { readonly remit: Remit; readonly company: string }) {
  return (
    <Provider value={urqlClient(remit)}>
      <Table company={company} />
    </Provider>
  );
}

function Table({ company }: { readonly company: string }) {
  const [{ data }] = useQuery(MAP);
  const policy = data?.viewer?.controller.policy;
  return (
    <details className="panel map">
      <summary>
        The policy of {company} as the gateway runs it
        {policy && (
          <small>
            {policy.version ? `version ${policy.version}, ` : ''}
            {policy.date ?? 'undated'}
          </small>
        )}
      </summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <section className="scroll" tabIndex={0} aria-label="Purposes">
        <table>
          <thead>
            <tr>
              <th scope="col">Purpose</th>
              <th scope="col">Uses</th>
              <th scope="col">Rests on</th>
              <th scope="col">One can object</th>
            </tr>
          </thead>
          <tbody>
            {data?.purposes?.map((purpose) => (
              <tr key={purpose.id}>
                <th scope="row">
                  <code>{purpose.id}</code>
                  {purpose.description}
                </th>
                <td>
                  {purpose.dataCategories.map(({ category }) => category.replace('user.', '')).join(', ')}
                </td>
                <td>
                  {purpose.lawfulBases.map((basis) => (
                    <p key={basis.type}>
                      {basis.type.replace('_', ' ')} <small>{basis.articles.join(', ')}</small>{' '}
                      <small>{basis.clause.lines ?? basis.clause.note}</small>
                    </p>
                  ))}
                </td>
                <td>{purpose.objectable ? 'yes' : 'no'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
