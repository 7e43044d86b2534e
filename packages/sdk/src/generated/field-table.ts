// Written by scripts/generate.ts from the schema. Do not edit; as long as the schema needs.

/** Field → `'the type it leads to, argument:Type argument:Type'`. Whatever needs no entry has none. */
export const fieldTable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AssignChatPayload: {
    chat: 'Chat',
  },
  AssignTicketPayload: {
    ticket: 'Ticket',
  },
  Chat: {
    messages: 'ChatMessageConnection after:String before:String first:Int last:Int',
    notes: 'ChatNotesConnection after:String before:String first:Int last:Int',
    requester: 'DataSubject',
    ticket: 'Ticket',
  },
  ChatConnection: {
    edges: 'ChatEdge',
  },
  ChatEdge: {
    node: 'Chat',
  },
  CloseChatPayload: {
    chat: 'Chat',
  },
  Conversation: {
    requester: 'DataSubject',
  },
  ConvertChatToTicketPayload: {
    ticket: 'Ticket',
  },
  CreateTicketPayload: {
    ticket: 'Ticket',
  },
  DataSubject: {
    chats: 'DataSubjectChatsConnection after:String before:String first:Int last:Int',
    invoices: 'InvoiceConnection after:String before:String first:Int last:Int',
    publicPosts: 'PublicPostConnection after:String before:String first:Int last:Int',
    tickets: 'DataSubjectTicketsConnection after:String before:String first:Int last:Int',
    visits: 'VisitConnection after:String before:String first:Int last:Int',
  },
  DataSubjectChatsConnection: {
    edges: 'DataSubjectChatsEdge',
  },
  DataSubjectChatsEdge: {
    node: 'Chat',
  },
  DataSubjectConnection: {
    edges: 'DataSubjectEdge',
  },
  DataSubjectEdge: {
    node: 'DataSubject',
  },
  DataSubjectTicketsConnection: {
    edges: 'DataSubjectTicketsEdge',
  },
  DataSubjectTicketsEdge: {
    node: 'Ticket',
  },
  MarkSeenPayload: {
    chat: 'Chat',
  },
  MergeTicketsPayload: {
    ticket: 'Ticket',
  },
  Mutation: {
    addInternalNote: 'AddInternalNotePayload input:AddInternalNoteInput!',
    answerForwarding: 'CaseConsentPayload input:AnswerForwardingInput!',
    archiveCustomField: 'ArchiveCustomFieldPayload input:ArchiveCustomFieldInput!',
    askToForward: 'CaseConsentPayload input:AskToForwardInput!',
    assignChat: 'AssignChatPayload input:AssignChatInput!',
    assignTicket: 'AssignTicketPayload input:AssignTicketInput!',
    beginUpload: 'BeginUploadPayload input:BeginUploadInput!',
    closeChat: 'CloseChatPayload input:ChatInput!',
    convertChatToTicket: 'ConvertChatToTicketPayload input:ConvertChatToTicketInput!',
    createCustomField: 'CreateCustomFieldPayload input:CreateCustomFieldInput!',
    createTicket: 'CreateTicketPayload input:CreateTicketInput!',
    decideObjection: 'ObjectionPayload input:DecideObjectionInput!',
    discloseInEmergency: 'DisclosurePayload input:DiscloseInEmergencyInput!',
    discloseToAuthority: 'DisclosurePayload input:DiscloseToAuthorityInput!',
    forwardTicket: 'DisclosurePayload input:ForwardTicketInput!',
    giveConsent: 'ConsentPayload input:ConsentInput!',
    markSeen: 'MarkSeenPayload input:MarkSeenInput!',
    mergeTickets: 'MergeTicketsPayload input:MergeTicketsInput!',
    objectToProcessing: 'ObjectionPayload input:ObjectToProcessingInput!',
    openChat: 'OpenChatPayload input:OpenChatInput!',
    rateConversation: 'RateConversationPayload input:RateConversationInput!',
    refuseConsent: 'ConsentPayload input:ConsentInput!',
    reopenChat: 'ReopenChatPayload input:ChatInput!',
    replyToTicket: 'ReplyToTicketPayload input:ReplyToTicketInput!',
    reviewDisclosure: 'ReviewDisclosurePayload input:ReviewDisclosureInput!',
    sendMessage: 'SendMessagePayload input:SendMessageInput!',
    setAvailability: 'SetAvailabilityPayload input:SetAvailabilityInput!',
    setCustomFields: 'SetCustomFieldsPayload input:SetCustomFieldsInput!',
    setTicketPriority: 'SetTicketPriorityPayload input:SetTicketPriorityInput!',
    setTicketStatus: 'SetTicketStatusPayload input:SetTicketStatusInput!',
    signalTyping: 'SignalTypingPayload input:SignalTypingInput!',
    tagTicket: 'TagTicketPayload input:TagTicketInput!',
    untagTicket: 'UntagTicketPayload input:TagTicketInput!',
    updateCustomField: 'UpdateCustomFieldPayload input:UpdateCustomFieldInput!',
    withdrawConsent: 'ConsentPayload input:ConsentInput!',
  },
  OpenChatPayload: {
    chat: 'Chat',
  },
  Query: {
    chats: 'ChatConnection after:String before:String filter:ChatFilter first:Int last:Int search:String',
    conversation: 'Conversation id:ID!',
    customFields: 'CustomField archived:Boolean',
    dataSubject: 'DataSubject id:ID!',
    dataSubjects: 'DataSubjectConnection after:String before:String filter:DataSubjectFilter first:Int last:Int orderBy:DataSubjectOrder',
    explainAccess: 'AccessExplanation operation:String! operationName:String purpose:String',
    node: 'Node id:ID!',
    nodes: 'Node ids:[ID!]!',
    tickets: 'TicketConnection after:String before:String filter:TicketFilter first:Int last:Int orderBy:TicketOrder search:String',
    viewer: 'Viewer',
  },
  ReopenChatPayload: {
    chat: 'Chat',
  },
  ReplyToTicketPayload: {
    ticket: 'Ticket',
  },
  SetCustomFieldsPayload: {
    ticket: 'Ticket',
  },
  SetTicketPriorityPayload: {
    ticket: 'Ticket',
  },
  SetTicketStatusPayload: {
    ticket: 'Ticket',
  },
  Subscription: {
    chatChanged: 'Chat after:String id:ID',
    messageAdded: 'Message after:String conversationId:ID!',
    noteAdded: 'InternalNote after:String conversationId:ID!',
    ticketChanged: 'Ticket after:String id:ID',
    typing: 'Typing conversationId:ID!',
  },
  TagTicketPayload: {
    ticket: 'Ticket',
  },
  Ticket: {
    chat: 'Chat',
    customFields: 'CustomFieldValue archived:Boolean',
    mergedInto: 'Ticket',
    messages: 'TicketMessageConnection after:String before:String first:Int last:Int',
    notes: 'TicketNotesConnection after:String before:String first:Int last:Int',
    requester: 'DataSubject',
  },
  TicketConnection: {
    edges: 'TicketEdge',
  },
  TicketEdge: {
    node: 'Ticket',
  },
  UntagTicketPayload: {
    ticket: 'Ticket',
  },
  Viewer: {
    dataSubject: 'DataSubject',
  },
};
