import type { PublicIdKind } from '../db/public-id.ts';
import { READ_SCOPES, type Scope } from '../taxonomy/scopes.ts';

/** What an app needs to ask for one root field. */
export type RootNeed =
  /** Every one of these. */
  | { readonly all: readonly Scope[] }
  /** At least one of these; the types that are selected below say which. */
  | { readonly oneOf: readonly Scope[] }
  /** The argument is an id, and an id tells its type. An id of no type in the list needs all the scopes in it. */
  | { readonly byId: readonly string[]; readonly scopes: Readonly<Partial<Record<PublicIdKind, Scope>>> }
  /** Open to every app that has a grant, and why. */
  | { readonly open: string };

const all = (...scopes: readonly Scope[]): RootNeed => ({ all: scopes });
const READ_BY_ID = { ticket: 'tickets:read', chat: 'chats:read' } as const;
const WRITE_BY_ID = { ticket: 'tickets:write', chat: 'chats:write' } as const;
const ticketsWrite = all('tickets:write');
const chatsWrite = all('chats:write');
const FOR_STAFF: RootNeed = { open: 'For staff alone: an app is refused whatever it holds.' };

/**
 * The scope of every root field. The schema does not build when one is missing here, or when one stands here that there
 * is no more.
 */
export const ROOT_NEEDS: Readonly<Record<string, RootNeed>> = {
  'Query.tickets': all('tickets:read'),
  'Query.chats': all('chats:read'),
  'Query.conversation': { byId: ['id'], scopes: READ_BY_ID },
  'Query.node': { oneOf: READ_SCOPES },
  'Query.nodes': { oneOf: READ_SCOPES },
  'Query.dataSubject': all('people:read'),
  'Query.dataSubjects': all('people:read'),
  'Query.teams': all('teams:read'),
  'Query.customFields': all('tickets:read'),
  'Query.purposes': { open: 'The purpose map is what the controller publishes.' },
  'Query.recipients': { open: 'For people and staff: an app is answered an empty list.' },
  'Query.disclosuresToReview': { open: 'For staff alone: an app is answered an empty list.' },
  'Query.viewer': { open: 'An app may know who it is and what it was granted.' },
  'Query.explainAccess': { open: 'It answers decisions and no data.' },

  'Mutation.createTicket': ticketsWrite,
  'Mutation.replyToTicket': ticketsWrite,
  'Mutation.setTicketStatus': ticketsWrite,
  'Mutation.setTicketPriority': ticketsWrite,
  'Mutation.assignTicket': ticketsWrite,
  'Mutation.tagTicket': ticketsWrite,
  'Mutation.untagTicket': ticketsWrite,
  'Mutation.mergeTickets': ticketsWrite,
  'Mutation.setCustomFields': ticketsWrite,
  'Mutation.openChat': chatsWrite,
  'Mutation.closeChat': chatsWrite,
  'Mutation.reopenChat': chatsWrite,
  'Mutation.assignChat': chatsWrite,
  'Mutation.markSeen': chatsWrite,
  'Mutation.convertChatToTicket': all('chats:write', 'tickets:write'),
  'Mutation.sendMessage': { byId: ['input', 'conversationId'], scopes: WRITE_BY_ID },
  'Mutation.rateConversation': { byId: ['input', 'conversationId'], scopes: WRITE_BY_ID },
  'Mutation.signalTyping': { byId: ['input', 'conversationId'], scopes: WRITE_BY_ID },
  'Mutation.beginUpload': { oneOf: ['tickets:write', 'chats:write', 'notes:write'] },
  'Mutation.addInternalNote': all('notes:write'),
  'Mutation.giveConsent': all('consent:write'),
  'Mutation.refuseConsent': all('consent:write'),
  'Mutation.withdrawConsent': all('consent:write'),
  'Mutation.objectToProcessing': all('dsar:submit'),
  'Mutation.decideObjection': all('dsar:submit'),
  'Mutation.setAvailability': FOR_STAFF,
  'Mutation.createCustomField': FOR_STAFF,
  'Mutation.updateCustomField': FOR_STAFF,
  'Mutation.archiveCustomField': FOR_STAFF,
  'Mutation.discloseToAuthority': FOR_STAFF,
  'Mutation.discloseInEmergency': FOR_STAFF,
  'Mutation.reviewDisclosure': FOR_STAFF,
  'Mutation.forwardTicket': FOR_STAFF,
  'Mutation.askToForward': FOR_STAFF,
  'Mutation.answerForwarding': { open: 'For the person alone: an app is refused whatever it holds.' },

  'Subscription.ticketChanged': all('tickets:read'),
  'Subscription.chatChanged': all('chats:read'),
  'Subscription.messageAdded': { byId: ['conversationId'], scopes: READ_BY_ID },
  'Subscription.typing': { byId: ['conversationId'], scopes: READ_BY_ID },
  'Subscription.noteAdded': all('notes:read'),
};

/**
 * What reading a field of a type needs, wherever the type is reached from: a ticket that a mutation answers is read too.
 * On an interface every type that may stand there counts, so that a fragment on the type asks for less.
 */
export const TYPE_NEEDS: Readonly<Record<string, readonly Scope[]>> = {
  Ticket: ['tickets:read'],
  TicketMessage: ['tickets:read'],
  Chat: ['chats:read'],
  ChatMessage: ['chats:read'],
  TranscriptLine: ['chats:read'],
  InternalNote: ['notes:read'],
  NoteAttachment: ['notes:read'],
  Consent: ['consent:read'],
  Visit: ['visits:read'],
  Invoice: ['invoices:read'],
  PublicPost: ['posts:read'],
};

/** Looked up by its id, a person is read like in the list of people. */
export const NODE_NEEDS: Readonly<Record<string, readonly Scope[]>> = { DataSubject: ['people:read'] };
