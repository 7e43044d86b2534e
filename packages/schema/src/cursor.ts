import { parsePrismaCursor } from '@pothos/plugin-prisma';
import { GraphQLError } from 'graphql';

type Page = {
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
};

/**
 * A cursor must stand in that very list. Where it is ordered by personal data, the place of a row that the caller may not
 * read would tell what is in it; in any order, the place of another person's or controller's row would tell that there
 * is one, and when. Costs one statement, and only when a cursor is given.
 *
 * @param countInList how many of these public ids stand in the list
 */
export async function checkCursor(
  { after, before }: Page,
  countInList: (publicIds: string[]) => Promise<number>,
): Promise<void> {
  const publicIds = publicIdsIn({ after, before });
  if (publicIds.length === 0) return;
  const found = await countInList(publicIds);
  if (found < new Set(publicIds).size) throw badCursor();
}

/** @throws GraphQLError BAD_USER_INPUT where a cursor is none of ours */
export function publicIdsIn({ after, before }: Page): string[] {
  return [after, before].filter((cursor) => cursor !== null && cursor !== undefined).map(parse);
}

function parse(cursor: string): string {
  try {
    const publicId = parsePrismaCursor(cursor);
    // A cursor of ours holds a public id; PostgreSQL looks for no NUL.
    if (typeof publicId === 'string' && !publicId.includes('\0')) return publicId;
  } catch {
    // Told below, like every other cursor that is none of ours.
  }
  throw badCursor();
}

function badCursor(): GraphQLError {
  return new GraphQLError('This cursor does not stand in this list. Start again without after and before.', {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}
