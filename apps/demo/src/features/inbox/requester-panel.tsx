import type { Denial } from '@remit/sdk';
import { DarkField, denialOf } from '../../components/dark-field.tsx';
import { FIELD_LABELS, type LabelledField } from '../../words/coordinates.ts';
import { languageOf } from '../../words/language-of.ts';
import { longTime } from '../../words/times.ts';
import type { Requester } from './selections.ts';

type Value = string | null | undefined;
type Group = readonly [title: string, fields: readonly (readonly [LabelledField, Value])[]];

/** The person who wrote in. Each field keeps its place, whether it is read or dark. */
export function RequesterPanel({
  requester,
  denials,
}: {
  readonly requester: Requester | null;
  readonly denials: readonly Denial[];
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it must take the focus
    <section className="requester" aria-labelledby="requester-title" tabIndex={0}>
      <h3 id="requester-title">Requester</h3>
      {groupsOf(requester).map(([title, fields]) => (
        <div key={title}>
          <h4>{title}</h4>
          <dl className="fields">
            {fields.map(([coordinate, value]) => (
              <FieldRow key={coordinate} coordinate={coordinate} value={value} denials={denials} />
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

interface RowProps {
  readonly coordinate: LabelledField;
  readonly value: Value;
  readonly denials: readonly Denial[];
}

function FieldRow({ coordinate, value, denials }: RowProps) {
  const denial = denialOf(denials, coordinate);
  const label = FIELD_LABELS[coordinate];
  const isDark = denial !== undefined && !value;
  return (
    <div data-field={coordinate} data-dark={isDark}>
      <dt>{label}</dt>
      <dd lang={languageOf(value)}>
        {isDark ? (
          <DarkField denial={denial} label={label} />
        ) : (
          value || <span className="quiet">not on file</span>
        )}
      </dd>
    </div>
  );
}

function groupsOf(requester: Requester | null): readonly Group[] {
  const { address, visits, invoices, publicPosts, consents, lastSignInAt } = requester ?? {};
  const visit = visits?.edges[0]?.node;
  const invoice = invoices?.edges[0]?.node;
  const place = address && [address.street, address.postalCode, address.city, address.country];
  return [
    [
      'Who and how to reach',
      [
        ['DataSubject.displayName', requester?.displayName],
        ['DataSubject.email', requester?.email],
        ['DataSubject.phoneNumber', requester?.phoneNumber],
        ['DataSubject.communicationServiceId', requester?.communicationServiceId],
        ['DataSubject.address', place?.filter(Boolean).join(', ')],
        ['DataSubject.location', requester?.location],
        ['DataSubject.jobTitle', requester?.jobTitle],
      ],
    ],
    [
      'Account and choices',
      [
        ['DataSubject.lastSignInAt', lastSignInAt && longTime(lastSignInAt)],
        ['DataSubject.consents', consents && `${consents.length} on record`],
      ],
    ],
    [
      'Device and visits',
      [
        ['Visit.ipAddress', visit?.ipAddress],
        ['Visit.userAgent', visit?.userAgent],
        ['Visit.networkProvider', visit?.networkProvider],
        ['Visit.pageUrl', visit?.pageUrl],
        ['Visit.clickstream', visit?.clickstream],
        ['Visit.featuresUsed', visit?.featuresUsed],
      ],
    ],
    [
      'Papers and money',
      [
        ['DataSubject.nationalIdentificationNumber', requester?.nationalIdentificationNumber],
        ['DataSubject.identityDocumentNumber', requester?.identityDocumentNumber],
        ['Invoice.number', invoice?.number],
        ['Invoice.outstanding', invoice && money(invoice.outstanding, invoice.currency)],
      ],
    ],
    ['In public', [['PublicPost.body', publicPosts?.edges[0]?.node.body]]],
  ];
}

/** Minor units to words: `12050 EUR` → `€120.50`. */
function money(minor: number | null, currency: string | null): string | null {
  if (minor === null) return null;
  const amount = minor / 100;
  return currency === null
    ? amount.toFixed(2)
    : new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amount);
}
