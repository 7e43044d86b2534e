import type { TableName } from './rows.ts';

/** How a canary looks in a column of this type. */
export type CanaryForm = 'text' | 'words' | 'email' | 'phone' | 'ip' | 'moment' | 'number';

/** A column with personal data, the kind of data it is, and whose. */
export type CanaryColumn = {
  readonly table: TableName;
  readonly column: string;
  readonly category: string;
  readonly form: CanaryForm;
};

const of = (table: TableName, category: string, form: CanaryForm, ...columns: string[]): CanaryColumn[] =>
  columns.map((column) => ({ table, column, category, form }));

/**
 * Every column that holds something about a person, by what it is in the database: a second opinion beside the labels of
 * the schema. Left out are columns with a handful of values (availability, currency), which cannot carry a mark.
 */
export const CANARY_COLUMNS: readonly CanaryColumn[] = [
  ...of('data_subject', 'user.name', 'text', 'given_name', 'family_name', 'display_name'),
  ...of('data_subject', 'user.contact.email', 'email', 'email'),
  ...of('data_subject', 'user.contact.phone_number', 'phone', 'phone_number'),
  ...of('data_subject', 'user.unique_id.communication_service', 'text', 'communication_service_id'),
  ...of('data_subject', 'user.contact.address', 'text', 'address_street', 'address_postal_code'),
  ...of('data_subject', 'user.contact.address', 'text', 'address_city', 'address_country'),
  ...of('data_subject', 'user.job_title', 'text', 'job_title'),
  ...of('data_subject', 'user.account.profile_photo', 'text', 'profile_photo_url'),
  ...of('data_subject', 'user.account.sign_in_activity', 'moment', 'last_sign_in_at'),
  ...of(
    'data_subject',
    'user.government_id.national_identification_number',
    'text',
    'national_identification_number',
  ),
  ...of('data_subject', 'user.government_id.document', 'text', 'identity_document_number'),
  ...of('data_subject', 'user.government_id.document_copy', 'text', 'identity_document_copy_key'),
  ...of('data_subject', 'user.location.imprecise', 'text', 'location'),
  ...of('agent', 'employee.name', 'text', 'display_name'),
  ...of('agent', 'employee.contact.email', 'email', 'email'),
  ...of('conversation', 'user.content.ticket', 'words', 'subject'),
  ...of('message', 'user.content', 'words', 'body'),
  ...of('rating', 'user.content.feedback', 'words', 'comment'),
  ...of('rating', 'user.content.feedback', 'moment', 'rated_at'),
  ...of('conversation_seen', 'user.content.chat', 'moment', 'seen_at'),
  ...of('internal_note', 'user.content.internal_note', 'words', 'body'),
  ...of('attachment', 'user.content.attachment', 'text', 'file_name', 'media_type'),
  ...of('attachment', 'user.content.attachment', 'number', 'byte_size'),
  ...of('note_attachment', 'user.content.internal_note', 'text', 'file_name', 'media_type'),
  ...of('note_attachment', 'user.content.internal_note', 'number', 'byte_size'),
  // Each value is of the kind of its field; only words can carry a mark.
  ...of('custom_field_value', 'user.content', 'words', 'value'),
  ...of('visit', 'user.device.ip_address', 'ip', 'ip_address'),
  ...of('visit', 'user.device.user_agent', 'text', 'user_agent'),
  ...of('visit', 'user.device.network_provider', 'text', 'network_provider'),
  ...of('visit', 'user.behavior.browsing_history', 'text', 'page_url', 'referrer_url'),
  ...of('visit', 'user.behavior.browsing_history', 'moment', 'started_at'),
  ...of('visit', 'user.behavior.clickstream', 'text', 'clickstream'),
  ...of('visit', 'user.behavior.usage', 'text', 'features_used'),
  ...of('invoice', 'user.financial.transaction', 'text', 'number', 'description'),
  ...of('invoice', 'user.financial.transaction', 'number', 'amount'),
  ...of('invoice', 'user.financial.transaction', 'moment', 'issued_at', 'due_at'),
  ...of('invoice', 'user.financial.debt', 'number', 'outstanding'),
  ...of('public_post', 'user.content.public', 'text', 'platform', 'body'),
  ...of('public_post', 'user.content.public', 'moment', 'posted_at'),
];
