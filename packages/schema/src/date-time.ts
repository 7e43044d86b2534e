import { GraphQLError, GraphQLScalarType } from 'graphql';
import { DateTimeISOResolver } from 'graphql-scalars';

/** PostgreSQL has no year 0, which JavaScript and ISO 8601 have. */
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z');

function storable(moment: Date | null | undefined): Date {
  // Written so that a moment which is no moment at all is refused too.
  if (moment && moment.getTime() >= EARLIEST) return moment;
  throw new GraphQLError('A moment must lie in the year 0001 or later.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

const config = DateTimeISOResolver.toConfig();

/** A moment as RFC 3339 writes it, with its zone: `2026-03-29T01:30:00Z`. Answers are in UTC with milliseconds. */
export const DateTime = new GraphQLScalarType({
  ...config,
  coerceInputValue: (value) => storable(config.coerceInputValue(value)),
  parseValue: (value) => storable(config.parseValue(value)),
  parseLiteral: (node, variables) => storable(config.parseLiteral(node, variables)),
});
