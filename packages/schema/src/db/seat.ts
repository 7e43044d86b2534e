import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
} from '@prisma/driver-adapter-utils';
import type { SqlValue } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import { OperationOver } from './operation.ts';

/**
 * One connection with a Prisma client of its own. An operation has it alone: Prisma makes one statement of several look-ups
 * of the same moment, and those of two operations must never meet.
 */
export type Seat = {
  readonly prisma: PrismaClient;
  query<Row>(name: string, text: string, params?: readonly SqlValue[]): Promise<Row[]>;
  /** Begins a transaction and passes the gate, after committing the one before if there is one. Answers the gate's rows. */
  begin<Row>(how: Begin): Promise<Row[]>;
  /** @throws {Error} what should be committed was rolled back, or the connection is gone */
  finish(how: 'COMMIT' | 'ROLLBACK'): Promise<void>;
  /**
   * Gives the seat to the next one.
   * @param how `reading`: a transaction of reads is still open, and nobody waits for its end; `broken`: never use it again
   */
  leave(how: 'clean' | 'reading' | 'broken'): Promise<void> | void;
};

export type Begin = {
  /** Reads have one snapshot; writes see what was committed meanwhile. */
  readonly readOnly: boolean;
  readonly level?: IsolationLevel;
  /** The statement that puts up the wall. */
  readonly gate: string;
  readonly after: boolean;
};

/** Who has a seat: all that Prisma sends goes through its hands. */
export type Occupant = {
  /** @throws {OperationOver} it comes from somebody else */
  statement<T>(work: () => Promise<T>): Promise<T>;
  startTransaction(
    level: IsolationLevel | undefined,
  ): Promise<{ commit(): Promise<void>; rollback(): Promise<void> }>;
};

/** Prisma's way to a seat: each statement by leave of who has it now. */
export function seatAdapter(
  factory: SqlDriverAdapterFactory,
  occupantNow: () => Occupant | undefined,
): SqlDriverAdapterFactory {
  const { provider, adapterName } = factory;
  const occupant = () => {
    const now = occupantNow();
    if (now === undefined) throw new OperationOver();
    return now;
  };

  function queryable(adapter: SqlQueryable): SqlQueryable {
    return {
      provider,
      adapterName,
      queryRaw: async (query: SqlQuery) => occupant().statement(() => adapter.queryRaw(query)),
      executeRaw: async (query: SqlQuery) => occupant().statement(() => adapter.executeRaw(query)),
    };
  }

  return {
    provider,
    adapterName,
    async connect(): Promise<SqlDriverAdapter> {
      const adapter = await factory.connect();
      return {
        ...queryable(adapter),
        async startTransaction(level) {
          const { commit, rollback } = await occupant().startTransaction(level);
          // COMMIT and ROLLBACK are the occupant's to send.
          return { ...queryable(adapter), options: { usePhantomQuery: true }, commit, rollback };
        },
        executeScript: () => Promise.reject(new Error('No scripts behind the wall.')),
        getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
        dispose: () => adapter.dispose(),
      };
    },
  };
}
