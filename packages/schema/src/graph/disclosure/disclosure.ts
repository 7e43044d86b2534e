import { builder } from '../../builder.ts';
import { DataSubject, PostalAddress } from '../data-subject/data-subject.ts';
import { DISCLOSABLE_FIELD_NAMES, type DisclosableField, isDisclosable } from './disclosable-fields.ts';
import { ON_RECORD } from './permit-disclosure.ts';

const person = [['dataSubject']] as const;
const onRecord = { category: ON_RECORD, of: person } as const;

export const DisclosableFieldEnum = builder.enumType('DisclosableField', {
  description: 'What of a person can be listed for somebody outside.',
  values: DISCLOSABLE_FIELD_NAMES,
});

export const DisclosureGround = builder.enumType('DisclosureGround', {
  description: 'Why an authority gets data. Which of them count, the controller’s policy says.',
  values: {
    LAW: { value: 'law' },
    COURT_ORDER: { value: 'court_order' },
    AUTHORITY_REQUEST: { value: 'authority_request' },
    OWN_RIGHTS: { value: 'own_rights' },
    FRAUD: { value: 'fraud' },
    HARM_PREVENTION: { value: 'harm_prevention' },
  } as const,
});

const DisclosureKind = builder.enumType('DisclosureKind', {
  values: ['AUTHORITY', 'EMERGENCY', 'FORWARDING'] as const,
});

const DisclosureReview = builder.enumType('DisclosureReview', {
  description: 'Whether somebody else looks at it afterwards, and what came of that.',
  values: ['NONE', 'PENDING', 'JUSTIFIED', 'NOT_JUSTIFIED'] as const,
});

/** The record. That there is one, when and whether it is reviewed are facts of the operation; the rest is about the person. */
export const Disclosure = builder.prismaObject('Disclosure', {
  description:
    'Data of one person that went to somebody outside by the hand of staff: to whom, why, and which fields. Never their values.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    kind: t.expose('kind', { type: DisclosureKind, nullable: false, personal: false }),
    disclosedAt: t.expose('disclosedAt', { type: 'DateTime', nullable: false, personal: false }),
    toldAt: t.expose('toldAt', {
      type: 'DateTime',
      nullable: true,
      personal: false,
      description: 'Since when the person can read of it here; null where nobody tells.',
    }),
    review: t.expose('review', { type: DisclosureReview, nullable: false, personal: false }),
    reviewedAt: t.expose('reviewedAt', { type: 'DateTime', nullable: true, personal: false }),
    disclosedTo: t.exposeString('disclosedTo', { nullable: true, personal: onRecord }),
    ground: t.field({
      type: DisclosureGround,
      personal: onRecord,
      select: { ground: true },
      resolve: ({ ground }) => ground as typeof DisclosureGround.$inferType | null,
    }),
    legalReference: t.exposeString('legalReference', { nullable: true, personal: onRecord }),
    fields: t.field({
      type: [DisclosableFieldEnum],
      personal: onRecord,
      select: { fields: true },
      resolve: (row) => row.fields.filter(isDisclosable),
    }),
    danger: t.string({
      description: 'In an emergency: what happened, as whoever disclosed wrote it for the review. For staff.',
      personal: onRecord,
      select: (_args, { caller }) => (caller.kind === 'AGENT' ? { kind: true, words: true } : { kind: true }),
      resolve: (row) => (row.kind === 'EMERGENCY' && 'words' in row ? row.words : null),
    }),
  }),
});

/** A column of the person, where the record lists it. */
const listed = <Value>(
  { fields }: { readonly fields: readonly string[] },
  field: DisclosableField,
  value: Value,
): Value | null => (fields.includes(field) ? value : null);

/** What may leave. Each field is decided like anywhere else, and is empty unless the record lists it. */
export const DisclosedData = builder.prismaObject('Disclosure', {
  variant: 'DisclosedData',
  description:
    'What may leave: the listed fields and no others. Only a mutation that is on record answers it.',
  select: { id: true, fields: true },
  fields: (t) => ({
    id: t.exposeID('publicId', {
      nullable: false,
      personal: false,
      description: 'Of the record: by it the recipient can ask, and can know nobody.',
    }),
    text: t.string({
      description: 'Of a forwarded inquiry: what staff wrote for the partner.',
      personal: { category: 'user.content.ticket', of: person },
      select: { kind: true, words: true },
      resolve: ({ kind, words }) => (kind === 'FORWARDING' ? words : null),
    }),
    displayName: t.string({
      personal: { category: 'user.name', of: person },
      select: { dataSubject: { select: { displayName: true } } },
      resolve: (row) => listed(row, 'DISPLAY_NAME', row.dataSubject.displayName),
    }),
    givenName: t.string({
      personal: { category: 'user.name', of: person },
      select: { dataSubject: { select: { givenName: true } } },
      resolve: (row) => listed(row, 'GIVEN_NAME', row.dataSubject.givenName),
    }),
    familyName: t.string({
      personal: { category: 'user.name', of: person },
      select: { dataSubject: { select: { familyName: true } } },
      resolve: (row) => listed(row, 'FAMILY_NAME', row.dataSubject.familyName),
    }),
    email: t.string({
      personal: { category: 'user.contact.email', of: person },
      select: { dataSubject: { select: { email: true } } },
      resolve: (row) => listed(row, 'EMAIL', row.dataSubject.email),
    }),
    phoneNumber: t.string({
      personal: { category: 'user.contact.phone_number', of: person },
      select: { dataSubject: { select: { phoneNumber: true } } },
      resolve: (row) => listed(row, 'PHONE_NUMBER', row.dataSubject.phoneNumber),
    }),
    address: t.field({
      type: PostalAddress,
      personal: { category: 'user.contact.address', of: person },
      select: {
        dataSubject: {
          select: { addressStreet: true, addressPostalCode: true, addressCity: true, addressCountry: true },
        },
      },
      resolve: (row) =>
        listed(row, 'ADDRESS', {
          street: row.dataSubject.addressStreet,
          postalCode: row.dataSubject.addressPostalCode,
          city: row.dataSubject.addressCity,
          country: row.dataSubject.addressCountry,
        }),
    }),
    nationalIdentificationNumber: t.string({
      personal: { category: 'user.government_id.national_identification_number', of: person },
      select: { dataSubject: { select: { nationalIdentificationNumber: true } } },
      resolve: (row) =>
        listed(row, 'NATIONAL_IDENTIFICATION_NUMBER', row.dataSubject.nationalIdentificationNumber),
    }),
    identityDocumentNumber: t.string({
      personal: { category: 'user.government_id.document', of: person },
      select: { dataSubject: { select: { identityDocumentNumber: true } } },
      resolve: (row) => listed(row, 'IDENTITY_DOCUMENT_NUMBER', row.dataSubject.identityDocumentNumber),
    }),
  }),
});

/** Disclosures that one person is shown at most. */
const MOST_SHOWN = 100;

builder.prismaObjectField(DataSubject, 'disclosures', (t) =>
  t.field({
    type: [Disclosure],
    description:
      'To whom staff passed data of the person on (GDPR 15(1)(c)), newest first, 100 at most. The person sees what it is told of, staff see all, apps none.',
    personal: { category: ON_RECORD, of: [[]] },
    select: (_args, { caller }, nested) => ({
      disclosures: nested({
        where:
          caller.kind === 'AGENT' ? {} : caller.kind === 'VISITOR' ? { toldAt: { not: null } } : { id: -1 },
        orderBy: { id: 'desc' },
        take: MOST_SHOWN,
      }),
    }),
    resolve: ({ disclosures }) => disclosures,
  }),
);
