/** A GraphQL document that carries the types of its result and variables, as code generators and `gql` tags make it. */
export interface TypedDocument<Data = unknown, Variables = Record<string, unknown>> {
  /** Types only; never there at run time. */
  readonly __apiType?: (variables: Variables) => Data;
  /** Every object has it. It lets documents without types in. */
  toString(): string;
}

/** A parsed document, as far as it matters here. */
interface DocumentNode {
  readonly kind: 'Document';
  readonly loc?: { readonly source: { readonly body: string } };
}

/** The text of a document. Most parsed documents remember theirs; for one that does not, a printer is loaded. */
export async function textOf(document: string | object): Promise<string> {
  if (typeof document === 'string') return document;
  // Some code generators make an object of class String.
  if (!isNode(document)) return String.prototype.toString.call(document);
  const { source } = document.loc ?? {};
  if (source !== undefined) return source.body;
  const { print } = await import('@0no-co/graphql.web');
  return print(document as Parameters<typeof print>[0]);
}

/** Whether a text begins with a subscription. */
export function isSubscription(text: string): boolean {
  return /^(?:\s|#[^\n]*\n)*subscription\b/.test(text);
}

/** Whether a text may hold a mutation. A query that is taken for one is only sent with a key that nobody looks at. */
export function mayBeMutation(text: string): boolean {
  return /(?:^|[\s}])mutation\b/.test(text);
}

function isNode(document: object): document is DocumentNode {
  return (document as Partial<DocumentNode>).kind === 'Document';
}
