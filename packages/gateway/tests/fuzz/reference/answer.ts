import { readFileSync } from 'node:fs';
import { DATA_CATEGORIES, SCOPE_IDS } from '@remit/schema';
import {
  buildSchema,
  type DocumentNode,
  executeSync,
  type ExecutionResult,
  getOperationAST,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import type { Judgement } from './judgement.ts';
import { PERSONAL_FIELDS } from './personal-fields.ts';
import { PLAIN_FIELDS } from './plain-fields.ts';
import { nodeOf, ROOTS, STRUCTURE, type Typed } from './structure.ts';
import { touchedBy } from './touched.ts';

/** The schema as it is published, with nothing behind it. */
export function readSchema(): GraphQLSchema {
  const file = new URL('../../../../schema/schema.graphql', import.meta.url);
  return buildSchema(readFileSync(file, 'utf8'), { assumeValidSDL: true });
}

/** A change that a live stream delivers, by the ids of its rows. */
export type Delivered = {
  readonly conversationId: number;
  readonly messageId: number | null;
};

type Question = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly judgement: Judgement;
  /** For subscriptions. */
  readonly event?: Delivered;
  /** For mutations: what each answers, before anybody looks at it. */
  readonly payloads?: Readonly<Record<string, unknown>>;
};

/** Answers an operation from the rows and the published policy. What was decided on the way stands in the judgement. */
export function referenceAnswer(question: Question): ExecutionResult {
  const { schema, document, operationName, variables, judgement, event, payloads } = question;
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('There is no such operation.');
  for (const { coordinate, category } of touchedBy(schema, document, operation))
    judgement.touched(coordinate, category);
  return executeSync({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables ?? null,
    rootValue: event ?? payloads,
    contextValue: judgement,
    fieldResolver: resolveField,
    typeResolver: (value) => (value as Typed).type,
  });
}

const resolveField: GraphQLFieldResolver<unknown, Judgement> = (
  source,
  args,
  judgement,
  { parentType, fieldName },
) => {
  const coordinate = `${parentType.name}.${fieldName}`;
  const root = ROOTS.get(coordinate);
  if (root) return judgement.closedAtGate(coordinate) ? null : root(args, judgement);
  if (parentType.name === 'Query') return openRoot(coordinate, judgement);
  if (parentType.name === 'Subscription') return delivered(fieldName, source as Delivered, judgement);
  if (!isTyped(source)) return (source as Readonly<Record<string, unknown>>)[fieldName];
  const { row } = source;
  const personal = PERSONAL_FIELDS.get(coordinate);
  if (personal) {
    const people = personal.people(row, judgement.world);
    const value = judgement.value(coordinate, personal.category, people, () =>
      personal.value(row, judgement.world, judgement.access.kind),
    );
    const below = value === null ? undefined : STRUCTURE.get(coordinate);
    return below ? below(row, args, judgement) : presented(coordinate, value);
  }
  const structure = STRUCTURE.get(coordinate);
  if (structure) return structure(row, args, judgement);
  const column = PLAIN_FIELDS.get(coordinate);
  if (column === undefined) throw new Error(`The reference does not know ${coordinate}.`);
  return presented(coordinate, (row as unknown as Record<string, unknown>)[column]);
};

function isTyped(source: unknown): source is Typed {
  return typeof source === 'object' && source !== null && 'type' in source && 'row' in source;
}

function presented(coordinate: string, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value === null) return null;
  if (coordinate === 'DataSubject.address' || coordinate === 'DisclosedData.address')
    return { type: 'PostalAddress', row: value };
  if (coordinate === 'DataSubject.consents')
    return (value as unknown[]).map((row) => ({ type: 'Consent', row }));
  return value;
}

/** Root fields that are about nobody and open to everybody with a token. */
function openRoot(coordinate: string, judgement: Judgement): unknown {
  const { access, world } = judgement;
  if (coordinate === 'Query.purposes') {
    return access.profile.purposes.map((purpose) => ({
      id: purpose.id,
      identityLevel: purpose.identityLevel.value,
      granted: access.purposes.has(purpose.id),
      consentRequired:
        purpose.bases.length > 0 && purpose.bases.every(({ value }) => value.type === 'consent'),
    }));
  }
  if (coordinate === 'Query.recipients') {
    if (access.kind === 'APP') return [];
    return world
      .having('recipient', 'controller_id', access.controllerId)
      .filter(({ active }) => active)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((row): Typed => ({ type: 'Recipient', row }));
  }
  if (coordinate !== 'Query.viewer') throw new Error(`The reference does not know ${coordinate}.`);
  const controller = world.byId('controller', access.controllerId);
  const self = access.kind === 'VISITOR' ? world.byId('data_subject', access.personId) : undefined;
  return {
    kind: access.kind,
    purposes: [...access.purposes.keys()].sort(),
    grant: access.kind === 'APP' ? grantOf(access) : null,
    controller: controller && {
      id: controller.public_id,
      slug: controller.slug,
      displayName: controller.display_name,
      timeZone: controller.time_zone,
    },
    dataSubject: self && judgement.gate === undefined ? { type: 'DataSubject', row: self } : null,
  };
}

/** What an app is told of its grant: what means nothing to the gateway is not in it. */
function grantOf({ purposes, scopes = [] }: Judgement['access']): unknown {
  return {
    purposes: [...purposes.keys()].sort().map((purpose) => ({
      purpose,
      dataCategories: [...(purposes.get(purpose) ?? [])].filter((each) => each in DATA_CATEGORIES),
    })),
    scopes: SCOPE_IDS.filter((each) => scopes.includes(each)).sort(),
  };
}

function delivered(
  fieldName: string,
  { conversationId, messageId }: Delivered,
  judgement: Judgement,
): unknown {
  const { world } = judgement;
  const row =
    fieldName === 'messageAdded'
      ? world.byId('message', messageId)
      : fieldName === 'noteAdded'
        ? world.byId('internal_note', messageId)
        : world.byId('conversation', conversationId);
  return row === undefined || judgement.closedAtGate(`Subscription.${fieldName}`)
    ? null
    : nodeOf(judgement, row.public_id);
}
