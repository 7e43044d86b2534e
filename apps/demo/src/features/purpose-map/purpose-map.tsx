import { ClauseLine } from '../../components/clause-line.tsx';
import type { PolicyFacts, PurposeFacts } from '../../components/policy-facts.ts';
import { asTitle, categoryInWords } from '../../words/data-categories.ts';
import { basisInWords } from '../../words/lawful-bases.ts';

/** Everything this policy uses personal data for, as a table. */
export function PurposeMap({ facts: { controller, purposes } }: { readonly facts: PolicyFacts }) {
  const { version, date, sourceFile } = controller.policy;
  const from = [version && `version ${version}`, date && `of ${date}`].filter(Boolean).join(' ');
  return (
    <>
      <p>
        From the published policy of {controller.displayName}
        {from && ` (${from})`}, file <code>{sourceFile}</code>. Who reads personal data here declares one of
        these purposes, and sees only the kinds of data in its row.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must take the focus */}
      <section className="table-frame" aria-label="Purpose map" tabIndex={0}>
        <table className="purpose-map">
          <thead>
            <tr>
              <th scope="col">Purpose</th>
              <th scope="col">Kinds of data</th>
              <th scope="col">Allowed because of</th>
              <th scope="col">The person may</th>
              <th scope="col">Where the policy says so</th>
            </tr>
          </thead>
          <tbody>
            {purposes.map((purpose) => (
              <PurposeRow key={purpose.id} purpose={purpose} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function PurposeRow({ purpose }: { readonly purpose: PurposeFacts }) {
  const { id, description, dataCategories, identityLevel, lawfulBases, clause } = purpose;
  return (
    <tr>
      <th scope="row">
        {description}
        <code>{id}</code>
      </th>
      <td data-label="Kinds of data">
        {dataCategories.length === 0 ? 'none about a person' : null}
        <ul>
          {dataCategories.map(({ category }) => (
            <li key={category}>{categoryInWords(category)}</li>
          ))}
        </ul>
        {identityLevel !== 'identified' && <p className="quiet">{asTitle(identityLevel)} only</p>}
      </td>
      <td data-label="Allowed because of">
        {lawfulBases.length === 0 ? 'nothing needed: nobody can be recognised' : null}
        <ul>
          {lawfulBases.map(({ type, articles }) => (
            <li key={`${type} ${articles.join()}`}>
              {basisInWords(type)} <span className="quiet">{articles.join(', ')}</span>
            </li>
          ))}
        </ul>
      </td>
      <td data-label="The person may">{whatThePersonMay(purpose)}</td>
      <td data-label="Where the policy says so">
        <ClauseLine clause={{ ...clause, file: '' }} />
      </td>
    </tr>
  );
}

function whatThePersonMay({ consentRequired, withdrawable, objectable }: PurposeFacts): string {
  const may = [
    consentRequired && 'say yes or no',
    withdrawable && 'withdraw a yes',
    objectable && 'object',
  ].filter((each) => each !== false);
  return may.length > 0 ? may.join(', ') : 'complain to the authority';
}
