import { createHash } from 'node:crypto';
import type { Walk } from '../walk.ts';
import type { Told } from './logged-event.ts';

/**
 * Stands for everything from which a stream's caller and its answers are made out, but for the place in the log: two that
 * sent the same are told the same. A digest, because each of thousands of streams keeps one.
 */
export function cohortOf({ params, request, connectionParams, session }: Walk): string {
  const { resume: _resume, ...extensions } = params.extensions ?? {};
  const sent = [
    { ...params, extensions },
    request && [request.url, ...request.headers],
    connectionParams,
    session,
  ];
  return createHash('sha256').update(JSON.stringify(sent)).digest('base64url');
}

/** Stands for one change: its place in the log. A signal has none, and stands for itself. */
export function createChangeKeys(): (change: Told) => string {
  const signals = new WeakMap<Told, number>();
  let seen = 0;

  return (change) => {
    if (change.sequence !== undefined) return `${change.controllerId}/${change.sequence}`;
    const number = signals.get(change) ?? (seen += 1);
    signals.set(change, number);
    return `${change.controllerId}/signal ${number}`;
  };
}
