import type { ChangeEvent, Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';

/** The channel on which signals travel. They are written to no table: what nobody hears is gone. */
export const TYPING_CHANNEL = 'remit_typing';

/** Milliseconds that a signal is true for. */
const LASTS = 6_000;

/** Sends a signal, ids only, when the transaction commits. Answers until when it is true. */
export async function signalTyping(
  tx: Prisma.TransactionClient,
  { controller, now }: Context,
  conversationId: number,
  personId: number,
): Promise<Date> {
  const expiresAt = new Date(now.getTime() + LASTS);
  const payload = JSON.stringify([controller.id, conversationId, personId, expiresAt.getTime()]);
  await tx.$executeRaw`SELECT pg_notify(${TYPING_CHANNEL}, ${payload})`;
  return expiresAt;
}

/** What a payload of the channel says; undefined where it says nothing, as after a lost connection. */
export function readTyping(payload: string): ChangeEvent | undefined {
  const parts: unknown = payload === '' ? [] : JSON.parse(payload);
  if (!Array.isArray(parts) || parts.length !== 4 || !parts.every((part) => Number.isSafeInteger(part)))
    return undefined;
  const [controllerId, conversationId, dataSubjectId, until] = parts as [number, number, number, number];
  return {
    controllerId,
    type: 'TYPING',
    conversationId,
    messageId: null,
    dataSubjectId,
    expiresAt: new Date(until),
  };
}
