import type { GraphiQLOptions } from 'graphql-yoga';

const HEADERS = '{\n  "authorization": "Bearer <token>",\n  "remit-purpose": "<purpose>"\n}';

/** The page of GraphiQL, without anything from other servers. Its 9 MB are loaded with the first visit. */
export async function renderGraphiql(options?: GraphiQLOptions): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({ ...options, title: 'Remit', headers: HEADERS, shouldPersistHeaders: true });
}
