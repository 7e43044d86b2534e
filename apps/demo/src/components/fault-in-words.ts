import type { CombinedError } from 'urql';

/** What a failed operation tells a person: what happened, and what to do. */
export function faultInWords({ networkError, graphQLErrors }: CombinedError): string {
  if (networkError) return 'The gateway cannot be reached. Is “npm run demo” still running? Then try again.';
  return graphQLErrors.map(({ message }) => message).join(' ') || 'The gateway could not answer. Try again.';
}
