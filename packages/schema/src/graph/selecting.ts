/**
 * The query of a list with a column that is always wanted, whatever was selected of its rows: whom a filter found stands
 * in the ledger even where only a cursor was asked for.
 *
 * @example
 * findMany(selecting({ ...query, where }, { id: true }));
 */
export function selecting<Query extends object>(
  query: Query,
  columns: Readonly<Record<string, true>>,
): Query {
  const { select } = query as { readonly select?: object };
  // Without a selection Prisma brings every column.
  return select === undefined ? query : { ...query, select: { ...select, ...columns } };
}
