import { type Connection, openConnection, type WireRequest } from './connections.ts';

/** A request with the bytes that its answer is known to have. */
export type ExpectedRequest = { readonly request: WireRequest; readonly bytes: number };

/** Load that runs until it is stopped: every connection sends its next request when it has the answer to the last. */
export type Load = {
  /** Requests answered so far. */
  readonly answered: number;
  /** @throws {Error} an answer was not the one that is known */
  stop(): Promise<void>;
};

type Options = {
  readonly port: number;
  readonly connections: number;
  /** Asked in turn, by all connections together. */
  readonly requests: readonly ExpectedRequest[];
};

export async function startLoad({ port, connections, requests }: Options): Promise<Load> {
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  let running = true;
  let sent = 0;
  let answered = 0;

  async function drive(connection: Connection): Promise<void> {
    while (running) {
      const next = requests[sent % requests.length];
      if (next === undefined) throw new Error('There is nothing to ask.');
      sent += 1;
      const { status, body } = await connection.send(next.request);
      if (status !== 200 || body.length !== next.bytes) {
        throw new Error(
          `Status ${status}, ${body.length} bytes, not ${next.bytes}: ${body.toString('utf8', 0, 300)}`,
        );
      }
      answered += 1;
    }
  }

  const work = Promise.all(opened.map(drive));
  // Told when the load is stopped; until then it must not end the process.
  work.catch(() => undefined);
  return {
    get answered() {
      return answered;
    },
    async stop() {
      running = false;
      try {
        await work;
      } finally {
        for (const connection of opened) connection.close();
      }
    },
  };
}
