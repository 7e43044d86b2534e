import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DirectivesPlugin from '@pothos/plugin-directives';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import type { Context } from './context.ts';
import { costOfField, LONGEST_PAGE, PAGE_SIZE } from './cost.ts';
import { DateTime } from './date-time.ts';
import type PrismaTypes from './db/generated/pothos-types.ts';
import { getDatamodel } from './db/generated/pothos-types.ts';
import { kindOfPublicId, type PublicIdKind } from './db/public-id.ts';
import './loaded-row.ts';
import './nested-cursor.ts';
import './purpose/plugin.ts';

type RemitTypes = {
  Context: Context;
  PrismaTypes: PrismaTypes;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
  };
  Directives: { personal: { locations: 'FIELD_DEFINITION'; args: { category: string } } };
  DefaultFieldNullability: true;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
};

/** The object types that have a node of their own, by the kind of public id that names them. */
const TYPENAMES: Readonly<Partial<Record<PublicIdKind, string>>> = {
  ticket: 'Ticket',
  chat: 'Chat',
  person: 'DataSubject',
  agent: 'Agent',
  ticketMessage: 'TicketMessage',
  chatMessage: 'ChatMessage',
  internalNote: 'InternalNote',
  attachment: 'Attachment',
  noteAttachment: 'NoteAttachment',
};

/** Every concept of `graph/` adds its types to this one. The order of plugins matters: the first wraps all others. */
export const builder = new SchemaBuilder<RemitTypes>({
  plugins: [
    'purposeGate',
    'loadedRow',
    RelayPlugin,
    PrismaPlugin,
    DirectivesPlugin,
    ComplexityPlugin,
    'rowResolver',
    // Inside of the decision: who may not read a list is told nothing about what stands in it.
    'purpose',
    'nestedCursor',
  ],
  prisma: {
    client: (context) => context.database.prisma,
    dmmf: getDatamodel(),
    exposeDescriptions: false,
    filterConnectionTotalCount: true,
    maxConnectionSize: LONGEST_PAGE,
    defaultConnectionSize: PAGE_SIZE,
  },
  // Counted by a step of the gateway before anything runs, and not by resolvers.
  complexity: { fieldComplexity: costOfField, disabled: true },
  relay: {
    // A public id names its own type, so it is the global id as it stands. What names no node is the id of no ticket:
    // it is answered with null, like any id that is not there.
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: (id) => ({ typename: TYPENAMES[kindOfPublicId(id) ?? 'policy'] ?? 'Ticket', id }),
    clientMutationId: 'omit',
    cursorType: 'String',
    idFieldOptions: { personal: false },
    // A row that is listed is there: what may be withheld stands inside it.
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
    nodesQueryOptions: { nullable: { list: true, items: true } },
  },
});

builder.addScalarType('DateTime', DateTime);

builder.queryType({
  description: 'Everything that can be read. A root field about people answers only for a declared purpose.',
});
builder.mutationType({
  description:
    'Everything that can be changed. What is refused is told in problems, and then nothing is done.',
});
