// Written by scripts/generate.ts from the schema. Do not edit; as long as the schema needs.

/** Field → `'the type it leads to, argument:Type argument:Type'`. Whatever needs no entry has none. */
export const fieldTable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AssignTicketPayload: {
    ticket: 'Ticket',
  },
  Chat: {
    messages: 'ConversationMessagesConnection first:Int last:Int after:String before:String',
    requester: 'DataSubject',
    ticket: 'Ticket',
  },
  Conversation: {
    messages: 'ConversationMessagesConnection first:Int last:Int after:String before:String',
    requester: 'DataSubject',
  },
  ConvertChatToTicketPayload: {
    ticket: 'Ticket',
  },
  CreateTicketPayload: {
    ticket: 'Ticket',
  },
  DataSubject: {
    chats: 'DataSubjectChatsConnection first:Int last:Int after:String before:String',
    invoices: 'DataSubjectInvoicesConnection first:Int last:Int after:String before:String',
    publicPosts: 'DataSubjectPublicPostsConnection first:Int last:Int after:String before:String',
    tickets: 'DataSubjectTicketsConnection first:Int last:Int after:String before:String',
    visits: 'DataSubjectVisitsConnection first:Int last:Int after:String before:String',
  },
  DataSubjectChatsConnection: {
    edges: 'DataSubjectChatsConnectionEdge',
  },
  DataSubjectChatsConnectionEdge: {
    node: 'Chat',
  },
  DataSubjectTicketsConnection: {
    edges: 'DataSubjectTicketsConnectionEdge',
  },
  DataSubjectTicketsConnectionEdge: {
    node: 'Ticket',
  },
  Mutation: {
    assignTicket: 'AssignTicketPayload input:AssignTicketInput!',
    convertChatToTicket: 'ConvertChatToTicketPayload input:ConvertChatToTicketInput!',
    createTicket: 'CreateTicketPayload input:CreateTicketInput!',
    decideObjection: 'ObjectionPayload input:DecideObjectionInput!',
    giveConsent: 'ConsentPayload input:ConsentInput!',
    objectToProcessing: 'ObjectionPayload input:ObjectToProcessingInput!',
    openChat: 'OpenChatPayload input:OpenChatInput!',
    refuseConsent: 'ConsentPayload input:ConsentInput!',
    replyToTicket: 'ReplyToTicketPayload input:ReplyToTicketInput!',
    sendMessage: 'SendMessagePayload input:SendMessageInput!',
    setTicketStatus: 'SetTicketStatusPayload input:SetTicketStatusInput!',
    withdrawConsent: 'ConsentPayload input:ConsentInput!',
  },
  OpenChatPayload: {
    chat: 'Chat',
  },
  Query: {
    chats: 'QueryChatsConnection first:Int last:Int after:String before:String filter:ChatFilter search:String',
    conversation: 'Conversation id:ID!',
    dataSubject: 'DataSubject id:ID!',
    dataSubjects: 'QueryDataSubjectsConnection first:Int last:Int after:String before:String filter:DataSubjectFilter orderBy:DataSubjectOrder',
    explainAccess: 'AccessExplanation operation:String! purpose:ID',
    node: 'Node id:ID!',
    nodes: 'Node ids:[ID!]!',
    tickets: 'QueryTicketsConnection first:Int last:Int after:String before:String filter:TicketFilter orderBy:TicketOrder search:String',
    viewer: 'Viewer',
  },
  QueryChatsConnection: {
    edges: 'QueryChatsConnectionEdge',
  },
  QueryChatsConnectionEdge: {
    node: 'Chat',
  },
  QueryDataSubjectsConnection: {
    edges: 'QueryDataSubjectsConnectionEdge',
  },
  QueryDataSubjectsConnectionEdge: {
    node: 'DataSubject',
  },
  QueryTicketsConnection: {
    edges: 'QueryTicketsConnectionEdge',
  },
  QueryTicketsConnectionEdge: {
    node: 'Ticket',
  },
  ReplyToTicketPayload: {
    ticket: 'Ticket',
  },
  SetTicketStatusPayload: {
    ticket: 'Ticket',
  },
  Subscription: {
    chatChanged: 'Chat id:ID',
    messageAdded: 'Message conversationId:ID!',
    ticketChanged: 'Ticket id:ID',
  },
  Ticket: {
    chat: 'Chat',
    messages: 'ConversationMessagesConnection first:Int last:Int after:String before:String',
    requester: 'DataSubject',
  },
  Viewer: {
    dataSubject: 'DataSubject',
  },
};
