import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import type { Prisma } from '../db/generated/client.ts';
import { slotKey } from '../purpose/lawfulness-state.ts';
import type { DataCategory } from '../taxonomy/data-categories.ts';

/** How a text is matched. Where several are given, all must match; letters match whatever their case. */
export const StringFilter = builder.inputType('StringFilter', {
  // The field that takes the filter carries the label.
  personal: false,
  description: 'All that are given must match; letters match whatever their case.',
  fields: (t) => ({
    equals: t.string(),
    contains: t.string(),
    startsWith: t.string(),
  }),
});

export const OrderDirection = builder.enumType('OrderDirection', { values: ['ASC', 'DESC'] as const });

type Match = {
  readonly equals?: string | null | undefined;
  readonly contains?: string | null | undefined;
  readonly startsWith?: string | null | undefined;
};

/** Longest text that is looked for, in characters: a longer one matches nothing and keeps the database busy for seconds. */
const LONGEST = 500;

/** Prisma hands `%` and `_` to LIKE as they are; people mean them as letters. */
function literally(text: string): string {
  if (text.length > LONGEST) {
    throw new GraphQLError(`A text to look for may have ${LONGEST} characters at most.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The Prisma filter of a text match. */
export function matching({ equals, contains, startsWith }: Match): Prisma.StringNullableFilter[] {
  const mode = 'insensitive' as const;
  return [
    ...(equals == null ? [] : [{ equals: literally(equals), mode }]),
    ...(contains == null ? [] : [{ contains: literally(contains), mode }]),
    ...(startsWith == null ? [] : [{ startsWith: literally(startsWith), mode }]),
  ];
}

/**
 * To filter, sort or search by personal data is to read it. Answers the condition on people that makes the read lawful,
 * or undefined when it is denied; the denial is noted then and the root field must answer nothing.
 *
 * @param coordinate where the caller asked for it: `TicketFilter.requesterEmail`
 */
export function readInFilter(
  context: Context,
  coordinate: string,
  category: DataCategory,
): Prisma.DataSubjectWhereInput | undefined {
  const { plan, reads, now } = context;
  const decision = plan.decisions.get(category);
  if (decision === undefined) return undefined;
  if (decision.kind === 'denied') {
    reads.deny(coordinate, decision);
    return undefined;
  }
  if (decision.form !== 'exact') {
    // A filter would tell what the purpose sees only masked.
    reads.denyInFilter(coordinate, decision);
    return undefined;
  }
  reads.narrow(coordinate, decision);
  return {
    lawfulFor: { hasSome: decision.slots.map((slot) => slotKey(plan.policyVersionId, slot)) },
    OR: [{ lawfulUntil: null }, { lawfulUntil: { gt: now } }],
  };
}
