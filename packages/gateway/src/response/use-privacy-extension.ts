import type { ExecutionResult } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import { type Step, walkOf } from '../walk.ts';

/**
 * Tells the caller under which purpose and policy it was answered, what was withheld and why, and which lists were
 * narrowed to the people for whom the filter is lawful: `extensions.privacy`, on every result and every live event.
 */
export function usePrivacyExtension(): Step {
  return {
    onExecute({ context }) {
      return {
        onExecuteDone({ result, setResult }) {
          const { context: resolved, authenticated, purpose } = walkOf(context);
          // No data, no reads to tell of: the errors say why.
          if (isAsyncIterable(result) || !hasData(result) || !resolved || !authenticated) return;
          const privacy = {
            purpose: purpose ?? null,
            policyVersion: authenticated.policyPublicId,
            denials: resolved.reads.denials(),
            narrowed: [...resolved.reads.narrowed.values()],
          };
          setResult({ ...result, extensions: { ...result.extensions, privacy } });
        },
      };
    },
  };
}

function hasData(result: ExecutionResult): boolean {
  return result.data !== undefined;
}
