import { isDeepStrictEqual } from 'node:util';
import type { BenchCaller } from '../dataset/callers.ts';
import { openConnection } from '../load/connections.ts';
import type { RunningServer } from '../servers/start-server.ts';
import { listFault, type TicketAnswered, ticketsIn } from './tickets-in.ts';

/** What one server's answers are known to be like, before it is measured. */
export type CheckedServer = {
  readonly server: RunningServer;
  /** Bytes of the answer for each controller's number: what is measured must have the same. */
  readonly bytes: ReadonlyMap<number, number>;
  /** SQL statements for one request; null when the server cannot tell. */
  readonly statements: number | null;
};

/**
 * Asks every server every question and compares what they say.
 * @throws {Error} an answer is not what was asked for, or differs from another server's
 */
export async function checkAnswers(
  servers: readonly RunningServer[],
  callers: readonly BenchCaller[],
): Promise<readonly CheckedServer[]> {
  const agreed = new Map<number, { readonly tickets: readonly TicketAnswered[]; readonly by: string }>();
  const checked: CheckedServer[] = [];
  for (const server of servers) {
    const bytes = new Map<number, number>();
    const ask = async (): Promise<void> => {
      const connection = await openConnection(server.port);
      for (const caller of callers) {
        const { status, body } = await connection.send(server.mode.request(caller));
        const about = `"${server.mode.title}", controller ${caller.number}`;
        if (status !== 200) throw new Error(`${about}: status ${status}: ${body.toString('utf8', 0, 400)}`);
        const tickets = ticketsIn(body.toString());
        const fault = listFault(tickets);
        if (fault !== undefined) throw new Error(`${about}: ${fault}.`);
        const known = agreed.get(caller.number);
        if (known === undefined) agreed.set(caller.number, { tickets, by: server.mode.title });
        else if (!isDeepStrictEqual(known.tickets, tickets))
          throw new Error(`${about}: not what "${known.by}" answers.`);
        bytes.set(caller.number, body.length);
      }
      connection.close();
    };
    // The first time fills caches: plans, prepared statements, the plan's row in the ledger.
    await ask();
    const before = await server.statements();
    await ask();
    const after = await server.statements();
    const statements = before === null || after === null ? null : (after - before) / callers.length;
    checked.push({ server, bytes, statements });
  }
  return checked;
}
