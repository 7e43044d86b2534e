import { createHash } from 'node:crypto';
import type { Watched } from '@remit/schema';
import type { Walk } from '../walk.ts';
import { watchedKey } from './watched.ts';

/**
 * Stands for everything from which a stream's caller and its answers are made out, but for the place in the log: two that
 * sent the same are told the same. The proof of a key is of each its own, and says only that the token was let in. A digest,
 * because thousands of them are kept.
 */
export function cohortKey(controllerId: number, watched: Watched, walk: Walk): string {
  const { params, request, connectionParams, session } = walk;
  const { resume: _resume, ...extensions } = params.extensions ?? {};
  const sent = [
    controllerId,
    watchedKey(watched),
    { ...params, extensions },
    request && [request.url, ...[...request.headers].filter(([name]) => name !== 'dpop')],
    connectionParams && { ...connectionParams, dpop: undefined },
    session,
  ];
  return createHash('sha256').update(JSON.stringify(sent)).digest('base64url');
}
