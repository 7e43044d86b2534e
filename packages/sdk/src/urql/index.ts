// The entry `@remit/sdk/urql`: apart, so that an app without urql does not carry it.
export { urqlClient } from './urql-client.ts';
export { mutationDocument, queryDocument, subscriptionDocument } from './documents.ts';
export type { SelectionDocument } from './documents.ts';
