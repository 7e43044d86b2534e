// Written by scripts/generate.ts from the schema. Do not edit; one file, as long as the schema needs.
import type { Field } from '../selection/schema-shape.ts';
import type {
  AgentAvailability,
  CallerKind,
  ConsentStatus,
  ConversationStatus,
  CustomFieldCategory,
  CustomFieldType,
  DataSubjectOrderField,
  DenialReason,
  DisclosableField,
  DisclosureGround,
  DisclosureKind,
  DisclosureReview,
  IdentityLevel,
  ObjectionStatus,
  OrderDirection,
  ProblemCode,
  TicketOrderField,
  TicketPriority,
  MutationAddInternalNoteArguments,
  MutationAnswerForwardingArguments,
  MutationArchiveCustomFieldArguments,
  MutationAskToForwardArguments,
  MutationAssignChatArguments,
  MutationAssignTicketArguments,
  MutationBeginUploadArguments,
  MutationCloseChatArguments,
  MutationConvertChatToTicketArguments,
  MutationCreateCustomFieldArguments,
  MutationCreateTicketArguments,
  MutationDecideObjectionArguments,
  MutationDiscloseInEmergencyArguments,
  MutationDiscloseToAuthorityArguments,
  MutationForwardTicketArguments,
  MutationGiveConsentArguments,
  MutationMarkSeenArguments,
  MutationMergeTicketsArguments,
  MutationObjectToProcessingArguments,
  MutationOpenChatArguments,
  MutationRateConversationArguments,
  MutationRefuseConsentArguments,
  MutationReopenChatArguments,
  MutationReplyToTicketArguments,
  MutationReviewDisclosureArguments,
  MutationSendMessageArguments,
  MutationSetAvailabilityArguments,
  MutationSetCustomFieldsArguments,
  MutationSetTicketPriorityArguments,
  MutationSetTicketStatusArguments,
  MutationSignalTypingArguments,
  MutationTagTicketArguments,
  MutationUntagTicketArguments,
  MutationUpdateCustomFieldArguments,
  MutationWithdrawConsentArguments,
  PageArguments,
  QueryChatsArguments,
  QueryConversationArguments,
  QueryCustomFieldsArguments,
  QueryDataSubjectArguments,
  QueryDataSubjectsArguments,
  QueryExplainAccessArguments,
  QueryNodeArguments,
  QueryNodesArguments,
  QueryTicketsArguments,
  SubscriptionChatChangedArguments,
  SubscriptionMessageAddedArguments,
  SubscriptionNoteAddedArguments,
  SubscriptionTicketChangedArguments,
  SubscriptionTypingArguments,
  TicketCustomFieldsArguments,
} from './inputs.ts';

export interface AccessEntryFields {
  readonly allowed: Field<'Boolean!'>;
  readonly allowedPurposes: Field<'[ID!]!'>;
  readonly category: Field<'String!'>;
  readonly clause: Field<'PolicyClause'>;
  readonly coordinate: Field<'String!'>;
  /** Allowed, but only of people whose consent stands or who have not objected. */
  readonly dependsOnPerson: Field<'Boolean!'>;
  /** exact, masked, pseudonymous or generalised. */
  readonly form: Field<'String'>;
  readonly reason: Field<'DenialReason'>;
  readonly remedy: Field<'String'>;
}

/** The decision for every labelled place of an operation, and no data. */
export interface AccessExplanationFields {
  readonly entries: Field<'[AccessEntry!]!'>;
  readonly purpose: Field<'ID'>;
}

export interface AddInternalNotePayloadFields {
  readonly note: Field<'InternalNote'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** A member of staff who answers. */
export interface AgentFields {
  /** Personal data: `employee.availability`. */
  readonly availability: Field<'AgentAvailability', { category: 'employee.availability' }>;
  /**
   * The name that customers see.
   *
   * Personal data: `employee.name`.
   */
  readonly displayName: Field<'String', { category: 'employee.name' }>;
  /** Personal data: `employee.contact.email`. */
  readonly email: Field<'String', { category: 'employee.contact.email' }>;
  readonly id: Field<'ID!'>;
}

export interface ArchiveCustomFieldPayloadFields {
  readonly customField: Field<'CustomField'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface AssignChatPayloadFields {
  readonly chat: Field<'Chat'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface AssignTicketPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

/** A file that came with a message. */
export interface AttachmentFields {
  /** Personal data: `user.content.attachment`. */
  readonly byteSize: Field<'Int', { category: 'user.content.attachment' }>;
  /** Personal data: `user.content.attachment`. */
  readonly fileName: Field<'String', { category: 'user.content.attachment' }>;
  readonly id: Field<'ID!'>;
  /** Personal data: `user.content.attachment`. */
  readonly mediaType: Field<'String', { category: 'user.content.attachment' }>;
  /**
   * Where its bytes are: for a few minutes, for this caller and purpose, and decided again when it is fetched. Null where there are none.
   *
   * Personal data: `user.content.attachment`.
   */
  readonly url: Field<'String', { category: 'user.content.attachment' }>;
}

export interface BeginUploadPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly upload: Field<'Upload'>;
}

/** A question to a person: may this inquiry go to this partner with these fields? A yes counts for that case alone, and can be taken back. */
export interface CaseConsentFields {
  /**
   * null until the person answers.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly agreed: Field<'Boolean', { category: 'user.privacy_preferences' }>;
  readonly answeredAt: Field<'DateTime'>;
  readonly askedAt: Field<'DateTime!'>;
  /** Personal data: `user.privacy_preferences`. */
  readonly fields: Field<'[DisclosableField!]', { category: 'user.privacy_preferences' }>;
  readonly id: Field<'ID!'>;
  /** Personal data: `user.privacy_preferences`. */
  readonly recipientName: Field<'String', { category: 'user.privacy_preferences' }>;
  /** Personal data: `user.privacy_preferences`. */
  readonly withdrawnAt: Field<'DateTime', { category: 'user.privacy_preferences' }>;
  /** Personal data: `user.privacy_preferences`. */
  readonly wording: Field<'String', { category: 'user.privacy_preferences' }>;
}

export interface CaseConsentPayloadFields {
  readonly caseConsent: Field<'CaseConsent'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** A live conversation between a person and an agent. */
export interface ChatFields {
  readonly assignee: Field<'Agent'>;
  readonly closedAt: Field<'DateTime'>;
  /** When somebody other than the requester first wrote. */
  readonly firstRespondedAt: Field<'DateTime'>;
  readonly id: Field<'ID!'>;
  readonly lastMessageAt: Field<'DateTime'>;
  readonly messages: Field<'ChatMessageConnection', { args: PageArguments }>;
  /**
   * What staff wrote about it for each other, oldest first.
   *
   * Personal data: `user.content.internal_note`.
   */
  readonly notes: Field<'ChatNotesConnection', { args: PageArguments; category: 'user.content.internal_note' }>;
  readonly openedAt: Field<'DateTime!'>;
  /** How many chats of the controller came earlier and wait for an agent too; null when this one does not wait. */
  readonly queuePosition: Field<'Int'>;
  /** Personal data: `user.content.feedback`. */
  readonly rating: Field<'Rating', { category: 'user.content.feedback' }>;
  /** The person who wrote in. */
  readonly requester: Field<'DataSubject'>;
  /** When it was resolved or closed; null while it is open. */
  readonly resolvedAt: Field<'DateTime'>;
  /** How far each participant has read. */
  readonly seenBy: Field<'[Seen!]'>;
  readonly status: Field<'ConversationStatus!'>;
  readonly team: Field<'Team'>;
  /** The ticket that was made of this chat. */
  readonly ticket: Field<'Ticket'>;
  /** The whole chat in one piece, oldest line first; at most 1,000 lines. */
  readonly transcript: Field<'[TranscriptLine!]'>;
}

export interface ChatConnectionFields {
  readonly edges: Field<'[ChatEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
  readonly totalCount: Field<'Int!'>;
}

export interface ChatEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Chat!'>;
}

/** A message of a chat. */
export interface ChatMessageFields {
  readonly attachments: Field<'[Attachment!]'>;
  readonly author: Field<'Participant'>;
  /** Personal data: `user.content.chat`. */
  readonly body: Field<'String', { category: 'user.content.chat' }>;
  readonly id: Field<'ID!'>;
  readonly sentAt: Field<'DateTime!'>;
}

export interface ChatMessageConnectionFields {
  readonly edges: Field<'[ChatMessageEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface ChatMessageEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'ChatMessage!'>;
}

export interface ChatNotesConnectionFields {
  readonly edges: Field<'[ChatNotesEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface ChatNotesEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'InternalNote!'>;
}

export interface CloseChatPayloadFields {
  readonly chat: Field<'Chat'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** One thing a person said about a purpose; the record is never changed, only followed by another. */
export interface ConsentFields {
  readonly channel: Field<'String'>;
  readonly id: Field<'ID!'>;
  readonly purpose: Field<'ID!'>;
  readonly recordedAt: Field<'DateTime!'>;
  readonly status: Field<'ConsentStatus!'>;
  readonly validUntil: Field<'DateTime'>;
}

export interface ConsentPayloadFields {
  readonly consent: Field<'Consent'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** Who decides why and how the personal data is processed (GDPR 4(7)). */
export interface ControllerFields {
  readonly displayName: Field<'String!'>;
  readonly id: Field<'ID!'>;
  readonly policy: Field<'Policy!'>;
  readonly slug: Field<'String!'>;
  /** IANA name. */
  readonly timeZone: Field<'String!'>;
}

/** A ticket or a live chat. */
export interface ConversationFields {
  readonly assignee: Field<'Agent'>;
  readonly closedAt: Field<'DateTime'>;
  /** When somebody other than the requester first wrote. */
  readonly firstRespondedAt: Field<'DateTime'>;
  readonly id: Field<'ID!'>;
  readonly lastMessageAt: Field<'DateTime'>;
  readonly openedAt: Field<'DateTime!'>;
  /** The person who wrote in. */
  readonly requester: Field<'DataSubject'>;
  /** When it was resolved or closed; null while it is open. */
  readonly resolvedAt: Field<'DateTime'>;
  readonly status: Field<'ConversationStatus!'>;
  readonly team: Field<'Team'>;
}

export interface ConvertChatToTicketPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

export interface CreateCustomFieldPayloadFields {
  readonly customField: Field<'CustomField'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface CreateTicketPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

/** A custom field whose value is user.contact.address. */
export interface CustomAddressFields {
  readonly field: Field<'CustomField!'>;
  /**
   * Null where nothing stands in it, or where it is withheld.
   *
   * Personal data: `user.contact.address`.
   */
  readonly value: Field<'String', { category: 'user.contact.address' }>;
}

/** A field that the controller added to its tickets. */
export interface CustomFieldFields {
  /** Nobody is asked any more; what was answered stays. */
  readonly archived: Field<'Boolean!'>;
  readonly category: Field<'CustomFieldCategory!'>;
  readonly id: Field<'ID!'>;
  /** How programs name it; never changed. */
  readonly key: Field<'String!'>;
  readonly label: Field<'String!'>;
  /** Of a CHOICE. */
  readonly options: Field<'[String!]!'>;
  readonly position: Field<'Int!'>;
  /** Whoever creates a ticket and may write this kind of data must fill it in. */
  readonly required: Field<'Boolean!'>;
  readonly type: Field<'CustomFieldType!'>;
}

/** A field of a ticket with what stands in it. Its value is personal data of the requester; the implementing types differ in the kind of data. */
export interface CustomFieldValueFields {
  readonly field: Field<'CustomField!'>;
  /** Personal data: `user.behavior.usage`, `user.contact.address`, `user.contact.phone_number`, `user.content.internal_note`, `user.content.ticket`, `user.financial.transaction`, `user.job_title`. */
  readonly value: Field<'String', { category: 'user.behavior.usage' | 'user.contact.address' | 'user.contact.phone_number' | 'user.content.internal_note' | 'user.content.ticket' | 'user.financial.transaction' | 'user.job_title' }>;
}

/** A custom field whose value is user.content.internal_note. */
export interface CustomInternalNoteFields {
  readonly field: Field<'CustomField!'>;
  /**
   * Null where nothing stands in it, or where it is withheld.
   *
   * Personal data: `user.content.internal_note`.
   */
  readonly value: Field<'String', { category: 'user.content.internal_note' }>;
}

/** A custom field whose value is user.job_title. */
export interface CustomJobTitleFields {
  readonly field: Field<'CustomField!'>;
  /**
   * Null where nothing stands in it, or where it is withheld.
   *
   * Personal data: `user.job_title`.
   */
  readonly value: Field<'String', { category: 'user.job_title' }>;
}

/** A custom field whose value is user.contact.phone_number. */
export interface CustomPhoneNumberFields {
  readonly field: Field<'CustomField!'>;
  /**
   * Null where nothing stands in it, or where it is withheld.
   *
   * Personal data: `user.contact.phone_number`.
   */
  readonly value: Field<'String', { category: 'user.contact.phone_number' }>;
}

/** A custom field whose value is user.content.ticket. */
export interface CustomTicketContentFields {
  readonly field: Field<'CustomField!'>;
  /**
   * Null where nothing stands in it, or where it is withheld.
   *
   * Personal data: `user.content.ticket`.
   */
  readonly value: Field<'String', { category: 'user.content.ticket' }>;
}

/** A custom field whose value is user.financial.transaction. */
export interface CustomTransactionFields {
  readonly field: Field<'CustomField!'>;
  /**
   * Null where nothing stands in it, or where it is withheld.
   *
   * Personal data: `user.financial.transaction`.
   */
  readonly value: Field<'String', { category: 'user.financial.transaction' }>;
}

/** A custom field whose value is user.behavior.usage. */
export interface CustomUsageFields {
  readonly field: Field<'CustomField!'>;
  /**
   * Null where nothing stands in it, or where it is withheld.
   *
   * Personal data: `user.behavior.usage`.
   */
  readonly value: Field<'String', { category: 'user.behavior.usage' }>;
}

/** A person whose data the controller holds (GDPR 4(1)). */
export interface DataSubjectFields {
  /** Personal data: `user.contact.address`. */
  readonly address: Field<'PostalAddress', { category: 'user.contact.address' }>;
  /**
   * What the person was asked about single cases, newest first, 100 at most. For the person and staff; apps see none.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly caseConsents: Field<'[CaseConsent!]', { category: 'user.privacy_preferences' }>;
  readonly chats: Field<'DataSubjectChatsConnection', { args: PageArguments }>;
  /**
   * Account id at a connected messenger.
   *
   * Personal data: `user.unique_id.communication_service`.
   */
  readonly communicationServiceId: Field<'String', { category: 'user.unique_id.communication_service' }>;
  /**
   * What the person last said about each purpose and channel.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly consents: Field<'[Consent!]', { category: 'user.privacy_preferences' }>;
  /**
   * To whom staff passed data of the person on (GDPR 15(1)(c)), newest first, 100 at most. The person sees what it is told of, staff see all, apps none.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly disclosures: Field<'[Disclosure!]', { category: 'user.privacy_preferences' }>;
  /**
   * The name shown in conversations.
   *
   * Personal data: `user.name`.
   */
  readonly displayName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.contact.email`. */
  readonly email: Field<'String', { category: 'user.contact.email' }>;
  /** Personal data: `user.name`. */
  readonly familyName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.name`. */
  readonly givenName: Field<'String', { category: 'user.name' }>;
  readonly id: Field<'ID!'>;
  /**
   * Key of the stored copy of a personal document.
   *
   * Personal data: `user.government_id.document_copy`.
   */
  readonly identityDocumentCopyKey: Field<'String', { category: 'user.government_id.document_copy' }>;
  /**
   * Number of an identity card or passport.
   *
   * Personal data: `user.government_id.document`.
   */
  readonly identityDocumentNumber: Field<'String', { category: 'user.government_id.document' }>;
  readonly invoices: Field<'InvoiceConnection', { args: PageArguments }>;
  /** Personal data: `user.job_title`. */
  readonly jobTitle: Field<'String', { category: 'user.job_title' }>;
  /** Personal data: `user.account.sign_in_activity`. */
  readonly lastSignInAt: Field<'DateTime', { category: 'user.account.sign_in_activity' }>;
  /**
   * Country, region or city.
   *
   * Personal data: `user.location.imprecise`.
   */
  readonly location: Field<'String', { category: 'user.location.imprecise' }>;
  /** Personal data: `user.government_id.national_identification_number`. */
  readonly nationalIdentificationNumber: Field<'String', { category: 'user.government_id.national_identification_number' }>;
  /** Personal data: `user.contact.phone_number`. */
  readonly phoneNumber: Field<'String', { category: 'user.contact.phone_number' }>;
  /** Personal data: `user.account.profile_photo`. */
  readonly profilePhotoUrl: Field<'String', { category: 'user.account.profile_photo' }>;
  readonly publicPosts: Field<'PublicPostConnection', { args: PageArguments }>;
  readonly tickets: Field<'DataSubjectTicketsConnection', { args: PageArguments }>;
  readonly visits: Field<'VisitConnection', { args: PageArguments }>;
}

export interface DataSubjectChatsConnectionFields {
  readonly edges: Field<'[DataSubjectChatsEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface DataSubjectChatsEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Chat!'>;
}

export interface DataSubjectConnectionFields {
  readonly edges: Field<'[DataSubjectEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
  readonly totalCount: Field<'Int!'>;
}

export interface DataSubjectEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'DataSubject!'>;
}

export interface DataSubjectTicketsConnectionFields {
  readonly edges: Field<'[DataSubjectTicketsEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface DataSubjectTicketsEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Ticket!'>;
}

/** What may leave: the listed fields and no others. Only a mutation that is on record answers it. */
export interface DisclosedDataFields {
  /** Personal data: `user.contact.address`. */
  readonly address: Field<'PostalAddress', { category: 'user.contact.address' }>;
  /** Personal data: `user.name`. */
  readonly displayName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.contact.email`. */
  readonly email: Field<'String', { category: 'user.contact.email' }>;
  /** Personal data: `user.name`. */
  readonly familyName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.name`. */
  readonly givenName: Field<'String', { category: 'user.name' }>;
  /** Of the record: by it the recipient can ask, and can know nobody. */
  readonly id: Field<'ID!'>;
  /** Personal data: `user.government_id.document`. */
  readonly identityDocumentNumber: Field<'String', { category: 'user.government_id.document' }>;
  /** Personal data: `user.government_id.national_identification_number`. */
  readonly nationalIdentificationNumber: Field<'String', { category: 'user.government_id.national_identification_number' }>;
  /** Personal data: `user.contact.phone_number`. */
  readonly phoneNumber: Field<'String', { category: 'user.contact.phone_number' }>;
  /**
   * Of a forwarded inquiry: what staff wrote for the partner.
   *
   * Personal data: `user.content.ticket`.
   */
  readonly text: Field<'String', { category: 'user.content.ticket' }>;
}

/** Data of one person that went to somebody outside by the hand of staff: to whom, why, and which fields. Never their values. */
export interface DisclosureFields {
  /**
   * In an emergency: what happened, as whoever disclosed wrote it for the review. For staff.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly danger: Field<'String', { category: 'user.privacy_preferences' }>;
  readonly disclosedAt: Field<'DateTime!'>;
  /** Personal data: `user.privacy_preferences`. */
  readonly disclosedTo: Field<'String', { category: 'user.privacy_preferences' }>;
  /** Personal data: `user.privacy_preferences`. */
  readonly fields: Field<'[DisclosableField!]', { category: 'user.privacy_preferences' }>;
  /** Personal data: `user.privacy_preferences`. */
  readonly ground: Field<'DisclosureGround', { category: 'user.privacy_preferences' }>;
  readonly id: Field<'ID!'>;
  readonly kind: Field<'DisclosureKind!'>;
  /** Personal data: `user.privacy_preferences`. */
  readonly legalReference: Field<'String', { category: 'user.privacy_preferences' }>;
  readonly review: Field<'DisclosureReview!'>;
  readonly reviewedAt: Field<'DateTime'>;
  /** Since when the person can read of it here; null where nobody tells. */
  readonly toldAt: Field<'DateTime'>;
}

export interface DisclosurePayloadFields {
  readonly disclosed: Field<'DisclosedData'>;
  readonly disclosure: Field<'Disclosure'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** What a controller allowed an app. It may be less than the app asked for. */
export interface GrantFields {
  readonly purposes: Field<'[GrantedPurpose!]!'>;
  /** What the app may do. */
  readonly scopes: Field<'[String!]!'>;
}

/** A purpose that an app may declare. */
export interface GrantedPurposeFields {
  /** Kinds of data allowed for it; one stands for its parts. */
  readonly dataCategories: Field<'[String!]!'>;
  readonly purpose: Field<'ID!'>;
}

/** What staff write about a case for each other. The person it is about never sees it. */
export interface InternalNoteFields {
  readonly attachments: Field<'[NoteAttachment!]'>;
  readonly author: Field<'Participant'>;
  /** Personal data: `user.content.internal_note`. */
  readonly body: Field<'String', { category: 'user.content.internal_note' }>;
  readonly id: Field<'ID!'>;
  readonly writtenAt: Field<'DateTime!'>;
}

/** A financial record of a person, where the controller keeps such records itself. */
export interface InvoiceFields {
  /**
   * In minor units.
   *
   * Personal data: `user.financial.transaction`.
   */
  readonly amount: Field<'Int', { category: 'user.financial.transaction' }>;
  /**
   * ISO 4217.
   *
   * Personal data: `user.financial.transaction`.
   */
  readonly currency: Field<'String', { category: 'user.financial.transaction' }>;
  /** Personal data: `user.financial.transaction`. */
  readonly description: Field<'String', { category: 'user.financial.transaction' }>;
  /** Personal data: `user.financial.transaction`. */
  readonly dueAt: Field<'DateTime', { category: 'user.financial.transaction' }>;
  readonly id: Field<'ID!'>;
  /** Personal data: `user.financial.transaction`. */
  readonly issuedAt: Field<'DateTime', { category: 'user.financial.transaction' }>;
  /** Personal data: `user.financial.transaction`. */
  readonly number: Field<'String', { category: 'user.financial.transaction' }>;
  /**
   * What is still owed, in minor units. Collecting it is a use of its own.
   *
   * Personal data: `user.financial.debt`.
   */
  readonly outstanding: Field<'Int', { category: 'user.financial.debt' }>;
}

export interface InvoiceConnectionFields {
  readonly edges: Field<'[InvoiceEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface InvoiceEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Invoice!'>;
}

/** One of the six bases of GDPR 6(1) and ZZPL 12(1). */
export interface LawfulBasisFields {
  readonly appliesTo: Field<'[String!]'>;
  readonly articles: Field<'[String!]!'>;
  readonly clause: Field<'PolicyClause!'>;
  readonly type: Field<'String!'>;
}

export interface MarkSeenPayloadFields {
  readonly chat: Field<'Chat'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface MergeTicketsPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

/** What somebody wrote in a ticket or a chat. */
export interface MessageFields {
  readonly attachments: Field<'[Attachment!]'>;
  readonly author: Field<'Participant'>;
  /** Personal data: `user.content.chat`, `user.content.ticket`. */
  readonly body: Field<'String', { category: 'user.content.chat' | 'user.content.ticket' }>;
  readonly id: Field<'ID!'>;
  readonly sentAt: Field<'DateTime!'>;
}

/** Everything that can be changed. What is refused is told in problems, and then nothing is done. */
export interface MutationFields {
  /** Writes down what other staff must know about a ticket or chat. Its requester never sees it. */
  readonly addInternalNote: Field<'AddInternalNotePayload', { args: MutationAddInternalNoteArguments; reads: { 'input.body': 'user.content.internal_note' } }>;
  /** The person says yes or no to that one case, or takes a yes back (GDPR 7). Nobody else can. */
  readonly answerForwarding: Field<'CaseConsentPayload', { args: MutationAnswerForwardingArguments; reads: { 'input.agree': 'user.privacy_preferences' } }>;
  /** Asks for a field no more. What was answered stays on its tickets, for as long as they do. */
  readonly archiveCustomField: Field<'ArchiveCustomFieldPayload', { args: MutationArchiveCustomFieldArguments }>;
  /** Tells a person that an inquiry is to go to a partner with some fields, and asks for consent to that case; for staff, where the policy promises it. */
  readonly askToForward: Field<'CaseConsentPayload', { args: MutationAskToForwardArguments; reads: { 'input.fields': 'user.privacy_preferences'; 'input.wording': 'user.privacy_preferences' } }>;
  /** Hands a chat over to an agent or a team, or puts it back into the queue. */
  readonly assignChat: Field<'AssignChatPayload', { args: MutationAssignChatArguments }>;
  /** Gives a ticket to an agent or a team, or to nobody. */
  readonly assignTicket: Field<'AssignTicketPayload', { args: MutationAssignTicketArguments }>;
  /** Announces a file. Its bytes are then sent to the url that comes back, and checked there. */
  readonly beginUpload: Field<'BeginUploadPayload', { args: MutationBeginUploadArguments; reads: { 'input.byteSize': 'user.content.attachment'; 'input.fileName': 'user.content.attachment'; 'input.mediaType': 'user.content.attachment' } }>;
  /** Ends a chat: staff, apps and the person whose chat it is. Its retention period begins. */
  readonly closeChat: Field<'CloseChatPayload', { args: MutationCloseChatArguments }>;
  /** Makes a ticket of a chat and closes the chat. What was said stays in the chat, which the ticket links to. */
  readonly convertChatToTicket: Field<'ConvertChatToTicketPayload', { args: MutationConvertChatToTicketArguments; reads: { 'input.customFields.address': 'user.contact.address'; 'input.customFields.internalNote': 'user.content.internal_note'; 'input.customFields.jobTitle': 'user.job_title'; 'input.customFields.phoneNumber': 'user.contact.phone_number'; 'input.customFields.ticketContent': 'user.content.ticket'; 'input.customFields.transaction': 'user.financial.transaction'; 'input.customFields.usage': 'user.behavior.usage'; 'input.subject': 'user.content.ticket' } }>;
  /** Adds a field to all tickets; for staff who look after people’s privacy. */
  readonly createCustomField: Field<'CreateCustomFieldPayload', { args: MutationCreateCustomFieldArguments }>;
  /** Creates a ticket with its first message. */
  readonly createTicket: Field<'CreateTicketPayload', { args: MutationCreateTicketArguments; reads: { 'input.body': 'user.content.ticket'; 'input.customFields.address': 'user.contact.address'; 'input.customFields.internalNote': 'user.content.internal_note'; 'input.customFields.jobTitle': 'user.job_title'; 'input.customFields.phoneNumber': 'user.contact.phone_number'; 'input.customFields.ticketContent': 'user.content.ticket'; 'input.customFields.transaction': 'user.financial.transaction'; 'input.customFields.usage': 'user.behavior.usage'; 'input.subject': 'user.content.ticket' } }>;
  /** Accepts or rejects an objection after weighing it; for staff. */
  readonly decideObjection: Field<'ObjectionPayload', { args: MutationDecideObjectionArguments }>;
  /** Discloses listed fields of a person because a life is in danger (GDPR 6(1)(d)), where the policy knows of that; for staff, under a purpose that protects lives. It is reviewed afterwards by somebody else, and the person is told. */
  readonly discloseInEmergency: Field<'DisclosurePayload', { args: MutationDiscloseInEmergencyArguments; reads: { 'input.danger': 'user.privacy_preferences'; 'input.fields': 'user.privacy_preferences'; 'input.helper': 'user.privacy_preferences' } }>;
  /** Discloses listed fields of a person to an authority, on a ground that the policy names; for staff, under a purpose for which the policy lists authorities. It is on record before anything is answered. */
  readonly discloseToAuthority: Field<'DisclosurePayload', { args: MutationDiscloseToAuthorityArguments; reads: { 'input.authority': 'user.privacy_preferences'; 'input.fields': 'user.privacy_preferences'; 'input.ground': 'user.privacy_preferences'; 'input.legalReference': 'user.privacy_preferences'; 'input.silenceReference': 'user.privacy_preferences' } }>;
  /** Passes an inquiry on to a partner in the register; for staff. Where the policy anonymises first, the text names nobody, and fields go along only when the person agreed to that case. */
  readonly forwardTicket: Field<'DisclosurePayload', { args: MutationForwardTicketArguments; reads: { 'input.fields': 'user.privacy_preferences'; 'input.text': 'user.content.ticket' } }>;
  /** Records that a person agreed to a purpose (GDPR 7, ZZPL 15). */
  readonly giveConsent: Field<'ConsentPayload', { args: MutationGiveConsentArguments }>;
  /** Says how far the caller has read a chat. It goes forward only. */
  readonly markSeen: Field<'MarkSeenPayload', { args: MutationMarkSeenArguments }>;
  /** Puts what was said, sent, noted and filled in in one ticket into another of the same person, and closes the first. */
  readonly mergeTickets: Field<'MergeTicketsPayload', { args: MutationMergeTicketsArguments }>;
  /** Objects to a purpose that rests on an interest of the controller (GDPR 21, ZZPL 37). */
  readonly objectToProcessing: Field<'ObjectionPayload', { args: MutationObjectToProcessingArguments; reads: { 'input.grounds': 'user.privacy_preferences' } }>;
  /** Opens a chat with its first message. */
  readonly openChat: Field<'OpenChatPayload', { args: MutationOpenChatArguments; reads: { 'input.communicationServiceId': 'user.unique_id.communication_service'; 'input.message': 'user.content.chat' } }>;
  /** The requester says how a settled ticket or chat was handled. Said again, it replaces what was said. */
  readonly rateConversation: Field<'RateConversationPayload', { args: MutationRateConversationArguments; reads: { 'input.comment': 'user.content.feedback'; 'input.score': 'user.content.feedback' } }>;
  /** Records that a person was asked and said no. */
  readonly refuseConsent: Field<'ConsentPayload', { args: MutationRefuseConsentArguments }>;
  /** Opens a closed chat again; its retention period ends. For staff and apps. */
  readonly reopenChat: Field<'ReopenChatPayload', { args: MutationReopenChatArguments }>;
  /** Adds a message to a ticket, and sets its status if asked. */
  readonly replyToTicket: Field<'ReplyToTicketPayload', { args: MutationReplyToTicketArguments; reads: { 'input.body': 'user.content.ticket' } }>;
  /** Closes the review of a disclosure; for staff, but not for whoever disclosed. */
  readonly reviewDisclosure: Field<'ReviewDisclosurePayload', { args: MutationReviewDisclosureArguments }>;
  /** Adds a message to a chat or ticket. */
  readonly sendMessage: Field<'SendMessagePayload', { args: MutationSendMessageArguments; reads: { 'input.body': 'user.content.chat' } }>;
  /** An agent says whether he or she is at work. Nobody says it for another. */
  readonly setAvailability: Field<'SetAvailabilityPayload', { args: MutationSetAvailabilityArguments; reads: { 'input.availability': 'employee.availability' } }>;
  /** Fills in custom fields of a ticket, or empties them. All of it happens, or nothing. */
  readonly setCustomFields: Field<'SetCustomFieldsPayload', { args: MutationSetCustomFieldsArguments; reads: { 'input.customFields.address': 'user.contact.address'; 'input.customFields.internalNote': 'user.content.internal_note'; 'input.customFields.jobTitle': 'user.job_title'; 'input.customFields.phoneNumber': 'user.contact.phone_number'; 'input.customFields.ticketContent': 'user.content.ticket'; 'input.customFields.transaction': 'user.financial.transaction'; 'input.customFields.usage': 'user.behavior.usage' } }>;
  /** Says how urgent a ticket is. */
  readonly setTicketPriority: Field<'SetTicketPriorityPayload', { args: MutationSetTicketPriorityArguments }>;
  /** Sets the status of a ticket. Closing starts its retention period; opening it again ends that. */
  readonly setTicketStatus: Field<'SetTicketStatusPayload', { args: MutationSetTicketStatusArguments }>;
  /** Tells whoever watches a conversation that somebody is writing. It is kept nowhere. */
  readonly signalTyping: Field<'SignalTypingPayload', { args: MutationSignalTypingArguments }>;
  /** Sticks tags on a ticket. They are for staff, like internal notes. */
  readonly tagTicket: Field<'TagTicketPayload', { args: MutationTagTicketArguments; reads: { 'input.tags': 'user.content.internal_note' } }>;
  /** Takes tags off a ticket. */
  readonly untagTicket: Field<'UntagTicketPayload', { args: MutationUntagTicketArguments; reads: { 'input.tags': 'user.content.internal_note' } }>;
  /** Changes a field. What it asks for cannot become another kind of data once it was answered. */
  readonly updateCustomField: Field<'UpdateCustomFieldPayload', { args: MutationUpdateCustomFieldArguments }>;
  /** Records that a person took a consent back: no reason, no fee, at once (GDPR 7(3)). */
  readonly withdrawConsent: Field<'ConsentPayload', { args: MutationWithdrawConsentArguments }>;
}

export interface NodeFields {
  readonly id: Field<'ID!'>;
}

/** A file that came with an internal note. The person it is about never sees it. */
export interface NoteAttachmentFields {
  /** Personal data: `user.content.internal_note`. */
  readonly byteSize: Field<'Int', { category: 'user.content.internal_note' }>;
  /** Personal data: `user.content.internal_note`. */
  readonly fileName: Field<'String', { category: 'user.content.internal_note' }>;
  readonly id: Field<'ID!'>;
  /** Personal data: `user.content.internal_note`. */
  readonly mediaType: Field<'String', { category: 'user.content.internal_note' }>;
  /**
   * Where its bytes are: for a few minutes, for this caller and purpose, and decided again when it is fetched. Null where there are none.
   *
   * Personal data: `user.content.internal_note`.
   */
  readonly url: Field<'String', { category: 'user.content.internal_note' }>;
}

/** An objection to processing on legitimate interests (GDPR 21, ZZPL 37). */
export interface ObjectionFields {
  readonly decidedAt: Field<'DateTime'>;
  readonly id: Field<'ID!'>;
  readonly purpose: Field<'ID!'>;
  readonly receivedAt: Field<'DateTime!'>;
  readonly status: Field<'ObjectionStatus!'>;
}

export interface ObjectionPayloadFields {
  readonly objection: Field<'Objection'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface OpenChatPayloadFields {
  readonly chat: Field<'Chat'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface PageInfoFields {
  readonly endCursor: Field<'String'>;
  readonly hasNextPage: Field<'Boolean!'>;
  readonly hasPreviousPage: Field<'Boolean!'>;
  readonly startCursor: Field<'String'>;
}

/** Anyone who takes part in a conversation: a person who wrote in, or an agent. */
export interface ParticipantFields {
  /**
   * The name shown in conversations.
   *
   * Personal data: `employee.name`, `user.name`.
   */
  readonly displayName: Field<'String', { category: 'employee.name' | 'user.name' }>;
  readonly id: Field<'ID!'>;
}

/** The version of the controller’s policy that is in force, as code. */
export interface PolicyFields {
  /** ISO 8601, as the published policy states it. */
  readonly date: Field<'String'>;
  readonly liveChatPurpose: Field<'ID!'>;
  readonly marketingPurpose: Field<'ID!'>;
  readonly sha256: Field<'String!'>;
  readonly sourceFile: Field<'String!'>;
  readonly ticketingPurpose: Field<'ID!'>;
  /** As the published policy states it. */
  readonly version: Field<'String'>;
}

/** Where the published policy says so; or, where it is silent, what fills the gap. */
export interface PolicyClauseFields {
  readonly file: Field<'String!'>;
  /** Lines of the published text: L39-41. */
  readonly lines: Field<'String'>;
  /** The article or reason, where the policy is silent. */
  readonly note: Field<'String'>;
  /** stated, statute, operator or not_stated. */
  readonly provenance: Field<'String!'>;
  readonly section: Field<'String'>;
}

export interface PostalAddressFields {
  readonly city: Field<'String'>;
  /** ISO 3166-1 alpha-2. */
  readonly country: Field<'String'>;
  readonly postalCode: Field<'String'>;
  readonly street: Field<'String'>;
}

/** Why a mutation did nothing. An expected refusal is data; nothing is half done. */
export interface ProblemFields {
  readonly code: Field<'ProblemCode!'>;
  readonly field: Field<'String'>;
  readonly message: Field<'String!'>;
  readonly remedy: Field<'String'>;
}

/** Something a person published on the controller’s pages on a social platform. */
export interface PublicPostFields {
  /** Personal data: `user.content.public`. */
  readonly body: Field<'String', { category: 'user.content.public' }>;
  readonly id: Field<'ID!'>;
  /** The policy says that what people make public on such pages is outside its promise of protection. It is read for its purposes all the same. */
  readonly isOutsideProtection: Field<'Boolean!'>;
  /** Personal data: `user.content.public`. */
  readonly platform: Field<'String', { category: 'user.content.public' }>;
  /** Personal data: `user.content.public`. */
  readonly postedAt: Field<'DateTime', { category: 'user.content.public' }>;
}

export interface PublicPostConnectionFields {
  readonly edges: Field<'[PublicPostEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface PublicPostEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'PublicPost!'>;
}

/** What a controller’s policy says it uses personal data for. */
export interface PurposeFields {
  readonly clause: Field<'PolicyClause!'>;
  /** Channels for which consent is held apart; empty where one consent covers the purpose. */
  readonly consentChannels: Field<'[String!]!'>;
  /** Whether nothing but consent makes it lawful. */
  readonly consentRequired: Field<'Boolean!'>;
  readonly dataCategories: Field<'[PurposeCategory!]!'>;
  readonly description: Field<'String!'>;
  /** Whether this caller may declare it. */
  readonly granted: Field<'Boolean!'>;
  readonly id: Field<'ID!'>;
  readonly identityLevel: Field<'IdentityLevel!'>;
  readonly lawfulBases: Field<'[LawfulBasis!]!'>;
  readonly objectable: Field<'Boolean!'>;
  readonly withdrawable: Field<'Boolean!'>;
}

export interface PurposeCategoryFields {
  readonly category: Field<'String!'>;
  readonly clause: Field<'PolicyClause!'>;
}

/** Everything that can be read. A root field about people answers only for a declared purpose. */
export interface QueryFields {
  /** Chats of the controller, newest first. */
  readonly chats: Field<'ChatConnection', { args: QueryChatsArguments; reads: { 'filter.requesterEmail': 'user.contact.email'; 'filter.requesterName': 'user.name'; 'search': 'user.content.chat' } }>;
  /** One ticket or chat. */
  readonly conversation: Field<'Conversation', { args: QueryConversationArguments }>;
  /** The fields that the controller added to its tickets, in their order. */
  readonly customFields: Field<'[CustomField!]', { args: QueryCustomFieldsArguments }>;
  /** One person. */
  readonly dataSubject: Field<'DataSubject', { args: QueryDataSubjectArguments }>;
  /** People whose data the controller holds, newest first unless ordered otherwise. */
  readonly dataSubjects: Field<'DataSubjectConnection', { args: QueryDataSubjectsArguments; reads: { 'filter.email': 'user.contact.email'; 'filter.name': 'user.name'; 'filter.phoneNumber': 'user.contact.phone_number'; 'orderBy.field.EMAIL': 'user.contact.email'; 'orderBy.field.NAME': 'user.name' } }>;
  /** Disclosures that somebody has still to look at, oldest first, 100 at most; for staff whose purpose covers what is on record. */
  readonly disclosuresToReview: Field<'[Disclosure!]'>;
  /** Explains what an operation would be allowed to read for a purpose, without running it. */
  readonly explainAccess: Field<'AccessExplanation', { args: QueryExplainAccessArguments }>;
  readonly node: Field<'Node', { args: QueryNodeArguments }>;
  readonly nodes: Field<'[Node]', { args: QueryNodesArguments }>;
  /** The purpose map: what the controller’s policy uses personal data for, and on which basis. */
  readonly purposes: Field<'[Purpose!]'>;
  /** To whom data may go, what for, where to, and what protects it there (GDPR 13(1)(e)–(f), 15(2)). For people and staff; apps have no use for it. */
  readonly recipients: Field<'[Recipient!]'>;
  /** The teams of the controller, by name. How the house is organised is no matter of visitors. */
  readonly teams: Field<'[Team!]'>;
  /** Tickets of the controller, newest first unless ordered otherwise. */
  readonly tickets: Field<'TicketConnection', { args: QueryTicketsArguments; reads: { 'filter.customFields.address': 'user.contact.address'; 'filter.customFields.internalNote': 'user.content.internal_note'; 'filter.customFields.jobTitle': 'user.job_title'; 'filter.customFields.phoneNumber': 'user.contact.phone_number'; 'filter.customFields.ticketContent': 'user.content.ticket'; 'filter.customFields.transaction': 'user.financial.transaction'; 'filter.customFields.usage': 'user.behavior.usage'; 'filter.requesterEmail': 'user.contact.email'; 'filter.requesterName': 'user.name'; 'filter.subject': 'user.content.ticket'; 'filter.tags': 'user.content.internal_note'; 'orderBy.field.REQUESTER_EMAIL': 'user.contact.email'; 'orderBy.field.REQUESTER_NAME': 'user.name'; 'orderBy.field.SUBJECT': 'user.content.ticket'; 'search': 'user.content.ticket' } }>;
  /** Who is asking, and what for. */
  readonly viewer: Field<'Viewer'>;
}

export interface RateConversationPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly rating: Field<'Rating'>;
}

/** What the requester thinks of how a conversation was handled. */
export interface RatingFields {
  /** Personal data: `user.content.feedback`. */
  readonly comment: Field<'String', { category: 'user.content.feedback' }>;
  readonly id: Field<'ID!'>;
  /** Personal data: `user.content.feedback`. */
  readonly ratedAt: Field<'DateTime', { category: 'user.content.feedback' }>;
  /**
   * 1 to 5.
   *
   * Personal data: `user.content.feedback`.
   */
  readonly score: Field<'Int', { category: 'user.content.feedback' }>;
}

/** Somebody to whom the controller’s data may go now. */
export interface RecipientFields {
  /** ISO 3166-1 alpha-2. */
  readonly country: Field<'String!'>;
  readonly id: Field<'ID!'>;
  readonly name: Field<'String!'>;
  /** The recipient’s own privacy policy. */
  readonly policyUrl: Field<'String'>;
  /** What it gets data for, by the ids of the controller’s policy. */
  readonly purposes: Field<'[ID!]!'>;
  /** processor, controller, authority, group or public; null where nobody said. */
  readonly role: Field<'String'>;
  /** What protects the data in that country (GDPR 46, ZZPL 65): scc, adequacy, art65 and the like; null where its law does. */
  readonly safeguard: Field<'String'>;
}

export interface ReopenChatPayloadFields {
  readonly chat: Field<'Chat'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface ReplyToTicketPayloadFields {
  readonly message: Field<'TicketMessage'>;
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

export interface ReviewDisclosurePayloadFields {
  readonly disclosure: Field<'Disclosure'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** How far somebody has read a chat. */
export interface SeenFields {
  /**
   * The last message seen.
   *
   * Personal data: `user.content.chat`.
   */
  readonly messageId: Field<'ID', { category: 'user.content.chat' }>;
  readonly participant: Field<'Participant'>;
  /** Personal data: `user.content.chat`. */
  readonly seenAt: Field<'DateTime', { category: 'user.content.chat' }>;
}

export interface SendMessagePayloadFields {
  readonly message: Field<'Message'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface SetAvailabilityPayloadFields {
  readonly agent: Field<'Agent'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface SetCustomFieldsPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

export interface SetTicketPriorityPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

export interface SetTicketStatusPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

export interface SignalTypingPayloadFields {
  /** Signal again before then while the person goes on writing. */
  readonly expiresAt: Field<'DateTime'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** Changes as they happen. Every event is decided again when it is delivered. */
export interface SubscriptionFields {
  /** Changes of one chat, or of all that the caller may see. */
  readonly chatChanged: Field<'Chat', { args: SubscriptionChatChangedArguments }>;
  /** Messages added to one conversation. */
  readonly messageAdded: Field<'Message', { args: SubscriptionMessageAddedArguments }>;
  /** Internal notes added to one conversation. */
  readonly noteAdded: Field<'InternalNote', { args: SubscriptionNoteAddedArguments }>;
  /** Changes of one ticket, or of all that the caller may see. */
  readonly ticketChanged: Field<'Ticket', { args: SubscriptionTicketChangedArguments }>;
  /** Who is writing in one conversation, besides the caller. A signal that came too late is null. */
  readonly typing: Field<'Typing', { args: SubscriptionTypingArguments }>;
}

export interface TagTicketPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

/** A group of staff that conversations are given to. */
export interface TeamFields {
  readonly id: Field<'ID!'>;
  readonly name: Field<'String!'>;
}

/** A request that is worked on until it is resolved. */
export interface TicketFields {
  readonly assignee: Field<'Agent'>;
  /** The chat that this ticket was made of. */
  readonly chat: Field<'Chat'>;
  readonly closedAt: Field<'DateTime'>;
  /** Every field that the controller added to its tickets, in their order, filled in or not. */
  readonly customFields: Field<'[CustomFieldValue!]', { args: TicketCustomFieldsArguments }>;
  /** When somebody other than the requester first wrote. */
  readonly firstRespondedAt: Field<'DateTime'>;
  readonly id: Field<'ID!'>;
  readonly lastMessageAt: Field<'DateTime'>;
  /** The ticket in which this one goes on, of the same person. */
  readonly mergedInto: Field<'Ticket'>;
  readonly messages: Field<'TicketMessageConnection', { args: PageArguments }>;
  /**
   * What staff wrote about it for each other, oldest first.
   *
   * Personal data: `user.content.internal_note`.
   */
  readonly notes: Field<'TicketNotesConnection', { args: PageArguments; category: 'user.content.internal_note' }>;
  readonly openedAt: Field<'DateTime!'>;
  readonly priority: Field<'TicketPriority!'>;
  /** Personal data: `user.content.feedback`. */
  readonly rating: Field<'Rating', { category: 'user.content.feedback' }>;
  /** The person who wrote in. */
  readonly requester: Field<'DataSubject'>;
  /** When it was resolved or closed; null while it is open. */
  readonly resolvedAt: Field<'DateTime'>;
  readonly status: Field<'ConversationStatus!'>;
  /** Personal data: `user.content.ticket`. */
  readonly subject: Field<'String', { category: 'user.content.ticket' }>;
  /**
   * Words that staff stick on a case, for each other.
   *
   * Personal data: `user.content.internal_note`.
   */
  readonly tags: Field<'[String!]', { category: 'user.content.internal_note' }>;
  readonly team: Field<'Team'>;
}

export interface TicketConnectionFields {
  readonly edges: Field<'[TicketEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
  readonly totalCount: Field<'Int!'>;
}

export interface TicketEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Ticket!'>;
}

/** A message of a ticket. */
export interface TicketMessageFields {
  readonly attachments: Field<'[Attachment!]'>;
  readonly author: Field<'Participant'>;
  /** Personal data: `user.content.ticket`. */
  readonly body: Field<'String', { category: 'user.content.ticket' }>;
  readonly id: Field<'ID!'>;
  readonly sentAt: Field<'DateTime!'>;
}

export interface TicketMessageConnectionFields {
  readonly edges: Field<'[TicketMessageEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface TicketMessageEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'TicketMessage!'>;
}

export interface TicketNotesConnectionFields {
  readonly edges: Field<'[TicketNotesEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface TicketNotesEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'InternalNote!'>;
}

/** What was said, by whom and when. */
export interface TranscriptLineFields {
  readonly author: Field<'Participant'>;
  /** Personal data: `user.content.chat`. */
  readonly body: Field<'String', { category: 'user.content.chat' }>;
  readonly sentAt: Field<'DateTime!'>;
}

/** Somebody is writing, until the moment given. */
export interface TypingFields {
  readonly expiresAt: Field<'DateTime!'>;
  readonly participant: Field<'Participant'>;
}

export interface UntagTicketPayloadFields {
  readonly problems: Field<'[Problem!]!'>;
  readonly ticket: Field<'Ticket'>;
}

export interface UpdateCustomFieldPayloadFields {
  readonly customField: Field<'CustomField'>;
  readonly problems: Field<'[Problem!]!'>;
}

/** A file on its way. Attach it within a day, with its id in uploadIds. */
export interface UploadFields {
  readonly id: Field<'ID!'>;
  /** PUT the bytes here, within a few minutes and once. Relative to the address of the gateway; null when they are there. */
  readonly url: Field<'String'>;
}

/** Who is asking, and what for. */
export interface ViewerFields {
  readonly controller: Field<'Controller!'>;
  /** The visitor’s own person; nothing for agents and apps. */
  readonly dataSubject: Field<'DataSubject'>;
  /** What the controller allowed this app; nothing for staff and visitors, who have roles. */
  readonly grant: Field<'Grant'>;
  readonly kind: Field<'CallerKind!'>;
  /** Purposes that this caller may declare. */
  readonly purposes: Field<'[ID!]!'>;
}

/** What a browser sent by itself during one visit. */
export interface VisitFields {
  /** Personal data: `user.behavior.clickstream`. */
  readonly clickstream: Field<'String', { category: 'user.behavior.clickstream' }>;
  /** Personal data: `user.behavior.usage`. */
  readonly featuresUsed: Field<'String', { category: 'user.behavior.usage' }>;
  readonly id: Field<'ID!'>;
  /** Personal data: `user.device.ip_address`. */
  readonly ipAddress: Field<'String', { category: 'user.device.ip_address' }>;
  /** Personal data: `user.device.network_provider`. */
  readonly networkProvider: Field<'String', { category: 'user.device.network_provider' }>;
  /** Personal data: `user.behavior.browsing_history`. */
  readonly pageUrl: Field<'String', { category: 'user.behavior.browsing_history' }>;
  /** Personal data: `user.behavior.browsing_history`. */
  readonly referrerUrl: Field<'String', { category: 'user.behavior.browsing_history' }>;
  /** Personal data: `user.behavior.browsing_history`. */
  readonly startedAt: Field<'DateTime', { category: 'user.behavior.browsing_history' }>;
  /**
   * Device, browser and operating system.
   *
   * Personal data: `user.device.user_agent`.
   */
  readonly userAgent: Field<'String', { category: 'user.device.user_agent' }>;
}

export interface VisitConnectionFields {
  readonly edges: Field<'[VisitEdge!]!'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface VisitEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Visit!'>;
}

/** Everything the selection types need to know of the schema. */
export interface SchemaTypes {
  readonly leaves: {
    AgentAvailability: AgentAvailability;
    /** True or false. */
    Boolean: boolean;
    CallerKind: CallerKind;
    ConsentStatus: ConsentStatus;
    ConversationStatus: ConversationStatus;
    CustomFieldCategory: CustomFieldCategory;
    CustomFieldType: CustomFieldType;
    DataSubjectOrderField: DataSubjectOrderField;
    /** A moment in ISO 8601: `'2026-01-31T09:30:00.000Z'`. */
    DateTime: string;
    DenialReason: DenialReason;
    DisclosableField: DisclosableField;
    DisclosureGround: DisclosureGround;
    DisclosureKind: DisclosureKind;
    DisclosureReview: DisclosureReview;
    /** An opaque id. */
    ID: string;
    IdentityLevel: IdentityLevel;
    /** A whole number. */
    Int: number;
    ObjectionStatus: ObjectionStatus;
    OrderDirection: OrderDirection;
    ProblemCode: ProblemCode;
    /** Text. */
    String: string;
    TicketOrderField: TicketOrderField;
    TicketPriority: TicketPriority;
  };
  readonly composites: {
    AccessEntry: AccessEntryFields;
    AccessExplanation: AccessExplanationFields;
    AddInternalNotePayload: AddInternalNotePayloadFields;
    Agent: AgentFields;
    ArchiveCustomFieldPayload: ArchiveCustomFieldPayloadFields;
    AssignChatPayload: AssignChatPayloadFields;
    AssignTicketPayload: AssignTicketPayloadFields;
    Attachment: AttachmentFields;
    BeginUploadPayload: BeginUploadPayloadFields;
    CaseConsent: CaseConsentFields;
    CaseConsentPayload: CaseConsentPayloadFields;
    Chat: ChatFields;
    ChatConnection: ChatConnectionFields;
    ChatEdge: ChatEdgeFields;
    ChatMessage: ChatMessageFields;
    ChatMessageConnection: ChatMessageConnectionFields;
    ChatMessageEdge: ChatMessageEdgeFields;
    ChatNotesConnection: ChatNotesConnectionFields;
    ChatNotesEdge: ChatNotesEdgeFields;
    CloseChatPayload: CloseChatPayloadFields;
    Consent: ConsentFields;
    ConsentPayload: ConsentPayloadFields;
    Controller: ControllerFields;
    Conversation: ConversationFields;
    ConvertChatToTicketPayload: ConvertChatToTicketPayloadFields;
    CreateCustomFieldPayload: CreateCustomFieldPayloadFields;
    CreateTicketPayload: CreateTicketPayloadFields;
    CustomAddress: CustomAddressFields;
    CustomField: CustomFieldFields;
    CustomFieldValue: CustomFieldValueFields;
    CustomInternalNote: CustomInternalNoteFields;
    CustomJobTitle: CustomJobTitleFields;
    CustomPhoneNumber: CustomPhoneNumberFields;
    CustomTicketContent: CustomTicketContentFields;
    CustomTransaction: CustomTransactionFields;
    CustomUsage: CustomUsageFields;
    DataSubject: DataSubjectFields;
    DataSubjectChatsConnection: DataSubjectChatsConnectionFields;
    DataSubjectChatsEdge: DataSubjectChatsEdgeFields;
    DataSubjectConnection: DataSubjectConnectionFields;
    DataSubjectEdge: DataSubjectEdgeFields;
    DataSubjectTicketsConnection: DataSubjectTicketsConnectionFields;
    DataSubjectTicketsEdge: DataSubjectTicketsEdgeFields;
    DisclosedData: DisclosedDataFields;
    Disclosure: DisclosureFields;
    DisclosurePayload: DisclosurePayloadFields;
    Grant: GrantFields;
    GrantedPurpose: GrantedPurposeFields;
    InternalNote: InternalNoteFields;
    Invoice: InvoiceFields;
    InvoiceConnection: InvoiceConnectionFields;
    InvoiceEdge: InvoiceEdgeFields;
    LawfulBasis: LawfulBasisFields;
    MarkSeenPayload: MarkSeenPayloadFields;
    MergeTicketsPayload: MergeTicketsPayloadFields;
    Message: MessageFields;
    Mutation: MutationFields;
    Node: NodeFields;
    NoteAttachment: NoteAttachmentFields;
    Objection: ObjectionFields;
    ObjectionPayload: ObjectionPayloadFields;
    OpenChatPayload: OpenChatPayloadFields;
    PageInfo: PageInfoFields;
    Participant: ParticipantFields;
    Policy: PolicyFields;
    PolicyClause: PolicyClauseFields;
    PostalAddress: PostalAddressFields;
    Problem: ProblemFields;
    PublicPost: PublicPostFields;
    PublicPostConnection: PublicPostConnectionFields;
    PublicPostEdge: PublicPostEdgeFields;
    Purpose: PurposeFields;
    PurposeCategory: PurposeCategoryFields;
    Query: QueryFields;
    RateConversationPayload: RateConversationPayloadFields;
    Rating: RatingFields;
    Recipient: RecipientFields;
    ReopenChatPayload: ReopenChatPayloadFields;
    ReplyToTicketPayload: ReplyToTicketPayloadFields;
    ReviewDisclosurePayload: ReviewDisclosurePayloadFields;
    Seen: SeenFields;
    SendMessagePayload: SendMessagePayloadFields;
    SetAvailabilityPayload: SetAvailabilityPayloadFields;
    SetCustomFieldsPayload: SetCustomFieldsPayloadFields;
    SetTicketPriorityPayload: SetTicketPriorityPayloadFields;
    SetTicketStatusPayload: SetTicketStatusPayloadFields;
    SignalTypingPayload: SignalTypingPayloadFields;
    Subscription: SubscriptionFields;
    TagTicketPayload: TagTicketPayloadFields;
    Team: TeamFields;
    Ticket: TicketFields;
    TicketConnection: TicketConnectionFields;
    TicketEdge: TicketEdgeFields;
    TicketMessage: TicketMessageFields;
    TicketMessageConnection: TicketMessageConnectionFields;
    TicketMessageEdge: TicketMessageEdgeFields;
    TicketNotesConnection: TicketNotesConnectionFields;
    TicketNotesEdge: TicketNotesEdgeFields;
    TranscriptLine: TranscriptLineFields;
    Typing: TypingFields;
    UntagTicketPayload: UntagTicketPayloadFields;
    UpdateCustomFieldPayload: UpdateCustomFieldPayloadFields;
    Upload: UploadFields;
    Viewer: ViewerFields;
    Visit: VisitFields;
    VisitConnection: VisitConnectionFields;
    VisitEdge: VisitEdgeFields;
  };
  readonly possible: {
    Conversation: 'Chat' | 'Ticket';
    CustomFieldValue: 'CustomAddress' | 'CustomInternalNote' | 'CustomJobTitle' | 'CustomPhoneNumber' | 'CustomTicketContent' | 'CustomTransaction' | 'CustomUsage';
    Message: 'ChatMessage' | 'TicketMessage';
    Node: 'Agent' | 'Attachment' | 'Chat' | 'ChatMessage' | 'DataSubject' | 'InternalNote' | 'NoteAttachment' | 'Ticket' | 'TicketMessage';
    Participant: 'Agent' | 'DataSubject';
  };
}
