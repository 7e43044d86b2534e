/** Rows as the database holds them, column by column: what the reference reads must pass through no code of ours. */

type Ids = { readonly id: number; readonly public_id: string; readonly controller_id: number };

export type Controller = Pick<Ids, 'id' | 'public_id'> & {
  readonly slug: string;
  readonly display_name: string;
  readonly time_zone: string;
  readonly current_policy_id: number;
};

export type PolicyVersion = Ids & { readonly profile: unknown };

export type Person = Ids & {
  readonly kind: 'CUSTOMER' | 'STAFF';
  readonly given_name: string | null;
  readonly family_name: string | null;
  readonly display_name: string | null;
  readonly email: string | null;
  readonly phone_number: string | null;
  readonly communication_service_id: string | null;
  readonly address_street: string | null;
  readonly address_postal_code: string | null;
  readonly address_city: string | null;
  readonly address_country: string | null;
  readonly job_title: string | null;
  readonly profile_photo_url: string | null;
  readonly last_sign_in_at: Date | null;
  readonly national_identification_number: string | null;
  readonly identity_document_number: string | null;
  readonly identity_document_copy_key: string | null;
  readonly location: string | null;
  readonly declared_age: number | null;
  readonly erased_at: Date | null;
  /** Read for one thing only: the policy version that the state in the row was made under. */
  readonly lawfulness: string;
  readonly created_at: Date;
};

export type Agent = Ids & {
  readonly data_subject_id: number;
  readonly display_name: string;
  readonly email: string;
  readonly role: string;
  readonly availability: string;
  readonly disabled_at: Date | null;
};

export type Conversation = Ids & {
  readonly kind: 'TICKET' | 'CHAT';
  readonly status: string;
  readonly priority: string;
  readonly subject: string | null;
  readonly requester_id: number;
  readonly assignee_id: number | null;
  readonly team_id: number | null;
  readonly tags: readonly string[];
  readonly opened_at: Date;
  readonly last_message_at: Date | null;
  readonly closed_at: Date | null;
  readonly first_responded_at: Date | null;
  readonly resolved_at: Date | null;
  readonly retain_until: Date | null;
  readonly chat_id: number | null;
  readonly merged_into_id: number | null;
};

export type Seen = Ids & {
  readonly conversation_id: number;
  readonly person_id: number;
  readonly message_id: number;
  readonly seen_at: Date;
};

export type Rating = Ids & {
  readonly conversation_id: number;
  readonly requester_id: number;
  readonly score: number;
  readonly comment: string | null;
  readonly rated_at: Date;
};

export type Team = Ids & { readonly name: string };

export type Message = Ids & {
  readonly conversation_id: number;
  readonly kind: 'TICKET' | 'CHAT';
  readonly author_id: number;
  readonly body: string;
  readonly sent_at: Date;
};

export type InternalNote = Ids & {
  readonly conversation_id: number;
  readonly author_id: number;
  readonly body: string;
  readonly written_at: Date;
};

export type NoteAttachment = Ids & {
  readonly note_id: number;
  readonly author_id: number;
  readonly requester_id: number;
  readonly file_name: string;
  readonly media_type: string;
  readonly byte_size: number;
};

export type Attachment = Ids & {
  readonly file_id: number | null;
  readonly message_id: number;
  readonly file_name: string;
  readonly media_type: string;
  readonly byte_size: number;
};

export type CustomField = Ids & {
  readonly key: string;
  readonly label: string;
  readonly type: string;
  readonly category: string;
  readonly options: readonly string[];
  readonly required: boolean;
  readonly position: number;
  readonly archived_at: Date | null;
};

export type CustomFieldValue = Pick<Ids, 'id' | 'controller_id'> & {
  readonly conversation_id: number;
  readonly field_id: number;
  readonly type: string;
  readonly category: string;
  /** Null only where the reference makes a row for a field in which nothing stands. */
  readonly value: string | null;
};

export type Visit = Ids & {
  readonly data_subject_id: number;
  readonly started_at: Date;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
  readonly network_provider: string | null;
  readonly page_url: string | null;
  readonly referrer_url: string | null;
  readonly clickstream: string | null;
  readonly features_used: string | null;
  readonly retain_until: Date | null;
};

export type Invoice = Ids & {
  readonly data_subject_id: number;
  readonly number: string;
  readonly description: string;
  readonly currency: string;
  readonly amount: number;
  readonly outstanding: number;
  readonly issued_at: Date;
  readonly due_at: Date | null;
  readonly retain_until: Date | null;
};

export type PublicPost = Ids & {
  readonly data_subject_id: number;
  readonly platform: string;
  readonly body: string;
  readonly posted_at: Date;
};

export type ConsentRecord = Ids & {
  readonly data_subject_id: number;
  readonly purpose: string;
  readonly channel: string | null;
  readonly status: 'GIVEN' | 'REFUSED' | 'WITHDRAWN';
  readonly valid_until: Date | null;
  readonly recorded_at: Date;
};

export type Objection = Ids & {
  readonly data_subject_id: number;
  readonly purpose: string;
  readonly status: 'RECEIVED' | 'ACCEPTED' | 'REJECTED';
  readonly received_at: Date;
  readonly decided_at: Date | null;
};

export type Restriction = Ids & { readonly data_subject_id: number; readonly lifted_at: Date | null };

export type Grant = Ids & {
  readonly purposes: unknown;
  readonly scopes: readonly string[] | null;
  readonly revoked_at: Date | null;
  readonly recipient_id: number | null;
};

export type Recipient = Ids & {
  readonly public_id: string;
  readonly name: string;
  readonly role: string | null;
  readonly purposes: readonly string[];
  readonly policy_url: string | null;
  readonly country: string;
  readonly safeguard: string | null;
  readonly contract_ref: string | null;
  readonly allowed_fields: readonly string[] | null;
  readonly active: boolean;
};

export type Disclosure = Ids & {
  readonly kind: string;
  readonly data_subject_id: number;
  readonly disclosed_to: string;
  readonly ground: string | null;
  readonly legal_reference: string | null;
  readonly fields: readonly string[];
  readonly words: string | null;
  readonly disclosed_at: Date;
  readonly told_at: Date | null;
  readonly review: string;
  readonly reviewed_at: Date | null;
};

export type CaseConsent = Ids & {
  readonly data_subject_id: number;
  readonly recipient_id: number;
  readonly fields: readonly string[];
  readonly wording: string;
  readonly asked_at: Date;
  readonly agreed: boolean | null;
  readonly answered_at: Date | null;
  readonly withdrawn_at: Date | null;
};

/** One row type for each table that the reference reads. */
export type Tables = {
  readonly controller: Controller;
  readonly policy_version: PolicyVersion;
  readonly data_subject: Person;
  readonly agent: Agent;
  readonly team: Team;
  readonly conversation_seen: Seen;
  readonly rating: Rating;
  readonly conversation: Conversation;
  readonly message: Message;
  readonly internal_note: InternalNote;
  readonly attachment: Attachment;
  readonly note_attachment: NoteAttachment;
  readonly custom_field: CustomField;
  readonly custom_field_value: CustomFieldValue;
  readonly visit: Visit;
  readonly invoice: Invoice;
  readonly public_post: PublicPost;
  readonly consent_record: ConsentRecord;
  readonly objection: Objection;
  readonly restriction: Restriction;
  readonly grant: Grant;
  readonly recipient: Recipient;
  readonly disclosure: Disclosure;
  readonly case_consent: CaseConsent;
};

export type TableName = keyof Tables;
