import { gatewayError } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';
import type { DocumentLimits } from './document-limits.ts';

/** Lists and objects within each other: no argument of ours comes near. */
const DEEPEST = 32;

/**
 * Holds variables to the same limits as what is written in the document, and looks no deeper than that: the steps after
 * this one, and graphql-js, walk through them by recursion.
 */
export function useVariableLimits({ listItems }: Pick<DocumentLimits, 'listItems'>): Step {
  return {
    onContextBuilding({ context }) {
      let level: unknown[] = [walkOf(context).params.variables];
      for (let depth = 0; level.length > 0; depth += 1) {
        if (depth > DEEPEST) {
          throw gatewayError('BAD_USER_INPUT', `Variables may be nested ${DEEPEST} levels deep at most.`);
        }
        level = level.flatMap((value) => {
          if (typeof value !== 'object' || value === null) return [];
          if (!Array.isArray(value)) return Object.values(value) as unknown[];
          if (value.length > listItems) {
            throw gatewayError('BAD_USER_INPUT', `A list may have ${listItems} items at most.`);
          }
          return value;
        });
      }
    },
  };
}
