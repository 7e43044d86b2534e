import type { PGlite, QueryOptions, Transaction } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { PrismaClient } from './generated/client.ts';
import { OperationOver } from './operation.ts';
import { type Begin, type Occupant, type Seat, seatAdapter } from './seat.ts';
import { watchedAdapter } from './watched-adapter.ts';

type Options = {
  readonly client: PGlite;
  readonly parsers: NonNullable<QueryOptions['parsers']>;
  readonly onStatement: ((sql: string) => void) | undefined;
};

/**
 * PGlite has one connection and one user, who may do everything. Inside its transactions an operation is the gateway's
 * role all the same: a tripwire, because nothing but this code keeps it from becoming somebody else.
 */
export function pgliteSeats({
  client,
  parsers,
  onStatement,
}: Options): (occupant: Occupant) => Promise<Seat> {
  let free: Promise<void> = Promise.resolve();
  let occupant: Occupant | undefined;
  let current:
    | { readonly tx: Transaction; readonly end: () => void; readonly over: Promise<void> }
    | undefined;

  const inTransaction = () => {
    if (current === undefined) throw new OperationOver();
    return current.tx;
  };
  const facade = { query: (...asked: Parameters<Transaction['query']>) => inTransaction().query(...asked) };
  const adapter = seatAdapter(new PrismaPGlite(facade as unknown as PGlite), () => occupant);
  const prisma = new PrismaClient({ adapter: watchedAdapter(adapter, onStatement) });

  async function finish(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    const ending = current;
    current = undefined;
    if (how === 'ROLLBACK') await ending?.tx.rollback();
    ending?.end();
    await ending?.over;
  }

  function begin<Row>({ readOnly, level, gate, after }: Begin): Promise<Row[]> {
    const how = readOnly ? 'REPEATABLE READ READ ONLY' : level;
    const prepare = `${how ? `SET TRANSACTION ISOLATION LEVEL ${how};` : ''} SET LOCAL ROLE remit_gateway`;
    return new Promise<Row[]>((resolve, reject) => {
      const open = async () => {
        if (after) await finish('COMMIT');
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        const over: Promise<void> = client.transaction(async (tx) => {
          const settled = Promise.resolve().then(() => over);
          // Heard by whoever finishes it, if anybody does.
          settled.catch(() => undefined);
          current = { tx, end, over: settled };
          await tx.exec(prepare);
          resolve((await tx.query<Row>(gate, [], { parsers })).rows);
          await ended;
        });
        await over;
      };
      open().catch(reject);
    });
  }

  return async (next) => {
    const before = free;
    const { promise, resolve: giveUp } = Promise.withResolvers<void>();
    free = promise;
    await before;
    occupant = next;
    return {
      prisma,
      query: async (_name, text, params = []) =>
        (await inTransaction().query(text, [...params], { parsers })).rows as never[],
      begin,
      finish,
      async leave() {
        occupant = undefined;
        await finish('COMMIT').catch(() => undefined);
        giveUp();
      },
    };
  };
}
