import { GraphQLError, GraphQLScalarType } from 'graphql';
import { DateTimeISOResolver } from 'graphql-scalars';

/** PostgreSQL has no year 0, which JavaScript and ISO 8601 have; and RFC 3339 writes a year with four digits. */
const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

function storable(moment: Date | null | undefined): Date {
  // Written so that a moment which is no moment at all is refused too.
  if (moment && moment.getTime() >= EARLIEST && moment.getTime() <= LATEST) return moment;
  throw new GraphQLError('A moment must lie in one of the years 0001 to 9999, counted in UTC.', {
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
