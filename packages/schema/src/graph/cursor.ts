import { parsePrismaCursor } from '@pothos/plugin-prisma';
import { GraphQLError } from 'graphql';

type Page = { readonly after?: string | null | undefined; readonly before?: string | null | undefined };

/**
 * Where a list is ordered by personal data, a cursor must stand in that very list: else the place of a row that the
 * caller may not read would tell what is in it. Costs one statement, and only when a cursor is given.
 *
 * @param countInList how many of these public ids stand in the list
 */
export async function checkCursor(
  { after, before }: Page,
  countInList: (publicIds: string[]) => Promise<number>,
): Promise<void> {
  const cursors = [after, before].filter((cursor) => cursor !== null && cursor !== undefined);
  if (cursors.length === 0) return;
  const publicIds = cursors.map((cursor) => String(parse(cursor)));
  const found = await countInList(publicIds);
  if (found < new Set(publicIds).size) throw badCursor();
}

function parse(cursor: string): unknown {
  try {
    return parsePrismaCursor(cursor);
  } catch {
    throw badCursor();
  }
}

function badCursor(): GraphQLError {
  return new GraphQLError('This cursor does not stand in this list. Start again without after and before.', {
    extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
  });
}
