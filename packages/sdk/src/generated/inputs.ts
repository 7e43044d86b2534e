// Written by scripts/generate.ts from the schema. Do not edit; one file, as long as the schema needs.
import type { Maybe } from '../selection/schema-shape.ts';

export type AgentAvailability = 'AWAY' | 'OFFLINE' | 'ONLINE';

export type CallerKind = 'AGENT' | 'APP' | 'VISITOR';

export type ConsentStatus = 'GIVEN' | 'REFUSED' | 'WITHDRAWN';

export type ConversationStatus = 'CLOSED' | 'OPEN' | 'PENDING' | 'RESOLVED';

/** What kind of personal data the values are, and so for which purposes they are read. */
export type CustomFieldCategory = 'ADDRESS' | 'INTERNAL_NOTE' | 'JOB_TITLE' | 'PHONE_NUMBER' | 'TICKET_CONTENT' | 'TRANSACTION' | 'USAGE';

/** What a value looks like. Values are texts in each type: 12.5, true, 2026-03-15. */
export type CustomFieldType = 'CHOICE' | 'DATE' | 'NUMBER' | 'TEXT' | 'YES_NO';

export type DataSubjectOrderField = 'CREATED_AT' | 'EMAIL' | 'NAME';

export type DenialReason = 'CATEGORY_NOT_GRANTED' | 'CATEGORY_NOT_IN_POLICY' | 'CONSENT_EXPIRED' | 'CONSENT_MISSING' | 'CONSENT_REFUSED' | 'CONSENT_WITHDRAWN' | 'ERASED' | 'OBJECTED' | 'PURPOSE_NOT_DECLARED' | 'PURPOSE_NOT_GRANTED' | 'PURPOSE_UNKNOWN' | 'RECIPIENT_NOT_REGISTERED' | 'RESTRICTED' | 'RETENTION_EXPIRED' | 'TRANSFER_NOT_ALLOWED' | 'UNDER_AGE';

/** What of a person can be listed for somebody outside. */
export type DisclosableField = 'ADDRESS' | 'DISPLAY_NAME' | 'EMAIL' | 'FAMILY_NAME' | 'GIVEN_NAME' | 'IDENTITY_DOCUMENT_NUMBER' | 'NATIONAL_IDENTIFICATION_NUMBER' | 'PHONE_NUMBER';

/** Why an authority gets data. Which of them count, the controller’s policy says. */
export type DisclosureGround = 'AUTHORITY_REQUEST' | 'COURT_ORDER' | 'FRAUD' | 'HARM_PREVENTION' | 'LAW' | 'OWN_RIGHTS';

export type DisclosureKind = 'AUTHORITY' | 'EMERGENCY' | 'FORWARDING';

/** Whether somebody else looks at it afterwards, and what came of that. */
export type DisclosureReview = 'JUSTIFIED' | 'NONE' | 'NOT_JUSTIFIED' | 'PENDING';

export type IdentityLevel = 'anonymous' | 'identified' | 'pseudonymous';

export type ObjectionStatus = 'ACCEPTED' | 'RECEIVED' | 'REJECTED';

export type OrderDirection = 'ASC' | 'DESC';

export type ProblemCode = 'CONFLICT' | 'INVALID_INPUT' | 'NOT_ALLOWED' | 'NOT_FOUND' | 'PURPOSE_DENIED';

export type TicketOrderField = 'LAST_MESSAGE_AT' | 'OPENED_AT' | 'PRIORITY' | 'REQUESTER_EMAIL' | 'REQUESTER_NAME' | 'SUBJECT';

export type TicketPriority = 'HIGH' | 'LOW' | 'NORMAL' | 'URGENT';

export interface AddInternalNoteInput {
  /** For apps: the agent whose words these are. */
  readonly authorId?: Maybe<string>;
  /** Personal data: `user.content.internal_note`. */
  readonly body: string;
  readonly conversationId: string;
  /** Files from beginUpload, announced as internal. */
  readonly uploadIds?: Maybe<readonly string[]>;
}

export interface AnswerForwardingInput {
  /**
   * false after a yes takes it back.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly agree: boolean;
  readonly caseConsentId: string;
}

export interface ArchiveCustomFieldInput {
  /** Left out: true. false takes it into use again. */
  readonly archived?: Maybe<boolean>;
  readonly customFieldId: string;
}

export interface AskToForwardInput {
  /** Personal data: `user.privacy_preferences`. */
  readonly fields: readonly DisclosableField[];
  /** A partner in the register of recipients. */
  readonly recipientId: string;
  readonly ticketId: string;
  /**
   * What the person reads: what goes, to whom, why.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly wording: string;
}

export interface AssignChatInput {
  /** Left out or null: nobody. */
  readonly agentId?: Maybe<string>;
  readonly chatId: string;
  /** Left out or null: no team. */
  readonly teamId?: Maybe<string>;
}

export interface AssignTicketInput {
  /** Left out or null: nobody. */
  readonly agentId?: Maybe<string>;
  /** Left out or null: no team. */
  readonly teamId?: Maybe<string>;
  readonly ticketId: string;
}

export interface BeginUploadInput {
  /** Personal data: `user.content.attachment`. */
  readonly byteSize: number;
  /** Personal data: `user.content.attachment`. */
  readonly fileName: string;
  /** For an internal note. Such a file can be attached to nothing else. */
  readonly internal?: Maybe<boolean>;
  /**
   * What the file is; its bytes must agree.
   *
   * Personal data: `user.content.attachment`.
   */
  readonly mediaType: string;
}

export interface ChatFilter {
  readonly assigneeId?: Maybe<string>;
  readonly openedAfter?: Maybe<string>;
  readonly openedBefore?: Maybe<string>;
  /** Personal data: `user.contact.email`. */
  readonly requesterEmail?: Maybe<StringFilter>;
  readonly requesterId?: Maybe<string>;
  /** Personal data: `user.name`. */
  readonly requesterName?: Maybe<StringFilter>;
  readonly status?: Maybe<readonly ConversationStatus[]>;
  readonly teamId?: Maybe<string>;
}

export interface ChatInput {
  readonly chatId: string;
}

export interface ConsentInput {
  /** Where the policy holds consent for each channel apart. */
  readonly channel?: Maybe<string>;
  /** For staff and apps; a visitor speaks for itself. */
  readonly dataSubjectId?: Maybe<string>;
  readonly purpose: string;
  /** How it was said: chat widget, settings page, e-mail. */
  readonly route?: Maybe<string>;
  /** Where the policy knows limited consent. */
  readonly validUntil?: Maybe<string>;
  /** The words that the person was shown. */
  readonly wording?: Maybe<string>;
}

export interface ConvertChatToTicketInput {
  readonly chatId: string;
  readonly customFields?: Maybe<CustomFieldsInput>;
  /** Personal data: `user.content.ticket`. */
  readonly subject: string;
}

export interface CreateCustomFieldInput {
  readonly category: CustomFieldCategory;
  /** Small letters, digits and _: order_number. */
  readonly key: string;
  readonly label: string;
  /** Of a CHOICE. */
  readonly options?: Maybe<readonly string[]>;
  /** Left out: after the others. */
  readonly position?: Maybe<number>;
  readonly required?: Maybe<boolean>;
  readonly type: CustomFieldType;
}

export interface CreateTicketInput {
  /** For apps: the agent or requester whose words these are. */
  readonly authorId?: Maybe<string>;
  /** Personal data: `user.content.ticket`. */
  readonly body: string;
  readonly customFields?: Maybe<CustomFieldsInput>;
  readonly priority?: Maybe<TicketPriority>;
  /** For staff and apps; a visitor is the requester. */
  readonly requesterId?: Maybe<string>;
  /** Personal data: `user.content.ticket`. */
  readonly subject: string;
  /** Files from beginUpload whose bytes are there. */
  readonly uploadIds?: Maybe<readonly string[]>;
}

/** What stands in one field; an empty match: anything. */
export interface CustomFieldMatch {
  readonly key: string;
  readonly value: StringFilter;
}

/** What goes into one field. */
export interface CustomFieldValueInput {
  readonly key: string;
  /** As the type of the field wants it. Left out or null: nothing. */
  readonly value?: Maybe<string>;
}

/** By the category of the field. All that are given must match. */
export interface CustomFieldsFilter {
  /** Personal data: `user.contact.address`. */
  readonly address?: Maybe<readonly CustomFieldMatch[]>;
  /** Personal data: `user.content.internal_note`. */
  readonly internalNote?: Maybe<readonly CustomFieldMatch[]>;
  /** Personal data: `user.job_title`. */
  readonly jobTitle?: Maybe<readonly CustomFieldMatch[]>;
  /** Personal data: `user.contact.phone_number`. */
  readonly phoneNumber?: Maybe<readonly CustomFieldMatch[]>;
  /** Personal data: `user.content.ticket`. */
  readonly ticketContent?: Maybe<readonly CustomFieldMatch[]>;
  /** Personal data: `user.financial.transaction`. */
  readonly transaction?: Maybe<readonly CustomFieldMatch[]>;
  /** Personal data: `user.behavior.usage`. */
  readonly usage?: Maybe<readonly CustomFieldMatch[]>;
}

/** Values of custom fields, by the category of the field. */
export interface CustomFieldsInput {
  /** Personal data: `user.contact.address`. */
  readonly address?: Maybe<readonly CustomFieldValueInput[]>;
  /** Personal data: `user.content.internal_note`. */
  readonly internalNote?: Maybe<readonly CustomFieldValueInput[]>;
  /** Personal data: `user.job_title`. */
  readonly jobTitle?: Maybe<readonly CustomFieldValueInput[]>;
  /** Personal data: `user.contact.phone_number`. */
  readonly phoneNumber?: Maybe<readonly CustomFieldValueInput[]>;
  /** Personal data: `user.content.ticket`. */
  readonly ticketContent?: Maybe<readonly CustomFieldValueInput[]>;
  /** Personal data: `user.financial.transaction`. */
  readonly transaction?: Maybe<readonly CustomFieldValueInput[]>;
  /** Personal data: `user.behavior.usage`. */
  readonly usage?: Maybe<readonly CustomFieldValueInput[]>;
}

export interface DataSubjectFilter {
  /** Personal data: `user.contact.email`. */
  readonly email?: Maybe<StringFilter>;
  /** Personal data: `user.name`. */
  readonly name?: Maybe<StringFilter>;
  /** Personal data: `user.contact.phone_number`. */
  readonly phoneNumber?: Maybe<StringFilter>;
}

export interface DataSubjectOrder {
  readonly direction: OrderDirection;
  readonly field: DataSubjectOrderField;
}

export interface DecideObjectionInput {
  readonly accept: boolean;
  readonly objectionId: string;
}

export interface DiscloseInEmergencyInput {
  /**
   * What happens, for whoever reviews it.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly danger: string;
  readonly dataSubjectId: string;
  /**
   * What helps. No other field is answered.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly fields?: Maybe<readonly DisclosableField[]>;
  /**
   * Who gets it, by name.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly helper: string;
}

export interface DiscloseToAuthorityInput {
  /**
   * Who asks, by name.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly authority: string;
  /** Where the authority is: ISO 3166-1 alpha-2. Abroad the policy’s rules on transfers count. */
  readonly country: string;
  readonly dataSubjectId: string;
  /**
   * What is needed. No other field is answered.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly fields?: Maybe<readonly DisclosableField[]>;
  /** Personal data: `user.privacy_preferences`. */
  readonly ground: DisclosureGround;
  /**
   * The law, the order or the request, so that it can be found again.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly legalReference: string;
  /**
   * The law by which the person is not told, where the policy lets a law order that.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly silenceReference?: Maybe<string>;
}

export interface ForwardTicketInput {
  /**
   * Left out: nobody is named.
   *
   * Personal data: `user.privacy_preferences`.
   */
  readonly fields?: Maybe<readonly DisclosableField[]>;
  /** A partner in the register of recipients. */
  readonly recipientId: string;
  /**
   * Written for the partner. Nothing of what stands in the ticket goes.
   *
   * Personal data: `user.content.ticket`.
   */
  readonly text: string;
  readonly ticketId: string;
}

export interface MarkSeenInput {
  readonly chatId: string;
  /** The last message on the screen. */
  readonly messageId: string;
}

export interface MergeTicketsInput {
  /** Closed by this, for good. */
  readonly sourceId: string;
  /** Where both go on. */
  readonly targetId: string;
}

export interface ObjectToProcessingInput {
  /** For staff and apps; a visitor speaks for itself. */
  readonly dataSubjectId?: Maybe<string>;
  /** Personal data: `user.privacy_preferences`. */
  readonly grounds?: Maybe<string>;
  readonly purpose: string;
}

export interface OpenChatInput {
  /** For apps: the agent or requester whose words these are. */
  readonly authorId?: Maybe<string>;
  /**
   * For connectors of messengers: the id by which the requester is known there. It is kept with the person.
   *
   * Personal data: `user.unique_id.communication_service`.
   */
  readonly communicationServiceId?: Maybe<string>;
  /** Personal data: `user.content.chat`. */
  readonly message: string;
  /** For staff and apps; a visitor is the requester. */
  readonly requesterId?: Maybe<string>;
  /** Files from beginUpload whose bytes are there. */
  readonly uploadIds?: Maybe<readonly string[]>;
}

export interface RateConversationInput {
  /** Personal data: `user.content.feedback`. */
  readonly comment?: Maybe<string>;
  readonly conversationId: string;
  /**
   * 1 to 5.
   *
   * Personal data: `user.content.feedback`.
   */
  readonly score: number;
}

export interface ReplyToTicketInput {
  /** For apps: the agent or requester whose words these are. */
  readonly authorId?: Maybe<string>;
  /** Personal data: `user.content.ticket`. */
  readonly body: string;
  /** Set with the reply; staff and apps. */
  readonly status?: Maybe<ConversationStatus>;
  readonly ticketId: string;
  /** Files from beginUpload whose bytes are there. */
  readonly uploadIds?: Maybe<readonly string[]>;
}

export interface ReviewDisclosureInput {
  readonly disclosureId: string;
  readonly justified: boolean;
}

export interface SendMessageInput {
  /** For apps: the agent or requester whose words these are. */
  readonly authorId?: Maybe<string>;
  /** Personal data: `user.content.chat`. */
  readonly body: string;
  readonly conversationId: string;
  /** Files from beginUpload whose bytes are there. */
  readonly uploadIds?: Maybe<readonly string[]>;
}

export interface SetAvailabilityInput {
  /** Personal data: `employee.availability`. */
  readonly availability: AgentAvailability;
}

export interface SetCustomFieldsInput {
  readonly customFields: CustomFieldsInput;
  readonly ticketId: string;
}

export interface SetTicketPriorityInput {
  readonly priority: TicketPriority;
  readonly ticketId: string;
}

export interface SetTicketStatusInput {
  readonly status: ConversationStatus;
  readonly ticketId: string;
}

export interface SignalTypingInput {
  /** For apps: the agent or requester who is writing. */
  readonly authorId?: Maybe<string>;
  readonly conversationId: string;
}

/** All that are given must match; letters match whatever their case. */
export interface StringFilter {
  readonly contains?: Maybe<string>;
  readonly equals?: Maybe<string>;
  readonly startsWith?: Maybe<string>;
}

export interface TagTicketInput {
  /** Personal data: `user.content.internal_note`. */
  readonly tags: readonly string[];
  readonly ticketId: string;
}

export interface TicketFilter {
  readonly assigneeId?: Maybe<string>;
  readonly customFields?: Maybe<CustomFieldsFilter>;
  readonly openedAfter?: Maybe<string>;
  readonly openedBefore?: Maybe<string>;
  readonly priority?: Maybe<readonly TicketPriority[]>;
  /** Personal data: `user.contact.email`. */
  readonly requesterEmail?: Maybe<StringFilter>;
  readonly requesterId?: Maybe<string>;
  /** Personal data: `user.name`. */
  readonly requesterName?: Maybe<StringFilter>;
  readonly status?: Maybe<readonly ConversationStatus[]>;
  /** Personal data: `user.content.ticket`. */
  readonly subject?: Maybe<StringFilter>;
  /**
   * Any of these.
   *
   * Personal data: `user.content.internal_note`.
   */
  readonly tags?: Maybe<readonly string[]>;
  readonly teamId?: Maybe<string>;
}

export interface TicketOrder {
  readonly direction: OrderDirection;
  readonly field: TicketOrderField;
}

/** What is left out or null stays as it is. */
export interface UpdateCustomFieldInput {
  /** Only while no ticket has a value. */
  readonly category?: Maybe<CustomFieldCategory>;
  readonly customFieldId: string;
  readonly label?: Maybe<string>;
  /** Of a CHOICE. What was chosen stays, even where it can be chosen no more. */
  readonly options?: Maybe<readonly string[]>;
  readonly position?: Maybe<number>;
  readonly required?: Maybe<boolean>;
  /** Only while no ticket has a value. */
  readonly type?: Maybe<CustomFieldType>;
}

export interface MutationAddInternalNoteArguments {
  readonly input: AddInternalNoteInput;
}

export interface MutationAnswerForwardingArguments {
  readonly input: AnswerForwardingInput;
}

export interface MutationArchiveCustomFieldArguments {
  readonly input: ArchiveCustomFieldInput;
}

export interface MutationAskToForwardArguments {
  readonly input: AskToForwardInput;
}

export interface MutationAssignChatArguments {
  readonly input: AssignChatInput;
}

export interface MutationAssignTicketArguments {
  readonly input: AssignTicketInput;
}

export interface MutationBeginUploadArguments {
  readonly input: BeginUploadInput;
}

export interface MutationCloseChatArguments {
  readonly input: ChatInput;
}

export interface MutationConvertChatToTicketArguments {
  readonly input: ConvertChatToTicketInput;
}

export interface MutationCreateCustomFieldArguments {
  readonly input: CreateCustomFieldInput;
}

export interface MutationCreateTicketArguments {
  readonly input: CreateTicketInput;
}

export interface MutationDecideObjectionArguments {
  readonly input: DecideObjectionInput;
}

export interface MutationDiscloseInEmergencyArguments {
  readonly input: DiscloseInEmergencyInput;
}

export interface MutationDiscloseToAuthorityArguments {
  readonly input: DiscloseToAuthorityInput;
}

export interface MutationForwardTicketArguments {
  readonly input: ForwardTicketInput;
}

export interface MutationGiveConsentArguments {
  readonly input: ConsentInput;
}

export interface MutationMarkSeenArguments {
  readonly input: MarkSeenInput;
}

export interface MutationMergeTicketsArguments {
  readonly input: MergeTicketsInput;
}

export interface MutationObjectToProcessingArguments {
  readonly input: ObjectToProcessingInput;
}

export interface MutationOpenChatArguments {
  readonly input: OpenChatInput;
}

export interface MutationRateConversationArguments {
  readonly input: RateConversationInput;
}

export interface MutationRefuseConsentArguments {
  readonly input: ConsentInput;
}

export interface MutationReopenChatArguments {
  readonly input: ChatInput;
}

export interface MutationReplyToTicketArguments {
  readonly input: ReplyToTicketInput;
}

export interface MutationReviewDisclosureArguments {
  readonly input: ReviewDisclosureInput;
}

export interface MutationSendMessageArguments {
  readonly input: SendMessageInput;
}

export interface MutationSetAvailabilityArguments {
  readonly input: SetAvailabilityInput;
}

export interface MutationSetCustomFieldsArguments {
  readonly input: SetCustomFieldsInput;
}

export interface MutationSetTicketPriorityArguments {
  readonly input: SetTicketPriorityInput;
}

export interface MutationSetTicketStatusArguments {
  readonly input: SetTicketStatusInput;
}

export interface MutationSignalTypingArguments {
  readonly input: SignalTypingInput;
}

export interface MutationTagTicketArguments {
  readonly input: TagTicketInput;
}

export interface MutationUntagTicketArguments {
  readonly input: TagTicketInput;
}

export interface MutationUpdateCustomFieldArguments {
  readonly input: UpdateCustomFieldInput;
}

export interface MutationWithdrawConsentArguments {
  readonly input: ConsentInput;
}

export interface PageArguments {
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
}

export interface QueryChatsArguments {
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
  readonly filter?: Maybe<ChatFilter>;
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
  /**
   * Words of a message.
   *
   * Personal data: `user.content.chat`.
   */
  readonly search?: Maybe<string>;
}

export interface QueryConversationArguments {
  readonly id: string;
}

export interface QueryCustomFieldsArguments {
  /** true: those that are archived as well. */
  readonly archived?: Maybe<boolean>;
}

export interface QueryDataSubjectArguments {
  readonly id: string;
}

export interface QueryDataSubjectsArguments {
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
  readonly filter?: Maybe<DataSubjectFilter>;
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
  readonly orderBy?: Maybe<DataSubjectOrder>;
}

export interface QueryExplainAccessArguments {
  readonly operation: string;
  readonly operationName?: Maybe<string>;
  /** Left out: the purpose that this request declares. */
  readonly purpose?: Maybe<string>;
}

export interface QueryNodeArguments {
  readonly id: string;
}

export interface QueryNodesArguments {
  readonly ids: readonly string[];
}

export interface QueryTicketsArguments {
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
  readonly filter?: Maybe<TicketFilter>;
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
  readonly orderBy?: Maybe<TicketOrder>;
  /**
   * Words of the subject or of a message.
   *
   * Personal data: `user.content.ticket`.
   */
  readonly search?: Maybe<string>;
}

export interface SubscriptionChatChangedArguments {
  /** The cursor of an event (extensions.event.cursor): what came after it is told first, then what comes. Without it, what comes. */
  readonly after?: Maybe<string>;
  readonly id?: Maybe<string>;
}

export interface SubscriptionMessageAddedArguments {
  /** The cursor of an event (extensions.event.cursor): what came after it is told first, then what comes. Without it, what comes. */
  readonly after?: Maybe<string>;
  readonly conversationId: string;
}

export interface SubscriptionNoteAddedArguments {
  /** The cursor of an event (extensions.event.cursor): what came after it is told first, then what comes. Without it, what comes. */
  readonly after?: Maybe<string>;
  readonly conversationId: string;
}

export interface SubscriptionTicketChangedArguments {
  /** The cursor of an event (extensions.event.cursor): what came after it is told first, then what comes. Without it, what comes. */
  readonly after?: Maybe<string>;
  readonly id?: Maybe<string>;
}

export interface SubscriptionTypingArguments {
  readonly conversationId: string;
}

export interface TicketCustomFieldsArguments {
  /** true: those that are archived as well. */
  readonly archived?: Maybe<boolean>;
}
