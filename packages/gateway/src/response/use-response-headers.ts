import type { Step } from '../walk.ts';

/** An answer about people is for one caller and one moment: nobody on the way keeps it. */
export function useResponseHeaders(): Step {
  return {
    onResponse({ response }) {
      response.headers.set('cache-control', 'no-store');
      response.headers.set('x-content-type-options', 'nosniff');
    },
  };
}
