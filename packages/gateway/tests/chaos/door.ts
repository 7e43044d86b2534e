import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands before the gateways like a balancer, and breaks connections like a bad network. */
export type Door = {
  /** `http://127.0.0.1:<port>/graphql` */
  readonly url: string;
  /** Breaks some of the connections, without a word to either side. @returns how many */
  cut(isChosen: () => boolean): number;
  close(): Promise<void>;
};

/** @param ports of the gateways; one that does not answer is passed by */
export async function openDoor(ports: readonly number[]): Promise<Door> {
  const sockets = new Set<Socket>();
  let turn = 0;

  async function reach(): Promise<Socket | undefined> {
    for (let tried = 0; tried < ports.length; tried += 1) {
      turn = (turn + 1) % ports.length;
      const there = connect(ports[turn] ?? 0, '127.0.0.1');
      const reached = await once(there, 'connect').then(
        () => true,
        () => false,
      );
      if (reached) return there;
    }
    return undefined;
  }

  const server = createServer({ pauseOnConnect: true }, (here) => {
    here.on('error', () => undefined);
    sockets.add(here);
    void reach().then((there) => {
      if (there === undefined) return here.destroy();
      there.on('error', () => here.destroy());
      here.pipe(there).pipe(here);
      here.resume();
      there.once('close', () => here.destroy());
      here.once('close', () => {
        sockets.delete(here);
        there.destroy();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    cut(isChosen) {
      const chosen = [...sockets].filter(isChosen);
      for (const socket of chosen) socket.destroy();
      return chosen.length;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
