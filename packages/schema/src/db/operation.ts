import { AsyncLocalStorage } from 'node:async_hooks';
import type { IsolationLevel } from '@prisma/driver-adapter-utils';
import type { Sql, SqlValue } from './database.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Occupant, Seat } from './seat.ts';

/** The database as the gateway has it: behind the wall between controllers. */
export type WalledDatabase = {
  /**
   * The gateway's own errands, for all controllers at once and outside any operation: events, the ledger, readiness.
   * No controller's rows are seen here.
   */
  readonly sql: Sql;
  /** A new operation. It takes no connection before it is entered. */
  begin(): Operation;
};

/**
 * What one operation has of the database: one connection, one transaction, one snapshot, one controller. Writes are
 * transactions of their own on the same connection, behind the same wall; what is read after one is read anew.
 */
export type Operation = {
  /** The controller around whose rows the wall stands now. */
  readonly controllerId: number | undefined;
  /** Prisma on this operation's connection. Refuses whatever does not run inside {@link run}. */
  readonly prisma: PrismaClient;
  readonly sql: Sql;
  /** Looks for the holder of a token, and with the answer opens the wall around the holder's controller. */
  enter<Row extends { readonly controller_id: number }>(tokenDigest: string): Promise<Row | undefined>;
  /** The same for a token that the authorization server gave to an app. */
  enterApp<Row extends { readonly controller_id: number }>(tokenDigest: string): Promise<Row | undefined>;
  /** The same for somebody who logged in, by the digest of the session. */
  enterSession<Row extends { readonly controller_id: number }>(
    sessionDigest: string,
  ): Promise<Row | undefined>;
  /** For callers who showed something else than a token of ours. */
  enterAs(controllerId: number): Promise<void>;
  /** Runs what may use `prisma`. What it left behind when the operation ended can read nothing more. */
  run<T>(work: () => T | Promise<T>): Promise<T>;
  /** Ends the transaction but not the operation: the next statement begins a new one. */
  pause(): Promise<void>;
  /** Gives the connection back. Never throws; a second call waits for the first. */
  end(): Promise<void>;
};

/** A statement came too late, or from outside: another operation may have the connection now. */
export class OperationOver extends Error {
  override readonly name = 'OperationOver';

  constructor() {
    super('This operation has no connection: it was not entered, or it is over.');
  }
}

/** Milliseconds after which the connection of an operation that nobody ended is taken back. */
const FORGOTTEN = 60_000;

type Options = {
  readonly take: (occupant: Occupant) => Promise<Seat>;
  readonly onStatement: ((sql: string) => void) | undefined;
};

/** Makes operations over seats; see {@link Operation}. */
export function createOperations({ take, onStatement }: Options): () => Operation {
  const running = new AsyncLocalStorage<Operation>();

  return function begin(): Operation {
    let seat: Seat | undefined;
    let controllerId: number | undefined;
    let transaction: 'none' | 'reading' | 'writing' = 'none';
    let ending: Promise<void> | undefined;
    let broken = false;
    let timer: NodeJS.Timeout | undefined;
    let last: Promise<unknown> = Promise.resolve();

    /** One after the other, so that a statement that fails spoils the transaction of no other. */
    function inTurn<T>(work: () => Promise<T>): Promise<T> {
      const turn = last.then(work);
      last = turn.then(nothing, nothing);
      return turn;
    }

    function seated(): Seat {
      if (seat === undefined || ending !== undefined) throw new OperationOver();
      return seat;
    }

    async function sit(): Promise<Seat> {
      if (ending !== undefined) throw new OperationOver();
      if (seat === undefined) {
        seat = await take(occupant);
        timer = setTimeout(() => void operation.end(), FORGOTTEN).unref();
      }
      return seat;
    }

    async function open<Row>(
      what: 'reading' | 'writing',
      gate: string,
      level?: IsolationLevel,
    ): Promise<Row[]> {
      const at = await sit();
      const after = transaction !== 'none';
      transaction = what;
      try {
        return await at.begin<Row>({ readOnly: what === 'reading', gate, after, ...(level && { level }) });
      } catch (error) {
        await close('ROLLBACK').catch(nothing);
        throw error;
      }
    }

    async function close(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
      if (transaction === 'none') return;
      transaction = 'none';
      try {
        await seat?.finish(how);
      } catch (error) {
        broken = true;
        throw error;
      }
    }

    /** The wall around the same controller again, after a write or a pause. */
    const gateAgain = () => gateAround(controllerId);

    async function statement<T>(work: (at: Seat) => Promise<T>): Promise<T> {
      seated();
      return inTurn(async () => {
        const at = seated();
        if (transaction === 'none') await open('reading', gateAgain());
        try {
          return await work(at);
        } catch (error) {
          // What else the operation reads is not the fault of this statement.
          if (transaction === 'reading') await close('ROLLBACK').catch(nothing);
          throw error;
        }
      });
    }

    /** A statement that somebody left behind must not run for the next one on its connection. */
    function demandInside(): void {
      if (running.getStore() !== operation) throw new OperationOver();
    }

    const occupant: Occupant = {
      statement(work) {
        demandInside();
        return statement(work);
      },
      async startTransaction(level) {
        demandInside();
        await inTurn(() => open('writing', gateAgain(), level));
        return {
          commit: () => inTurn(() => close('COMMIT')),
          rollback: () => inTurn(() => close('ROLLBACK')),
        };
      },
    };

    async function leave(): Promise<void> {
      clearTimeout(timer);
      if (transaction === 'writing') await close('ROLLBACK').catch(nothing);
      await seat?.leave(broken ? 'broken' : transaction === 'reading' ? 'reading' : 'clean');
    }

    async function enterThrough<Row extends { readonly controller_id: number }>(
      gate: 'remit_enter' | 'remit_enter_app' | 'remit_enter_session',
      digest: string,
    ): Promise<Row | undefined> {
      if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('That is not the digest of a token.');
      onStatement?.(`SELECT * FROM ${gate}($1)`);
      const [holder] = await inTurn(() => open<Row>('reading', `SELECT * FROM ${gate}('${digest}')`));
      controllerId = holder?.controller_id;
      return holder;
    }

    const operation: Operation = {
      get controllerId() {
        return controllerId;
      },
      get prisma() {
        return seated().prisma;
      },
      sql: {
        query: <Row>(name: string, text: string, params?: readonly SqlValue[]) => {
          onStatement?.(text);
          return statement((at) => at.query<Row>(name, text, params));
        },
      },
      enter: (tokenDigest) => enterThrough('remit_enter', tokenDigest),
      enterApp: (tokenDigest) => enterThrough('remit_enter_app', tokenDigest),
      enterSession: (sessionDigest) => enterThrough('remit_enter_session', sessionDigest),
      async enterAs(id) {
        await inTurn(() => open('reading', gateAround(id)));
        controllerId = id;
      },
      // Awaited inside: Prisma's promises begin their work when somebody waits for them.
      run: (work) => running.run(operation, async () => await work()),
      pause: () => inTurn(() => close('COMMIT')),
      end() {
        ending ??= inTurn(leave);
        return ending;
      },
    };
    return operation;
  };
}

function gateAround(controllerId: number | undefined): string {
  const id = controllerId === undefined ? '' : String(Math.trunc(controllerId));
  return `SELECT set_config('remit.controller_id', '${id}', true)`;
}

function nothing(): undefined {
  return undefined;
}
