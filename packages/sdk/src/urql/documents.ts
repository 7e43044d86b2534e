import { createRequest, type TypedDocumentNode } from '@urql/core';
import type { Checked } from '../selection/checked.ts';
import { buildDocument, type OperationKind } from '../selection/document.ts';
import type { Selected } from '../selection/result.ts';
import type { Selecting } from '../selection/selection.ts';

/** A document and its variables, as urql's hooks take them: `useQuery(queryDocument({ … }))`. */
export interface SelectionDocument<Data> {
  readonly query: TypedDocumentNode<Data, Record<string, unknown>>;
  readonly variables: Record<string, unknown>;
}

/**
 * The document of a selection, for urql's `useQuery`. The same selection gives the same document, so it may be made
 * while rendering.
 *
 * @example
 * ```ts
 * import { createRemit } from '@remit/sdk';
 * import { queryDocument, urqlClient } from '@remit/sdk/urql';
 *
 * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.ticketing' });
 * const { query, variables } = queryDocument({ tickets: { $: { first: 10 }, edges: { node: { subject: true } } } });
 * const { data } = await urqlClient(remit).query(query, variables); // in React: useQuery({ query, variables })
 * console.log(data?.tickets?.edges[0]?.node.subject);
 * ```
 */
export function queryDocument<const S extends Selecting<'Query'>>(
  selection: Checked<'Query', S>,
): SelectionDocument<Selected<'Query', S>> {
  return documentOf('query', selection);
}

/** The same for a mutation: `const { query, variables } = mutationDocument({ … })`. */
export function mutationDocument<const S extends Selecting<'Mutation'>>(
  selection: Checked<'Mutation', S>,
): SelectionDocument<Selected<'Mutation', S>> {
  return documentOf('mutation', selection);
}

/** The same for urql's `useSubscription`. */
export function subscriptionDocument<const S extends Selecting<'Subscription'>>(
  selection: Checked<'Subscription', S>,
): SelectionDocument<Selected<'Subscription', S>> {
  return documentOf('subscription', selection);
}

function documentOf<Data>(kind: OperationKind, selection: unknown): SelectionDocument<Data> {
  const { text, variables } = buildDocument(kind, selection as object);
  return { query: createRequest<Data, Record<string, unknown>>(text, variables).query, variables };
}
