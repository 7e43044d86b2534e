import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Stands between two programs and does to their connections what networks do. */
export type TcpProxy = {
  /** The target's address, by way of the proxy. */
  readonly url: string;
  /** Breaks every connection off; new ones are let in. */
  cut(): void;
  /** `refuse`: new connections are broken off at once. `swallow`: nothing passes, and nobody is told. */
  behave(how: 'well' | 'refuse' | 'swallow'): void;
  /** Milliseconds that everything takes on its way, from now on. */
  delay(milliseconds: number): void;
  close(): Promise<void>;
};

/** A proxy on a free port, for a URL such as `postgresql://user@127.0.0.1:5432/name`. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let behaviour: 'well' | 'refuse' | 'swallow' = 'well';
  let latency = 0;
  let changed = Promise.withResolvers<void>();

  async function pass(from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from) {
      if (latency > 0) await pause(latency);
      while (behaviour === 'swallow' && !to.destroyed) await changed.promise;
      if (!to.destroyed && !to.write(chunk as Buffer)) {
        await Promise.race([once(to, 'drain'), once(to, 'close')]);
      }
    }
    to.end();
  }

  const server = createServer((client) => {
    if (behaviour === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const [own, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(own);
      own.setNoDelay(true);
      own.on('error', () => other.destroy());
      own.on('close', () => {
        open.delete(own);
        other.destroy();
      });
      pass(own, other).catch(() => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);

  function cut(): void {
    for (const socket of open) socket.destroy();
  }

  return {
    url: url.href,
    cut,
    behave(how) {
      behaviour = how;
      const before = changed;
      changed = Promise.withResolvers();
      before.resolve();
    },
    delay(milliseconds) {
      latency = milliseconds;
    },
    async close() {
      behaviour = 'refuse';
      changed.resolve();
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
