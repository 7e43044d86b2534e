import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { isDatabaseAway } from './database-away.ts';
import { PrismaClient } from './generated/client.ts';
import { type Begin, type Occupant, type Seat, seatAdapter } from './seat.ts';
import { createTurnstile } from './turnstile.ts';
import { watchedAdapter } from './watched-adapter.ts';

type Options = {
  /** Connections of the gateway's role. */
  readonly pool: pg.Pool;
  /** How many the pool has at most. */
  readonly places: number;
  readonly types: pg.CustomTypesConfig;
  readonly statementNameGenerator: (query: { sql: string }) => string;
  readonly onStatement: ((sql: string) => void) | undefined;
};

/**
 * Milliseconds for which a transaction of reads stays open after its operation: under load the next operation ends it in the
 * message that it sends anyway. It holds no lock and no transaction id.
 */
const LINGER = 10;

/**
 * Milliseconds for which an operation waits until one of the connections is free. More than for a connection to a server
 * that does not answer: here others are being answered.
 */
const WAIT_FOR_SEAT = 5_000;

/** A Prisma client, which costs more than a connection and outlives it, and who has it now over which connection. */
type Chair = {
  readonly prisma: PrismaClient;
  now: { readonly occupant: Occupant; readonly line: Line } | undefined;
};

/** A connection. */
type Line = {
  readonly client: pg.PoolClient;
  broken: boolean;
  /** Set while the last one's transaction is still open; nothing can be sent in it. */
  ending: NodeJS.Timeout | undefined;
};

/** Gives each operation a connection of the pool, with a Prisma client of its own. */
export function postgresqlSeats({
  pool,
  places,
  types,
  ...options
}: Options): (occupant: Occupant) => Promise<Seat> {
  const lines = new WeakMap<pg.PoolClient, Line>();
  const chairs: Chair[] = [];
  const turnstile = createTurnstile({ places, patience: WAIT_FOR_SEAT });

  function lineOf(client: pg.PoolClient): Line {
    const known = lines.get(client);
    if (known !== undefined) return known;
    const line: Line = { client, broken: false, ending: undefined };
    // Without a listener a connection that breaks while an operation has it would end the process.
    client.on('error', () => (line.broken = true));
    lines.set(client, line);
    return line;
  }

  function furnish(): Chair {
    const { statementNameGenerator, onStatement } = options;
    const query = async (...asked: readonly unknown[]): Promise<unknown> => {
      if (chair.now === undefined) throw new Error('A statement came from nobody.');
      return send(chair.now.line, ...asked);
    };
    const adapter = new PrismaPg(new PoolOfOne(query), { statementNameGenerator });
    const seated = seatAdapter(adapter, () => chair.now?.occupant);
    const chair: Chair = {
      prisma: new PrismaClient({ adapter: watchedAdapter(seated, onStatement) }),
      now: undefined,
    };
    return chair;
  }

  return async (occupant) => {
    const giveUpPlace = await turnstile.pass();
    const client = await pool.connect().catch((error: unknown) => {
      giveUpPlace();
      throw error;
    });
    const line = lineOf(client);
    const chair = chairs.pop() ?? furnish();
    chair.now = { occupant, line };
    return {
      prisma: chair.prisma,
      async query<Row>(name: string, text: string, params: readonly unknown[] = []) {
        const result = await send(line, { name: `remit_${name}`, text, values: [...params], types });
        return result.rows as Row[];
      },
      async begin<Row>({ readOnly, level, gate, after }: Begin) {
        const how = readOnly
          ? 'ISOLATION LEVEL REPEATABLE READ READ ONLY'
          : level
            ? `ISOLATION LEVEL ${level}`
            : '';
        const open = after || line.ending !== undefined;
        clearTimeout(line.ending);
        line.ending = undefined;
        // Several statements in one message: beginning an operation, and ending the one before, cost no round trip.
        const text = `${open ? 'COMMIT; ' : ''}BEGIN ${how}; ${gate}`;
        const results = (await send(line, { text, types })) as unknown as pg.QueryResult[];
        return (results.at(-1)?.rows ?? []) as Row[];
      },
      async finish(how) {
        // The server rolls back what it has of it; to wait for that once more would be to wait for nothing.
        if (line.broken) throw new Error('The connection was given up in the middle of a transaction.');
        const { command } = await send(line, how);
        if (command !== how) throw new Error('The transaction had failed before and was rolled back.');
      },
      leave(state) {
        chair.now = undefined;
        chairs.push(chair);
        if (state === 'reading' && !line.broken)
          line.ending = setTimeout(() => endReading(line), LINGER).unref();
        client.release(state === 'broken' || line.broken);
        giveUpPlace();
      },
    };
  };
}

/** A connection that is gone, or that did not answer in time, is not used again. */
async function send(line: Line, ...asked: readonly unknown[]): Promise<pg.QueryResult> {
  try {
    const query = line.client.query.bind(line.client) as (...asked: unknown[]) => Promise<pg.QueryResult>;
    return await query(...asked);
  } catch (error) {
    if (isDatabaseAway(error)) line.broken = true;
    throw error;
  }
}

function endReading(line: Line): void {
  line.ending = undefined;
  line.client.query('COMMIT').catch(() => (line.broken = true));
}

/** Prisma's adapter wants a pool. This one has no connection: somebody else lends it one for each operation. */
class PoolOfOne extends pg.Pool {
  constructor(query: (...asked: readonly unknown[]) => Promise<unknown>) {
    super({ max: 1 });
    this.query = query as unknown as pg.Pool['query'];
  }
}
