/** How often a text must be seen before it is worth a prepared statement, and how many there may be. */
const limits = { sightings: 3, named: 500, counted: 2_000 };

/**
 * Names for prepared statements, given only to texts that come back: PostgreSQL then parses and plans them once a
 * connection. Bounded, because a statement lives as long as its connection and callers decide how many texts there are.
 *
 * @returns a function from a statement to its name; the empty name means "do not keep it"
 */
export function boundedStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const sightings = new Map<string, number>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (names.size >= limits.named) return '';
    const seen = (sightings.get(sql) ?? 0) + 1;
    if (seen < limits.sightings) {
      if (sightings.size >= limits.counted) sightings.clear();
      sightings.set(sql, seen);
      return '';
    }
    sightings.delete(sql);
    const given = `p${names.size}`;
    names.set(sql, given);
    return given;
  };
}
