import { type Scope, type ScopeNeed, scopesMissing, scopesNeeded } from '@remit/schema';
import { getOperationAST, type GraphQLSchema } from 'graphql';
import { gatewayError } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';
import { Refused } from './use-caller.ts';

/**
 * An app does what the scopes of its grant open, and nothing else. Runs for every operation and every live event, right
 * after the caller is known: a scope that was taken away counts for the next one, and ends an idle stream.
 */
export function useScopes({ schema }: { readonly schema: GraphQLSchema }): Step {
  return {
    async onContextBuilding({ context }) {
      const walk = walkOf(context);
      const { authenticated, document, params } = walk;
      if (authenticated === undefined || authenticated.access.scopes === 'no app') return;
      const operation = document && getOperationAST(document, params.operationName);
      // What was not read yet cannot be said to be within any scope. Parsing comes before, so this is the second lock.
      if (!document) throw new Error('The scopes of an operation are asked before it was read.');
      // Several operations and no name: it is refused by whoever executes it.
      if (!operation) return;
      const needs = scopesNeeded({ schema, document, operation, variables: params.variables ?? {} });
      const missing = scopesMissing(needs, authenticated.access.scopes);
      if (missing.length === 0) return;
      await walk.operation?.end();
      throw scopeMissing(missing);
    },
  };
}

function scopeMissing(missing: readonly ScopeNeed[]) {
  const missingScopes = [...new Set(missing.map(({ oneOf }) => inWords(oneOf)))].sort();
  const places = missing.map(({ coordinate, oneOf }) => ({ coordinate, oneOf: [...oneOf] }));
  const details = { missingScopes, places };
  return gatewayError(
    'SCOPE_MISSING',
    `This app was not granted ${missingScopes.join(', ')}. Ask the controller for it, or leave out what needs it: ${[...new Set(missing.map(({ coordinate }) => coordinate))].slice(0, 5).join(', ')}.`,
    { extensions: details, cause: new Refused('SCOPE_MISSING', details) },
  );
}

/** A place that several scopes open lacks all of them. */
function inWords(oneOf: readonly Scope[]): string {
  return oneOf.length === 0 ? 'a scope that there is not' : oneOf.join(' or ');
}
