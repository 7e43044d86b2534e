/** Errors of sockets, between us and the server. */
const SOCKET_CODES: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What PostgreSQL itself says: it goes, it comes, it has no connection left, or a statement took too long. */
const SERVER_CODES = /^(08\w{3}|57P0[1-5]|57014|53300|25P03|25P04)$/;

/** Prisma: not reachable, timed out, closed, no transaction begun in time or lost, too many connections. */
const PRISMA_CODES: ReadonlySet<unknown> = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
]);

const DRIVER_KINDS: ReadonlySet<unknown> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

/** `pg` throws these without a code. */
const DRIVER_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|timeout expired|Cannot use a pool after calling end)/;

/** Errors within errors that are looked at. */
const DEEPEST = 8;

/**
 * Whether an error says that the database is away, or too slow or too busy to answer, and not that a statement was wrong.
 * Such an error passes by itself, and what was asked may be asked again.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { code, kind, originalCode, message, cause, errors, meta, driverAdapterError } = error as Readonly<
    Record<string, unknown>
  >;
  if (SOCKET_CODES.has(code) || PRISMA_CODES.has(code) || DRIVER_KINDS.has(kind)) return true;
  if ([code, originalCode].some((each) => typeof each === 'string' && SERVER_CODES.test(each))) return true;
  if (code === undefined && typeof message === 'string' && DRIVER_WORDS.test(message)) return true;
  // A host with several addresses fails with one error for each.
  const inner = Array.isArray(errors) ? (errors as unknown[]) : [];
  // Prisma keeps the driver's error in "meta".
  return [cause, meta, driverAdapterError, ...inner].some((each) => isDatabaseAway(each, depth + 1));
}
