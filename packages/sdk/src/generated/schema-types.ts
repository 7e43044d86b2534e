// Written by scripts/generate.ts from the schema. Do not edit; one file, as long as the schema needs.
import type { Field } from '../selection/schema-shape.ts';
import type {
  AgentAvailability,
  CallerKind,
  ConsentStatus,
  ConversationStatus,
  DataSubjectOrderField,
  DenialReason,
  IdentityLevel,
  ObjectionStatus,
  OrderDirection,
  ProblemCode,
  TicketOrderField,
  TicketPriority,
  MutationAssignTicketArguments,
  MutationConvertChatToTicketArguments,
  MutationCreateTicketArguments,
  MutationDecideObjectionArguments,
  MutationGiveConsentArguments,
  MutationObjectToProcessingArguments,
  MutationOpenChatArguments,
  MutationRefuseConsentArguments,
  MutationReplyToTicketArguments,
  MutationSendMessageArguments,
  MutationSetTicketStatusArguments,
  MutationWithdrawConsentArguments,
  PageArguments,
  QueryChatsArguments,
  QueryConversationArguments,
  QueryDataSubjectArguments,
  QueryDataSubjectsArguments,
  QueryExplainAccessArguments,
  QueryNodeArguments,
  QueryNodesArguments,
  QueryTicketsArguments,
  SubscriptionChatChangedArguments,
  SubscriptionMessageAddedArguments,
  SubscriptionTicketChangedArguments,
} from './inputs.ts';

export interface AccessEntryFields {
  readonly coordinate: Field<'String!'>;
  readonly category: Field<'String!'>;
  readonly allowed: Field<'Boolean!'>;
  readonly dependsOnPerson: Field<'Boolean!'>;
  readonly reason: Field<'DenialReason'>;
  readonly allowedPurposes: Field<'[ID!]!'>;
  readonly clause: Field<'PolicyClause'>;
  readonly remedy: Field<'String'>;
  readonly identityLevel: Field<'IdentityLevel'>;
}

export interface AccessExplanationFields {
  readonly purpose: Field<'ID'>;
  readonly entries: Field<'[AccessEntry!]!'>;
}

export interface AgentFields {
  readonly id: Field<'ID!'>;
  /** Personal data: `user.name`. */
  readonly displayName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.contact.email`. */
  readonly email: Field<'String', { category: 'user.contact.email' }>;
  readonly availability: Field<'AgentAvailability'>;
  readonly role: Field<'String'>;
}

export interface AssignTicketPayloadFields {
  readonly ticket: Field<'Ticket'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface AttachmentFields {
  readonly id: Field<'ID!'>;
  readonly fileName: Field<'String'>;
  readonly mediaType: Field<'String'>;
  readonly byteSize: Field<'Int'>;
}

export interface ChatFields {
  readonly id: Field<'ID!'>;
  readonly status: Field<'ConversationStatus!'>;
  /** Personal data: `user.content.chat`. */
  readonly subject: Field<'String', { category: 'user.content.chat' }>;
  readonly openedAt: Field<'DateTime!'>;
  readonly lastMessageAt: Field<'DateTime'>;
  readonly closedAt: Field<'DateTime'>;
  readonly requester: Field<'DataSubject'>;
  readonly assignee: Field<'Agent'>;
  readonly messages: Field<'ConversationMessagesConnection', { args: PageArguments }>;
  readonly ticket: Field<'Ticket'>;
}

export interface ConsentFields {
  readonly id: Field<'ID!'>;
  readonly purpose: Field<'ID!'>;
  readonly channel: Field<'String'>;
  readonly status: Field<'ConsentStatus!'>;
  readonly recordedAt: Field<'DateTime!'>;
  readonly validUntil: Field<'DateTime'>;
}

export interface ConsentPayloadFields {
  readonly consent: Field<'Consent'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface ControllerFields {
  readonly id: Field<'ID!'>;
  readonly slug: Field<'String!'>;
  readonly displayName: Field<'String!'>;
  readonly timeZone: Field<'String!'>;
  readonly policy: Field<'Policy!'>;
}

export interface ConversationFields {
  readonly id: Field<'ID!'>;
  readonly status: Field<'ConversationStatus!'>;
  /** Personal data: `user.content`. */
  readonly subject: Field<'String', { category: 'user.content' }>;
  readonly openedAt: Field<'DateTime!'>;
  readonly lastMessageAt: Field<'DateTime'>;
  readonly closedAt: Field<'DateTime'>;
  readonly requester: Field<'DataSubject'>;
  readonly assignee: Field<'Agent'>;
  readonly messages: Field<'ConversationMessagesConnection', { args: PageArguments }>;
}

export interface ConversationMessagesConnectionFields {
  readonly edges: Field<'[ConversationMessagesConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface ConversationMessagesConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Message!'>;
}

export interface ConvertChatToTicketPayloadFields {
  readonly ticket: Field<'Ticket'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface CreateTicketPayloadFields {
  readonly ticket: Field<'Ticket'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface DataSubjectFields {
  readonly id: Field<'ID!'>;
  /** Personal data: `user.name`. */
  readonly displayName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.name`. */
  readonly givenName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.name`. */
  readonly familyName: Field<'String', { category: 'user.name' }>;
  /** Personal data: `user.contact.email`. */
  readonly email: Field<'String', { category: 'user.contact.email' }>;
  /** Personal data: `user.contact.phone_number`. */
  readonly phoneNumber: Field<'String', { category: 'user.contact.phone_number' }>;
  /** Personal data: `user.unique_id.communication_service`. */
  readonly communicationServiceId: Field<'String', { category: 'user.unique_id.communication_service' }>;
  /** Personal data: `user.contact.address`. */
  readonly address: Field<'PostalAddress', { category: 'user.contact.address' }>;
  /** Personal data: `user.job_title`. */
  readonly jobTitle: Field<'String', { category: 'user.job_title' }>;
  /** Personal data: `user.account.profile_photo`. */
  readonly profilePhotoUrl: Field<'String', { category: 'user.account.profile_photo' }>;
  /** Personal data: `user.account.sign_in_activity`. */
  readonly lastSignInAt: Field<'DateTime', { category: 'user.account.sign_in_activity' }>;
  /** Personal data: `user.government_id.national_identification_number`. */
  readonly nationalIdentificationNumber: Field<'String', { category: 'user.government_id.national_identification_number' }>;
  readonly identityDocumentNumber: Field<'String'>;
  /** Personal data: `user.location`. */
  readonly location: Field<'String', { category: 'user.location' }>;
  readonly visits: Field<'DataSubjectVisitsConnection', { args: PageArguments }>;
  readonly invoices: Field<'DataSubjectInvoicesConnection', { args: PageArguments }>;
  readonly publicPosts: Field<'DataSubjectPublicPostsConnection', { args: PageArguments }>;
  readonly consents: Field<'[Consent!]'>;
  readonly tickets: Field<'DataSubjectTicketsConnection', { args: PageArguments }>;
  readonly chats: Field<'DataSubjectChatsConnection', { args: PageArguments }>;
}

export interface DataSubjectChatsConnectionFields {
  readonly edges: Field<'[DataSubjectChatsConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface DataSubjectChatsConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Chat!'>;
}

export interface DataSubjectInvoicesConnectionFields {
  readonly edges: Field<'[DataSubjectInvoicesConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface DataSubjectInvoicesConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Invoice!'>;
}

export interface DataSubjectPublicPostsConnectionFields {
  readonly edges: Field<'[DataSubjectPublicPostsConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface DataSubjectPublicPostsConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'PublicPost!'>;
}

export interface DataSubjectTicketsConnectionFields {
  readonly edges: Field<'[DataSubjectTicketsConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface DataSubjectTicketsConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Ticket!'>;
}

export interface DataSubjectVisitsConnectionFields {
  readonly edges: Field<'[DataSubjectVisitsConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
}

export interface DataSubjectVisitsConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Visit!'>;
}

export interface InvoiceFields {
  readonly id: Field<'ID!'>;
  readonly number: Field<'String'>;
  readonly description: Field<'String'>;
  readonly currency: Field<'String'>;
  readonly amount: Field<'Int'>;
  readonly outstanding: Field<'Int'>;
  readonly issuedAt: Field<'DateTime'>;
}

export interface LawfulBasisFields {
  readonly type: Field<'String!'>;
  readonly articles: Field<'[String!]!'>;
  readonly appliesTo: Field<'[String!]'>;
  readonly clause: Field<'PolicyClause!'>;
}

export interface MessageFields {
  readonly id: Field<'ID!'>;
  /** Personal data: `user.content`. */
  readonly body: Field<'String', { category: 'user.content' }>;
  readonly sentAt: Field<'DateTime!'>;
  readonly author: Field<'Participant'>;
  readonly attachments: Field<'[Attachment!]'>;
}

export interface MutationFields {
  readonly openChat: Field<'OpenChatPayload', { args: MutationOpenChatArguments }>;
  readonly sendMessage: Field<'SendMessagePayload', { args: MutationSendMessageArguments }>;
  readonly createTicket: Field<'CreateTicketPayload', { args: MutationCreateTicketArguments }>;
  readonly replyToTicket: Field<'ReplyToTicketPayload', { args: MutationReplyToTicketArguments }>;
  readonly assignTicket: Field<'AssignTicketPayload', { args: MutationAssignTicketArguments }>;
  readonly setTicketStatus: Field<'SetTicketStatusPayload', { args: MutationSetTicketStatusArguments }>;
  readonly convertChatToTicket: Field<'ConvertChatToTicketPayload', { args: MutationConvertChatToTicketArguments }>;
  readonly giveConsent: Field<'ConsentPayload', { args: MutationGiveConsentArguments }>;
  readonly refuseConsent: Field<'ConsentPayload', { args: MutationRefuseConsentArguments }>;
  readonly withdrawConsent: Field<'ConsentPayload', { args: MutationWithdrawConsentArguments }>;
  readonly objectToProcessing: Field<'ObjectionPayload', { args: MutationObjectToProcessingArguments }>;
  readonly decideObjection: Field<'ObjectionPayload', { args: MutationDecideObjectionArguments }>;
}

export interface NodeFields {
  readonly id: Field<'ID!'>;
}

export interface ObjectionFields {
  readonly id: Field<'ID!'>;
  readonly purpose: Field<'ID!'>;
  readonly status: Field<'ObjectionStatus!'>;
  readonly receivedAt: Field<'DateTime!'>;
  readonly grounds: Field<'String'>;
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
  readonly hasNextPage: Field<'Boolean!'>;
  readonly hasPreviousPage: Field<'Boolean!'>;
  readonly startCursor: Field<'String'>;
  readonly endCursor: Field<'String'>;
}

/** Anyone who takes part in a conversation. */
export interface ParticipantFields {
  readonly id: Field<'ID!'>;
  readonly displayName: Field<'String'>;
}

export interface PolicyFields {
  readonly id: Field<'ID!'>;
  readonly version: Field<'String'>;
  readonly date: Field<'String'>;
  readonly sourceFile: Field<'String!'>;
  readonly liveChatPurpose: Field<'ID!'>;
  readonly ticketingPurpose: Field<'ID!'>;
  readonly marketingPurpose: Field<'ID!'>;
}

export interface PolicyClauseFields {
  readonly file: Field<'String!'>;
  readonly lines: Field<'String!'>;
  readonly section: Field<'String'>;
  readonly provenance: Field<'String!'>;
}

export interface PostalAddressFields {
  readonly street: Field<'String'>;
  readonly postalCode: Field<'String'>;
  readonly city: Field<'String'>;
  readonly country: Field<'String'>;
}

/** An expected refusal is data. */
export interface ProblemFields {
  readonly code: Field<'ProblemCode!'>;
  readonly message: Field<'String!'>;
  readonly field: Field<'String'>;
  readonly remedy: Field<'String'>;
}

export interface PublicPostFields {
  readonly id: Field<'ID!'>;
  readonly platform: Field<'String'>;
  readonly body: Field<'String'>;
  readonly postedAt: Field<'DateTime'>;
}

export interface PurposeFields {
  readonly id: Field<'ID!'>;
  readonly description: Field<'String!'>;
  readonly dataCategories: Field<'[PurposeCategory!]!'>;
  readonly lawfulBases: Field<'[LawfulBasis!]!'>;
  readonly identityLevel: Field<'IdentityLevel!'>;
  readonly objectable: Field<'Boolean!'>;
  readonly withdrawable: Field<'Boolean!'>;
  readonly consentRequired: Field<'Boolean!'>;
  readonly consentWording: Field<'String'>;
  readonly consentChannels: Field<'[String!]!'>;
  readonly granted: Field<'Boolean!'>;
  readonly clause: Field<'PolicyClause!'>;
}

export interface PurposeCategoryFields {
  readonly category: Field<'String!'>;
  readonly clause: Field<'PolicyClause!'>;
}

export interface QueryFields {
  readonly node: Field<'Node', { args: QueryNodeArguments }>;
  readonly nodes: Field<'[Node]!', { args: QueryNodesArguments }>;
  readonly viewer: Field<'Viewer'>;
  readonly tickets: Field<'QueryTicketsConnection', { args: QueryTicketsArguments; reads: { 'filter.requesterEmail': 'user.contact.email'; 'filter.requesterName': 'user.name' } }>;
  readonly chats: Field<'QueryChatsConnection', { args: QueryChatsArguments }>;
  readonly conversation: Field<'Conversation', { args: QueryConversationArguments }>;
  readonly dataSubject: Field<'DataSubject', { args: QueryDataSubjectArguments }>;
  readonly dataSubjects: Field<'QueryDataSubjectsConnection', { args: QueryDataSubjectsArguments }>;
  readonly purposes: Field<'[Purpose!]'>;
  readonly explainAccess: Field<'AccessExplanation', { args: QueryExplainAccessArguments }>;
}

export interface QueryChatsConnectionFields {
  readonly edges: Field<'[QueryChatsConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
  readonly totalCount: Field<'Int'>;
}

export interface QueryChatsConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Chat!'>;
}

export interface QueryDataSubjectsConnectionFields {
  readonly edges: Field<'[QueryDataSubjectsConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
  readonly totalCount: Field<'Int'>;
}

export interface QueryDataSubjectsConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'DataSubject!'>;
}

export interface QueryTicketsConnectionFields {
  readonly edges: Field<'[QueryTicketsConnectionEdge!]'>;
  readonly pageInfo: Field<'PageInfo!'>;
  readonly totalCount: Field<'Int'>;
}

export interface QueryTicketsConnectionEdgeFields {
  readonly cursor: Field<'String!'>;
  readonly node: Field<'Ticket!'>;
}

export interface ReplyToTicketPayloadFields {
  readonly ticket: Field<'Ticket'>;
  readonly message: Field<'Message'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface SendMessagePayloadFields {
  readonly message: Field<'Message'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface SetTicketStatusPayloadFields {
  readonly ticket: Field<'Ticket'>;
  readonly problems: Field<'[Problem!]!'>;
}

export interface SubscriptionFields {
  readonly messageAdded: Field<'Message', { args: SubscriptionMessageAddedArguments }>;
  readonly ticketChanged: Field<'Ticket', { args: SubscriptionTicketChangedArguments }>;
  readonly chatChanged: Field<'Chat', { args: SubscriptionChatChangedArguments }>;
}

export interface TicketFields {
  readonly id: Field<'ID!'>;
  readonly status: Field<'ConversationStatus!'>;
  /** Personal data: `user.content.ticket`. */
  readonly subject: Field<'String', { category: 'user.content.ticket' }>;
  readonly openedAt: Field<'DateTime!'>;
  readonly lastMessageAt: Field<'DateTime'>;
  readonly closedAt: Field<'DateTime'>;
  readonly requester: Field<'DataSubject'>;
  readonly assignee: Field<'Agent'>;
  readonly messages: Field<'ConversationMessagesConnection', { args: PageArguments }>;
  readonly priority: Field<'TicketPriority!'>;
  readonly chat: Field<'Chat'>;
}

export interface ViewerFields {
  readonly kind: Field<'CallerKind!'>;
  readonly name: Field<'String'>;
  readonly controller: Field<'Controller!'>;
  readonly dataSubject: Field<'DataSubject'>;
  readonly purposes: Field<'[ID!]!'>;
}

export interface VisitFields {
  readonly id: Field<'ID!'>;
  readonly startedAt: Field<'DateTime!'>;
  /** Personal data: `user.device.ip_address`. */
  readonly ipAddress: Field<'String', { category: 'user.device.ip_address' }>;
  /** Personal data: `user.device.user_agent`. */
  readonly userAgent: Field<'String', { category: 'user.device.user_agent' }>;
  readonly networkProvider: Field<'String'>;
  readonly pageUrl: Field<'String'>;
  readonly referrerUrl: Field<'String'>;
  readonly clickstream: Field<'String'>;
  readonly featuresUsed: Field<'String'>;
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
    DataSubjectOrderField: DataSubjectOrderField;
    /** A moment in ISO 8601: `'2026-01-31T09:30:00.000Z'`. */
    DateTime: string;
    DenialReason: DenialReason;
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
    Agent: AgentFields;
    AssignTicketPayload: AssignTicketPayloadFields;
    Attachment: AttachmentFields;
    Chat: ChatFields;
    Consent: ConsentFields;
    ConsentPayload: ConsentPayloadFields;
    Controller: ControllerFields;
    Conversation: ConversationFields;
    ConversationMessagesConnection: ConversationMessagesConnectionFields;
    ConversationMessagesConnectionEdge: ConversationMessagesConnectionEdgeFields;
    ConvertChatToTicketPayload: ConvertChatToTicketPayloadFields;
    CreateTicketPayload: CreateTicketPayloadFields;
    DataSubject: DataSubjectFields;
    DataSubjectChatsConnection: DataSubjectChatsConnectionFields;
    DataSubjectChatsConnectionEdge: DataSubjectChatsConnectionEdgeFields;
    DataSubjectInvoicesConnection: DataSubjectInvoicesConnectionFields;
    DataSubjectInvoicesConnectionEdge: DataSubjectInvoicesConnectionEdgeFields;
    DataSubjectPublicPostsConnection: DataSubjectPublicPostsConnectionFields;
    DataSubjectPublicPostsConnectionEdge: DataSubjectPublicPostsConnectionEdgeFields;
    DataSubjectTicketsConnection: DataSubjectTicketsConnectionFields;
    DataSubjectTicketsConnectionEdge: DataSubjectTicketsConnectionEdgeFields;
    DataSubjectVisitsConnection: DataSubjectVisitsConnectionFields;
    DataSubjectVisitsConnectionEdge: DataSubjectVisitsConnectionEdgeFields;
    Invoice: InvoiceFields;
    LawfulBasis: LawfulBasisFields;
    Message: MessageFields;
    Mutation: MutationFields;
    Node: NodeFields;
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
    Purpose: PurposeFields;
    PurposeCategory: PurposeCategoryFields;
    Query: QueryFields;
    QueryChatsConnection: QueryChatsConnectionFields;
    QueryChatsConnectionEdge: QueryChatsConnectionEdgeFields;
    QueryDataSubjectsConnection: QueryDataSubjectsConnectionFields;
    QueryDataSubjectsConnectionEdge: QueryDataSubjectsConnectionEdgeFields;
    QueryTicketsConnection: QueryTicketsConnectionFields;
    QueryTicketsConnectionEdge: QueryTicketsConnectionEdgeFields;
    ReplyToTicketPayload: ReplyToTicketPayloadFields;
    SendMessagePayload: SendMessagePayloadFields;
    SetTicketStatusPayload: SetTicketStatusPayloadFields;
    Subscription: SubscriptionFields;
    Ticket: TicketFields;
    Viewer: ViewerFields;
    Visit: VisitFields;
  };
  readonly possible: {
    Conversation: 'Ticket' | 'Chat';
    Node: 'DataSubject' | 'Agent' | 'Ticket' | 'Chat' | 'Message';
    Participant: 'DataSubject' | 'Agent';
  };
}
