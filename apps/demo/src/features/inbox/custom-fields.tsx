import type { Denial } from '@remit/sdk';
import { DarkField, denialOf } from '../../components/dark-field.tsx';
import { languageOf } from '../../words/language-of.ts';
import type { TicketDetail } from './selections.ts';

interface Props {
  readonly fields: TicketDetail['customFields'];
  readonly denials: readonly Denial[];
}

/** What the company asks with every ticket. Each answer is dark where the purpose does not cover its kind of data. */
export function CustomFields({ fields, denials }: Props) {
  if (fields === null || fields.length === 0) return null;
  return (
    <details className="actions-form">
      <summary>Fields of the ticket ({fields.filter(({ value }) => value !== null).length} readable)</summary>
      <dl>
        {fields.map(({ __typename, field, value }) => {
          const denial = denialOf(denials, `${__typename}.value`);
          return (
            <div key={field.id}>
              <dt>{field.label}</dt>
              <dd lang={languageOf(value)}>
                {value === null && denial ? (
                  <DarkField denial={denial} label={field.label} />
                ) : (
                  (value ?? <span className="quiet">nothing</span>)
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
