import { GraphQLError } from 'graphql';

type Listed = { readonly id: number; readonly public_id: string };

/** A list as somebody may know it. */
export type List<Of extends Listed> = {
  /** Rows of the list, in its order. */
  readonly rows: readonly Of[];
  /** Lists at the root only: whom each row is about, and whether it was found by something personal. */
  readonly foundBy?: { readonly person: (row: Of) => number; readonly personal: boolean };
};

export type PageArguments = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
};

const DEFAULT_SIZE = 20;
const LARGEST_SIZE = 100;

const badInput = () => new GraphQLError('bad input', { extensions: { code: 'BAD_USER_INPUT' } });

/** The cursor of a row, as this schema writes it. */
export function cursorOf({ public_id }: Listed): string {
  return Buffer.from(`GPC:S:${public_id}`).toString('base64');
}

function publicIdIn(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith('GPC:S:')) throw badInput();
  return text.slice('GPC:S:'.length);
}

const given = (value: unknown) => value !== null && value !== undefined;

/**
 * What can be told of the arguments without a list.
 * @throws {GraphQLError} BAD_USER_INPUT
 */
export function checkPage({ first, last, after, before }: PageArguments): void {
  if ((given(first) && (first ?? 0) < 0) || (given(last) && (last ?? 0) < 0)) throw badInput();
  if ((before && after) || (given(before) && given(first)) || (given(after) && given(last))) throw badInput();
  for (const cursor of [before, after]) if (cursor !== null && cursor !== undefined) publicIdIn(cursor);
}

/** One page of a list, in Relay's words. */
export function pageOf<Of extends Listed>({ rows }: List<Of>, page: PageArguments) {
  const { first, last, after, before } = page;
  const size = Math.min(first ?? last ?? DEFAULT_SIZE, LARGEST_SIZE);
  const backward = given(before) || given(last);
  // A list takes no cursor that does not stand in it, not even one that it would not use.
  for (const cursor of [after, before]) inReach(rows, cursor, false);
  const candidates = inReach(rows, before ?? after, backward);
  const found = backward
    ? candidates.slice(Math.max(0, candidates.length - size - 1))
    : candidates.slice(0, size + 1);
  const more = found.length === size + 1;
  const shown = more ? (backward ? found.slice(1) : found.slice(0, -1)) : found;
  const edges = shown.map((row) => ({ cursor: cursorOf(row), row }));
  return {
    edges,
    /** The page and the one row that was looked at to know whether there is more. */
    lookedAt: found,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: given(before) ? true : given(last) ? false : more,
      hasPreviousPage: given(after) ? true : backward ? more : false,
    },
  };
}

function inReach<Of extends Listed>(
  rows: readonly Of[],
  cursor: string | null | undefined,
  backward: boolean,
): readonly Of[] {
  if (cursor === null || cursor === undefined) return rows;
  const publicId = publicIdIn(cursor);
  const index = rows.findIndex(({ public_id }) => public_id === publicId);
  if (index < 0) throw badInput();
  return backward ? rows.slice(0, index) : rows.slice(index + 1);
}
