import type { ExecutionResult } from 'graphql';
import { publicResult } from './public-result.ts';

/** A result as JSON text, as it is sent. */
export type ResultTexts = (result: ExecutionResult) => string;

/** What a thousand streams are told in common is one object, and is written once. */
export function createResultTexts(): ResultTexts {
  const texts = new WeakMap<ExecutionResult, string>();

  return (result) => {
    const written = texts.get(result) ?? JSON.stringify(publicResult(result));
    texts.set(result, written);
    return written;
  };
}
