import {
  type DocumentNode,
  getNamedType,
  getOperationAST,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql';

/**
 * What an app must hold to ask for a root field, written down from what the list of scopes says and not from the
 * gateway's table: each entry is met by one of its scopes. `by`: which one, the id in that argument says.
 */
type Wanted = readonly (readonly string[])[] | { readonly by: string; readonly does: 'read' | 'write' };

const READING = [
  'tickets:read',
  'chats:read',
  'notes:read',
  'people:read',
  'teams:read',
  'visits:read',
  'invoices:read',
  'posts:read',
  'consent:read',
];

const ROOTS: Readonly<Record<string, Wanted>> = {
  tickets: [['tickets:read']],
  chats: [['chats:read']],
  conversation: { by: 'id', does: 'read' },
  node: [READING],
  nodes: [READING],
  dataSubject: [['people:read']],
  dataSubjects: [['people:read']],
  teams: [['teams:read']],
  customFields: [['tickets:read']],
  purposes: [],
  recipients: [],
  disclosuresToReview: [],
  viewer: [],
  explainAccess: [],
  ticketChanged: [['tickets:read']],
  chatChanged: [['chats:read']],
  messageAdded: { by: 'conversationId', does: 'read' },
  typing: { by: 'conversationId', does: 'read' },
  noteAdded: [['notes:read']],
  createTicket: [['tickets:write']],
  replyToTicket: [['tickets:write']],
  setTicketStatus: [['tickets:write']],
  setTicketPriority: [['tickets:write']],
  assignTicket: [['tickets:write']],
  tagTicket: [['tickets:write']],
  untagTicket: [['tickets:write']],
  mergeTickets: [['tickets:write']],
  setCustomFields: [['tickets:write']],
  openChat: [['chats:write']],
  closeChat: [['chats:write']],
  reopenChat: [['chats:write']],
  assignChat: [['chats:write']],
  markSeen: [['chats:write']],
  convertChatToTicket: [['chats:write'], ['tickets:write']],
  sendMessage: { by: 'conversationId', does: 'write' },
  rateConversation: { by: 'conversationId', does: 'write' },
  signalTyping: { by: 'conversationId', does: 'write' },
  addInternalNote: [['notes:write']],
  giveConsent: [['consent:write']],
  refuseConsent: [['consent:write']],
  withdrawConsent: [['consent:write']],
  objectToProcessing: [['dsar:submit']],
  discloseToAuthority: [],
};

/** Types whose every field is read under a scope. */
const TYPES: Readonly<Record<string, string>> = {
  Ticket: 'tickets:read',
  TicketMessage: 'tickets:read',
  Chat: 'chats:read',
  ChatMessage: 'chats:read',
  TranscriptLine: 'chats:read',
  InternalNote: 'notes:read',
  NoteAttachment: 'notes:read',
  Consent: 'consent:read',
  Visit: 'visits:read',
  Invoice: 'invoices:read',
  PublicPost: 'posts:read',
};

type Question = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Whether an app with these scopes may not ask this; staff and visitors (undefined) may ask anything. */
export function isOutOfScope(
  { schema, document, operationName, variables }: Question,
  scopes: readonly string[] | undefined,
): boolean {
  if (scopes === undefined) return false;
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return false;
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
  );
  const given: Record<string, unknown> = { ...Object.fromEntries(defaults), ...variables };
  const held = (oneOf: readonly string[]) => oneOf.some((scope) => scopes.includes(scope));
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === 'FragmentDefinition' ? [[each.name.value, each]] : [],
    ),
  );

  function fine(
    type: GraphQLNamedType,
    { selections }: SelectionSetNode,
    above: string | undefined,
  ): boolean {
    return selections.every((node) => {
      if (node.kind !== 'Field') {
        const fragment = node.kind === 'InlineFragment' ? node : fragments.get(node.name.value);
        const on = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
        return fragment === undefined || fine(on ?? type, fragment.selectionSet, above);
      }
      const name = node.name.value;
      if (above === undefined && name.startsWith('__')) return true;
      if (above === undefined) {
        const wanted = ROOTS[name];
        if (wanted === undefined) throw new Error(`The reference knows no scope of ${name}.`);
        if ('by' in wanted) {
          const args = Object.fromEntries(
            (node.arguments ?? []).map((each) => [each.name.value, valueFromASTUntyped(each.value, given)]),
          );
          const input = args['input'] as Readonly<Record<string, unknown>> | undefined;
          const id = String(args[wanted.by] ?? input?.[wanted.by]);
          // Of neither kind, or not to be read here: both.
          const kinds = /^tkt_\w{22}$/.test(id)
            ? ['tickets']
            : /^cht_\w{22}$/.test(id)
              ? ['chats']
              : ['tickets', 'chats'];
          if (!kinds.every((kind) => held([`${kind}:${wanted.does}`]))) return false;
        } else if (!wanted.every(held)) return false;
      } else if (!(isAbstractType(type) && (name === 'id' || name === '__typename'))) {
        const mayStand = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
        const direct = above === 'node' || above === 'nodes';
        for (const each of mayStand) {
          const scope =
            TYPES[each.name] ?? (direct && each.name === 'DataSubject' ? 'people:read' : undefined);
          if (scope !== undefined && !held([scope])) return false;
        }
      }
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
      if (!field || !node.selectionSet) return true;
      return fine(getNamedType(field.type), node.selectionSet, above === undefined ? name : 'below');
    });
  }

  return !fine(root, operation.selectionSet, undefined);
}
