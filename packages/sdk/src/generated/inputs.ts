// Written by scripts/generate.ts from the schema. Do not edit; one file, as long as the schema needs.
import type { Maybe } from '../selection/schema-shape.ts';

export type AgentAvailability = 'ONLINE' | 'AWAY' | 'OFFLINE';

export type CallerKind = 'AGENT' | 'APP' | 'VISITOR';

export type ConsentStatus = 'GIVEN' | 'REFUSED' | 'WITHDRAWN';

export type ConversationStatus = 'OPEN' | 'PENDING' | 'RESOLVED' | 'CLOSED';

export type DataSubjectOrderField = 'CREATED_AT' | 'DISPLAY_NAME' | 'EMAIL';

export type DenialReason = 'PURPOSE_NOT_DECLARED' | 'PURPOSE_UNKNOWN' | 'PURPOSE_NOT_GRANTED' | 'CATEGORY_NOT_GRANTED' | 'CATEGORY_NOT_IN_POLICY' | 'RECIPIENT_NOT_REGISTERED' | 'TRANSFER_NOT_ALLOWED' | 'CONSENT_MISSING' | 'CONSENT_REFUSED' | 'CONSENT_WITHDRAWN' | 'CONSENT_EXPIRED' | 'OBJECTED' | 'RESTRICTED' | 'ERASED' | 'UNDER_AGE' | 'RETENTION_EXPIRED';

export type IdentityLevel = 'identified' | 'pseudonymous' | 'anonymous';

export type ObjectionStatus = 'RECEIVED' | 'ACCEPTED' | 'REJECTED';

export type OrderDirection = 'ASC' | 'DESC';

export type ProblemCode = 'INVALID_INPUT' | 'NOT_FOUND' | 'NOT_ALLOWED' | 'PURPOSE_DENIED' | 'CONFLICT';

export type TicketOrderField = 'OPENED_AT' | 'LAST_MESSAGE_AT' | 'PRIORITY' | 'SUBJECT' | 'REQUESTER_NAME' | 'REQUESTER_EMAIL';

export type TicketPriority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

export interface AssignTicketInput {
  readonly ticketId: string;
  readonly agentId?: Maybe<string>;
}

export interface ChatFilter {
  readonly status?: Maybe<readonly ConversationStatus[]>;
  readonly requesterId?: Maybe<string>;
  readonly requesterEmail?: Maybe<StringFilter>;
  readonly requesterName?: Maybe<StringFilter>;
  readonly openedAfter?: Maybe<string>;
  readonly openedBefore?: Maybe<string>;
}

export interface ConsentInput {
  readonly purpose: string;
  readonly channel?: Maybe<string>;
  readonly wording?: Maybe<string>;
  readonly dataSubjectId?: Maybe<string>;
  readonly route?: Maybe<string>;
}

export interface ConvertChatToTicketInput {
  readonly chatId: string;
  readonly subject: string;
}

export interface CreateTicketInput {
  readonly subject: string;
  readonly body: string;
  readonly requesterId?: Maybe<string>;
  readonly priority?: Maybe<TicketPriority>;
}

export interface DataSubjectFilter {
  readonly email?: Maybe<StringFilter>;
  readonly name?: Maybe<StringFilter>;
  readonly phoneNumber?: Maybe<StringFilter>;
}

export interface DataSubjectOrder {
  readonly field: DataSubjectOrderField;
  readonly direction: OrderDirection;
}

export interface DecideObjectionInput {
  readonly objectionId: string;
  readonly accept: boolean;
}

export interface ObjectToProcessingInput {
  readonly purpose: string;
  readonly grounds?: Maybe<string>;
  readonly dataSubjectId?: Maybe<string>;
}

export interface OpenChatInput {
  readonly message: string;
  readonly requesterId?: Maybe<string>;
}

export interface ReplyToTicketInput {
  readonly ticketId: string;
  readonly body: string;
  readonly status?: Maybe<ConversationStatus>;
}

export interface SendMessageInput {
  readonly conversationId: string;
  readonly body: string;
}

export interface SetTicketStatusInput {
  readonly ticketId: string;
  readonly status: ConversationStatus;
}

export interface StringFilter {
  readonly equals?: Maybe<string>;
  readonly contains?: Maybe<string>;
  readonly startsWith?: Maybe<string>;
}

export interface TicketFilter {
  readonly status?: Maybe<readonly ConversationStatus[]>;
  readonly priority?: Maybe<readonly TicketPriority[]>;
  readonly assigneeId?: Maybe<string>;
  readonly requesterId?: Maybe<string>;
  /** Personal data: `user.contact.email`. */
  readonly requesterEmail?: Maybe<StringFilter>;
  /** Personal data: `user.name`. */
  readonly requesterName?: Maybe<StringFilter>;
  readonly subject?: Maybe<StringFilter>;
  readonly openedAfter?: Maybe<string>;
  readonly openedBefore?: Maybe<string>;
}

export interface TicketOrder {
  readonly field: TicketOrderField;
  readonly direction: OrderDirection;
}

export interface MutationAssignTicketArguments {
  readonly input: AssignTicketInput;
}

export interface MutationConvertChatToTicketArguments {
  readonly input: ConvertChatToTicketInput;
}

export interface MutationCreateTicketArguments {
  readonly input: CreateTicketInput;
}

export interface MutationDecideObjectionArguments {
  readonly input: DecideObjectionInput;
}

export interface MutationGiveConsentArguments {
  readonly input: ConsentInput;
}

export interface MutationObjectToProcessingArguments {
  readonly input: ObjectToProcessingInput;
}

export interface MutationOpenChatArguments {
  readonly input: OpenChatInput;
}

export interface MutationRefuseConsentArguments {
  readonly input: ConsentInput;
}

export interface MutationReplyToTicketArguments {
  readonly input: ReplyToTicketInput;
}

export interface MutationSendMessageArguments {
  readonly input: SendMessageInput;
}

export interface MutationSetTicketStatusArguments {
  readonly input: SetTicketStatusInput;
}

export interface MutationWithdrawConsentArguments {
  readonly input: ConsentInput;
}

export interface PageArguments {
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
}

export interface QueryChatsArguments {
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
  readonly filter?: Maybe<ChatFilter>;
  readonly search?: Maybe<string>;
}

export interface QueryConversationArguments {
  readonly id: string;
}

export interface QueryDataSubjectArguments {
  readonly id: string;
}

export interface QueryDataSubjectsArguments {
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
  readonly filter?: Maybe<DataSubjectFilter>;
  readonly orderBy?: Maybe<DataSubjectOrder>;
}

export interface QueryExplainAccessArguments {
  readonly operation: string;
  readonly purpose?: Maybe<string>;
}

export interface QueryNodeArguments {
  readonly id: string;
}

export interface QueryNodesArguments {
  readonly ids: readonly string[];
}

export interface QueryTicketsArguments {
  readonly first?: Maybe<number>;
  readonly last?: Maybe<number>;
  readonly after?: Maybe<string>;
  readonly before?: Maybe<string>;
  readonly filter?: Maybe<TicketFilter>;
  readonly orderBy?: Maybe<TicketOrder>;
  readonly search?: Maybe<string>;
}

export interface SubscriptionChatChangedArguments {
  readonly id?: Maybe<string>;
}

export interface SubscriptionMessageAddedArguments {
  readonly conversationId: string;
}

export interface SubscriptionTicketChangedArguments {
  readonly id?: Maybe<string>;
}
