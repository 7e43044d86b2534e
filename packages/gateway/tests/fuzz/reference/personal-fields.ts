import type { Holder } from '../world/callers.ts';
import type {
  Attachment,
  CaseConsent,
  CustomFieldValue,
  Disclosure,
  InternalNote,
  Invoice,
  Message,
  NoteAttachment,
  Person,
  PublicPost,
  Rating,
  Seen,
  TableName,
  Tables,
  Visit,
} from '../world/rows.ts';
import type { World } from '../world/world.ts';
import { CUSTOM_FIELDS } from './custom-fields.ts';
import { leaves } from './disclosures.ts';

/** Stands in an expected answer where the address of a file must stand; no two are alike. */
export const ADDRESS = 'address of a file';

/** A field of the schema with personal data: what kind, about whom, and where the value stands. */
export type PersonalField = {
  readonly category: string;
  /** Everybody it is about; all must agree. */
  readonly people: (row: Row, world: World) => readonly (number | undefined)[];
  readonly value: (row: Row, world: World, reader: Holder['kind']) => unknown;
};

export type Row = Tables[TableName];

type Field<Of extends Row> = {
  readonly category: string;
  readonly value: (row: Of, world: World, reader: Holder['kind']) => unknown;
};

function fields<Of extends Row>(
  type: string,
  people: (row: Of, world: World) => readonly (number | undefined)[],
  list: Readonly<Record<string, Field<Of>>>,
): [string, PersonalField][] {
  return Object.entries(list).map(([name, field]) => [
    `${type}.${name}`,
    { ...field, people } as PersonalField,
  ]);
}

const is = <Of extends Row>(category: string, value: Field<Of>['value']): Field<Of> => ({ category, value });
const self = ({ id }: Person) => [id];
const owner = ({ data_subject_id }: { readonly data_subject_id: number }) => [data_subject_id];
const writerAndRequester = (message: Message, world: World) => [
  message.author_id,
  world.conversationOf(message).requester_id,
];
const noteWriterAndRequester = (note: InternalNote, world: World) => [
  note.author_id,
  world.conversationOf(note).requester_id,
];
const message = (attachment: Attachment, world: World) => {
  const found = world.byId('message', attachment.message_id);
  if (!found) throw new Error('An attachment without a message.');
  return found;
};

/** The reference's own word on what is personal, written from the meaning of each field and not from its label. */
export const PERSONAL_FIELDS: ReadonlyMap<string, PersonalField> = new Map([
  ...fields<Person>('DataSubject', self, {
    displayName: is('user.name', (row) => row.display_name),
    givenName: is('user.name', (row) => row.given_name),
    familyName: is('user.name', (row) => row.family_name),
    email: is('user.contact.email', (row) => row.email),
    phoneNumber: is('user.contact.phone_number', (row) => row.phone_number),
    communicationServiceId: is('user.unique_id.communication_service', (row) => row.communication_service_id),
    address: is('user.contact.address', (row) => row),
    jobTitle: is('user.job_title', (row) => row.job_title),
    profilePhotoUrl: is('user.account.profile_photo', (row) => row.profile_photo_url),
    lastSignInAt: is('user.account.sign_in_activity', (row) => row.last_sign_in_at),
    nationalIdentificationNumber: is(
      'user.government_id.national_identification_number',
      (row) => row.national_identification_number,
    ),
    identityDocumentNumber: is('user.government_id.document', (row) => row.identity_document_number),
    identityDocumentCopyKey: is('user.government_id.document_copy', (row) => row.identity_document_copy_key),
    location: is('user.location.imprecise', (row) => row.location),
    consents: is('user.privacy_preferences', (row, world) => lastWords(row, world)),
    // The lists themselves, which disclosures.ts makes.
    disclosures: is('user.privacy_preferences', (row) => row),
    caseConsents: is('user.privacy_preferences', (row) => row),
  }),
  ...fields<Disclosure>('Disclosure', owner, {
    disclosedTo: is('user.privacy_preferences', (row) => row.disclosed_to),
    ground: is('user.privacy_preferences', (row) => row.ground?.toUpperCase() ?? null),
    legalReference: is('user.privacy_preferences', (row) => row.legal_reference),
    fields: is('user.privacy_preferences', (row) => row.fields),
    danger: is('user.privacy_preferences', ({ kind, words }, _world, reader) =>
      kind === 'EMERGENCY' && reader === 'AGENT' ? words : null,
    ),
  }),
  ...fields<Disclosure>('DisclosedData', owner, {
    text: is('user.content.ticket', (row) => (row.kind === 'FORWARDING' ? row.words : null)),
    displayName: is(
      'user.name',
      leaves('DISPLAY_NAME', (person) => person.display_name),
    ),
    givenName: is(
      'user.name',
      leaves('GIVEN_NAME', (person) => person.given_name),
    ),
    familyName: is(
      'user.name',
      leaves('FAMILY_NAME', (person) => person.family_name),
    ),
    email: is(
      'user.contact.email',
      leaves('EMAIL', (person) => person.email),
    ),
    phoneNumber: is(
      'user.contact.phone_number',
      leaves('PHONE_NUMBER', (person) => person.phone_number),
    ),
    address: is(
      'user.contact.address',
      leaves('ADDRESS', (person) => person),
    ),
    nationalIdentificationNumber: is(
      'user.government_id.national_identification_number',
      leaves('NATIONAL_IDENTIFICATION_NUMBER', (person) => person.national_identification_number),
    ),
    identityDocumentNumber: is(
      'user.government_id.document',
      leaves('IDENTITY_DOCUMENT_NUMBER', (person) => person.identity_document_number),
    ),
  }),
  ...fields<CaseConsent>('CaseConsent', owner, {
    recipientName: is(
      'user.privacy_preferences',
      (row, world) => world.byId('recipient', row.recipient_id)?.name,
    ),
    fields: is('user.privacy_preferences', (row) => row.fields),
    wording: is('user.privacy_preferences', (row) => row.wording),
    agreed: is('user.privacy_preferences', (row) => row.agreed),
    withdrawnAt: is('user.privacy_preferences', (row) => row.withdrawn_at),
  }),
  ...fields<Person>('Agent', self, {
    displayName: is('employee.name', (row, world) => world.agentOf(row.id)?.display_name),
    email: is('employee.contact.email', (row, world) => world.agentOf(row.id)?.email),
    availability: is('employee.availability', (row, world) => world.agentOf(row.id)?.availability),
  }),
  ...fields<Tables['conversation']>('Ticket', ({ requester_id }) => [requester_id], {
    subject: is('user.content.ticket', (row) => row.subject),
    tags: is('user.content.internal_note', (row) => row.tags),
    // The list itself, which structure.ts makes: how many notes there are is as much a secret as what they say.
    notes: is('user.content.internal_note', (row) => row),
    rating: is('user.content.feedback', (row, world) => world.having('rating', 'conversation_id', row.id)[0]),
  }),
  ...fields<Tables['conversation']>('Chat', ({ requester_id }) => [requester_id], {
    rating: is('user.content.feedback', (row, world) => world.having('rating', 'conversation_id', row.id)[0]),
    notes: is('user.content.internal_note', (row) => row),
  }),
  ...fields<Rating>('Rating', ({ requester_id }) => [requester_id], {
    score: is('user.content.feedback', (row) => row.score),
    comment: is('user.content.feedback', (row) => row.comment),
    ratedAt: is('user.content.feedback', (row) => row.rated_at),
  }),
  // Who read how far is a part of the chat: of the reader and of the person whose chat it is.
  ...fields<Seen>('Seen', (row, world) => [row.person_id, world.conversationOf(row).requester_id], {
    messageId: is('user.content.chat', (row, world) => world.byId('message', row.message_id)?.public_id),
    seenAt: is('user.content.chat', (row) => row.seen_at),
  }),
  ...fields<Message>('TranscriptLine', writerAndRequester, {
    body: is('user.content.chat', (row) => row.body),
  }),
  ...fields<InternalNote>('InternalNote', noteWriterAndRequester, {
    body: is('user.content.internal_note', (row) => row.body),
  }),
  ...fields<Message>('TicketMessage', writerAndRequester, {
    body: is('user.content.ticket', (row) => row.body),
  }),
  ...fields<Message>('ChatMessage', writerAndRequester, { body: is('user.content.chat', (row) => row.body) }),
  ...fields<Attachment>('Attachment', (row, world) => writerAndRequester(message(row, world), world), {
    fileName: is('user.content.attachment', (row) => row.file_name),
    mediaType: is('user.content.attachment', (row) => row.media_type),
    byteSize: is('user.content.attachment', (row) => row.byte_size),
    url: is('user.content.attachment', (row) => (row.file_id === null ? null : ADDRESS)),
  }),
  ...fields<NoteAttachment>('NoteAttachment', (row) => [row.author_id, row.requester_id], {
    fileName: is('user.content.internal_note', (row) => row.file_name),
    mediaType: is('user.content.internal_note', (row) => row.media_type),
    byteSize: is('user.content.internal_note', (row) => row.byte_size),
    url: is('user.content.internal_note', () => ADDRESS),
  }),
  // Whatever its type, it is about the person whose ticket it is: yes and no say something about somebody too.
  ...CUSTOM_FIELDS.flatMap(([, type, , category]) =>
    fields<CustomFieldValue>(type, (row, world) => [world.conversationOf(row).requester_id], {
      value: is(category, (row) => row.value),
    }),
  ),
  ...fields<Visit>('Visit', owner, {
    startedAt: is('user.behavior.browsing_history', (row) => row.started_at),
    ipAddress: is('user.device.ip_address', (row) => row.ip_address),
    userAgent: is('user.device.user_agent', (row) => row.user_agent),
    networkProvider: is('user.device.network_provider', (row) => row.network_provider),
    pageUrl: is('user.behavior.browsing_history', (row) => row.page_url),
    referrerUrl: is('user.behavior.browsing_history', (row) => row.referrer_url),
    clickstream: is('user.behavior.clickstream', (row) => row.clickstream),
    featuresUsed: is('user.behavior.usage', (row) => row.features_used),
  }),
  ...fields<Invoice>('Invoice', owner, {
    number: is('user.financial.transaction', (row) => row.number),
    description: is('user.financial.transaction', (row) => row.description),
    currency: is('user.financial.transaction', (row) => row.currency),
    amount: is('user.financial.transaction', (row) => row.amount),
    issuedAt: is('user.financial.transaction', (row) => row.issued_at),
    dueAt: is('user.financial.transaction', (row) => row.due_at),
    outstanding: is('user.financial.debt', (row) => row.outstanding),
  }),
  ...fields<PublicPost>('PublicPost', owner, {
    platform: is('user.content.public', (row) => row.platform),
    body: is('user.content.public', (row) => row.body),
    postedAt: is('user.content.public', (row) => row.posted_at),
  }),
]);

/** What the person last said about each purpose and channel, newest first. */
function lastWords({ id }: Person, world: World) {
  const newestFirst = [...world.having('consent_record', 'data_subject_id', id)].reverse();
  const last = new Map<string, (typeof newestFirst)[number]>();
  for (const record of newestFirst) {
    const key = `${record.purpose} ${record.channel}`;
    if (!last.has(key)) last.set(key, record);
  }
  return [...last.values()];
}
