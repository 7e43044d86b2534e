import type { Denial } from '@remit/sdk';

/** What an agent's panel was told about the open conversation, by a query or by a live event. */
export interface Sight {
  readonly conversationId: string;
  readonly purpose: string | undefined;
  readonly denials: readonly Denial[];
}

/** What can no longer be read, and what can be read again, since the sight before. */
export interface Change {
  readonly wentDark: readonly Denial[];
  /** Coordinates. */
  readonly readable: readonly string[];
}

/**
 * Compares two sights of one conversation.
 *
 * @returns undefined when they are of different conversations, or tell the same
 */
export function whatChanged(before: Sight | undefined, now: Sight): Change | undefined {
  if (before === undefined || before.conversationId !== now.conversationId) return undefined;
  const wasDark = new Map(before.denials.map(({ coordinate, reason }) => [coordinate, reason]));
  const isDark = new Set(now.denials.map(({ coordinate }) => coordinate));
  const wentDark = now.denials.filter(({ coordinate }) => !wasDark.has(coordinate));
  const readable = [...wasDark.keys()].filter((coordinate) => !isDark.has(coordinate));
  return wentDark.length + readable.length > 0 ? { wentDark, readable } : undefined;
}
