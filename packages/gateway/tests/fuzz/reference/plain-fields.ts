import type { TableName, Tables } from '../world/rows.ts';

type Columns<Name extends TableName> = Readonly<Record<string, keyof Tables[Name] & string>>;

function columns<Name extends TableName>(
  types: readonly string[],
  _table: Name,
  map: Columns<Name>,
): [string, string][] {
  return types.flatMap((type) =>
    Object.entries(map).map(([field, column]): [string, string] => [`${type}.${field}`, column]),
  );
}

/** Fields that are about nobody in particular, or stand below one that was judged, and the column each comes from. */
export const PLAIN_FIELDS: ReadonlyMap<string, string> = new Map([
  ...columns(['Ticket', 'Chat'], 'conversation', {
    id: 'public_id',
    status: 'status',
    openedAt: 'opened_at',
    lastMessageAt: 'last_message_at',
    closedAt: 'closed_at',
    firstRespondedAt: 'first_responded_at',
    resolvedAt: 'resolved_at',
  }),
  ...columns(['Rating'], 'rating', { id: 'public_id' }),
  ...columns(['CustomField'], 'custom_field', {
    id: 'public_id',
    key: 'key',
    label: 'label',
    type: 'type',
    category: 'category',
    options: 'options',
    required: 'required',
    position: 'position',
  }),
  ...columns(['TranscriptLine'], 'message', { sentAt: 'sent_at' }),
  ...columns(['Recipient'], 'recipient', {
    id: 'public_id',
    name: 'name',
    country: 'country',
    role: 'role',
    purposes: 'purposes',
    safeguard: 'safeguard',
    policyUrl: 'policy_url',
  }),
  ...columns(['Team'], 'team', { id: 'public_id', name: 'name' }),
  ...columns(['Ticket'], 'conversation', { priority: 'priority' }),
  ...columns(['TicketMessage', 'ChatMessage'], 'message', { id: 'public_id', sentAt: 'sent_at' }),
  ...columns(['DataSubject', 'Agent'], 'data_subject', { id: 'public_id' }),
  ...columns(['InternalNote'], 'internal_note', { id: 'public_id', writtenAt: 'written_at' }),
  ...columns(['Attachment'], 'attachment', { id: 'public_id' }),
  ...columns(['NoteAttachment'], 'note_attachment', { id: 'public_id' }),
  ...columns(['Visit'], 'visit', { id: 'public_id' }),
  ...columns(['Invoice'], 'invoice', { id: 'public_id' }),
  ...columns(['PublicPost'], 'public_post', { id: 'public_id' }),
  ...columns(['PostalAddress'], 'data_subject', {
    street: 'address_street',
    postalCode: 'address_postal_code',
    city: 'address_city',
    country: 'address_country',
  }),
  ...columns(['Objection'], 'objection', {
    id: 'public_id',
    purpose: 'purpose',
    status: 'status',
    receivedAt: 'received_at',
    decidedAt: 'decided_at',
  }),
  ...columns(['Disclosure'], 'disclosure', {
    id: 'public_id',
    kind: 'kind',
    disclosedAt: 'disclosed_at',
    toldAt: 'told_at',
    review: 'review',
    reviewedAt: 'reviewed_at',
  }),
  ...columns(['DisclosedData'], 'disclosure', { id: 'public_id' }),
  ...columns(['CaseConsent'], 'case_consent', {
    id: 'public_id',
    askedAt: 'asked_at',
    answeredAt: 'answered_at',
  }),
  ...columns(['Consent'], 'consent_record', {
    id: 'public_id',
    purpose: 'purpose',
    channel: 'channel',
    status: 'status',
    recordedAt: 'recorded_at',
    validUntil: 'valid_until',
  }),
]);
