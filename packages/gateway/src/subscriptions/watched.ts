import type { Watched } from '@remit/schema';
import type { Told } from './logged-event.ts';

export function isWatched(watched: Watched, event: Told): boolean {
  const { type, conversationId, dataSubjectId, exceptDataSubjectId } = watched;
  if (type !== undefined && type !== event.type) return false;
  if (conversationId !== undefined && conversationId !== event.conversationId) return false;
  if (dataSubjectId !== undefined && dataSubjectId !== event.dataSubjectId) return false;
  return exceptDataSubjectId === undefined || exceptDataSubjectId !== event.dataSubjectId;
}

/** The same for all that watch the same. */
export function watchedKey({ type, conversationId, dataSubjectId, exceptDataSubjectId }: Watched): string {
  return JSON.stringify([
    type ?? null,
    conversationId ?? null,
    dataSubjectId ?? null,
    exceptDataSubjectId ?? null,
  ]);
}
