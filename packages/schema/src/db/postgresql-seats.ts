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
 * that does not answer: here others are being answered, and a connection that is new takes its time.
 */
const WAIT_FOR_SEAT = 5_000;

/** Gives each operation a connection of the pool, with the Prisma client that belongs to it. */
export function postgresqlSeats({
  pool,
  places,
  types,
  ...options
}: Options): (occupant: Occupant) => Promise<Seat> {
  const seats = new WeakMap<pg.PoolClient, Chair>();
  const turnstile = createTurnstile({ places, patience: WAIT_FOR_SEAT });

  function furnish(client: pg.PoolClient): Chair {
    const chair: Chair = { prisma: undefined, occupant: undefined, broken: false, ending: undefined };
    // Without a listener a connection that breaks while an operation has it would end the process.
    client.on('error', () => (chair.broken = true));
    const { statementNameGenerator, onStatement } = options;
    const adapter = new PrismaPg(new PoolOfOne(client, (error) => spoil(chair, error)), {
      statementNameGenerator,
    });
    chair.prisma = new PrismaClient({
      adapter: watchedAdapter(
        seatAdapter(adapter, () => chair.occupant),
        onStatement,
      ),
    });
    seats.set(client, chair);
    return chair;
  }

  /** What is sent here ends the use of a connection that is gone, or that did not answer in time. */
  async function send<T>(chair: Chair, asked: Promise<T>): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      spoil(chair, error);
      throw error;
    }
  }

  return async (occupant) => {
    const giveUpPlace = await turnstile.pass();
    const client = await pool.connect().catch((error: unknown) => {
      giveUpPlace();
      throw error;
    });
    const chair = seats.get(client) ?? furnish(client);
    chair.occupant = occupant;
    return {
      prisma: chair.prisma as PrismaClient,
      async query<Row>(name: string, text: string, params: readonly unknown[] = []) {
        const asked = client.query({ name: `remit_${name}`, text, values: [...params], types });
        const result = await send(chair, asked);
        return result.rows as Row[];
      },
      async begin<Row>({ readOnly, level, gate, after }: Begin) {
        const how = readOnly
          ? 'ISOLATION LEVEL REPEATABLE READ READ ONLY'
          : level
            ? `ISOLATION LEVEL ${level}`
            : '';
        const open = after || chair.ending !== undefined;
        clearTimeout(chair.ending);
        chair.ending = undefined;
        // Several statements in one message: beginning an operation, and ending the one before, cost no round trip.
        const text = `${open ? 'COMMIT; ' : ''}BEGIN ${how}; ${gate}`;
        const results = (await send(chair, client.query({ text, types }))) as unknown as pg.QueryResult[];
        return (results.at(-1)?.rows ?? []) as Row[];
      },
      async finish(how) {
        // The server rolls back what it has of it; to wait for that once more would be to wait for nothing.
        if (chair.broken) throw new Error('The connection was given up in the middle of a transaction.');
        const { command } = await send(chair, client.query(how));
        if (command !== how) throw new Error('The transaction had failed before and was rolled back.');
      },
      leave(state) {
        chair.occupant = undefined;
        if (state === 'reading') chair.ending = setTimeout(() => endReading(client, chair), LINGER).unref();
        client.release(state === 'broken' || chair.broken);
        giveUpPlace();
      },
    };
  };
}

type Chair = {
  prisma: PrismaClient | undefined;
  occupant: Occupant | undefined;
  broken: boolean;
  /** Set while the last one's transaction is still open; nothing can be sent in it. */
  ending: NodeJS.Timeout | undefined;
};

function spoil(chair: Chair, error: unknown): void {
  if (isDatabaseAway(error)) chair.broken = true;
}

function endReading(client: pg.PoolClient, chair: Chair): void {
  chair.ending = undefined;
  client.query('COMMIT').catch(() => (chair.broken = true));
}

/** Prisma's adapter wants a pool. This one has a single connection, which somebody else opens and closes. */
class PoolOfOne extends pg.Pool {
  constructor(client: pg.PoolClient, onError: (error: unknown) => void) {
    super({ max: 1 });
    const query = client.query.bind(client) as (...asked: unknown[]) => Promise<unknown>;
    this.query = (async (...asked: unknown[]) => {
      try {
        return await query(...asked);
      } catch (error) {
        onError(error);
        throw error;
      }
    }) as unknown as pg.Pool['query'];
  }
}
