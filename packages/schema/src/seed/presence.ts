import { newPublicId } from '../db/public-id.ts';
import type { Random } from './random.ts';
import { type ControllerRows, minute, type Owner } from './rows.ts';

type Setting = { readonly owner: Owner; readonly random: Random };

/** Who writes has read what came before: each writer of a chat has seen all of it but, at times, the last line. */
export function makeSeen(
  { conversations, messages }: Pick<ControllerRows, 'conversations' | 'messages'>,
  { owner: { controllerId }, random }: Setting,
): ControllerRows['seen'] {
  const inChat = Map.groupBy(messages, ({ conversationId }) => conversationId);
  return conversations
    .filter(({ kind }) => kind === 'CHAT')
    .flatMap(({ id }) => {
      const lines = inChat.get(id) ?? [];
      const last = lines.at(-1);
      if (last === undefined) return [];
      return [...new Set(lines.map(({ authorId }) => authorId))].map((personId) => ({
        publicId: newPublicId('seen', random.bytes),
        controllerId,
        conversationId: id,
        personId,
        messageId: last.id,
        seenAt: new Date(new Date(last.sentAt).getTime() + random.int(0, 3) * minute),
      }));
    });
}

const COMMENTS = {
  good: ['Brzo i jasno, hvala.', 'Quick and friendly.', 'Rešeno iz prve.'],
  bad: ['Predugo sam čekao.', 'I had to ask three times.'],
} as const;

/** What some requesters say once it is settled; most are content. */
export function makeRatings(
  conversations: ControllerRows['conversations'],
  { owner: { controllerId }, random }: Setting,
): ControllerRows['ratings'] {
  return conversations
    .filter(({ resolvedAt }) => resolvedAt != null)
    .filter(() => random.chance(0.4))
    .map(({ id, requesterId, resolvedAt }) => {
      const score = Number(random.weighted({ 5: 9, 4: 6, 3: 2, 2: 1, 1: 1 }));
      const comment = random.chance(0.6) ? random.pick(score > 3 ? COMMENTS.good : COMMENTS.bad) : null;
      return {
        publicId: newPublicId('rating', random.bytes),
        controllerId,
        conversationId: id,
        requesterId,
        score,
        comment,
        ratedAt: new Date(resolvedAt ?? 0),
      };
    });
}
