import { once } from 'node:events';
import type { WebSocket } from 'ws';

/** Many sockets that wait for one message each. */
export type Listeners = {
  /** Resolves when the last of them has the next message: when that was, and what it was. */
  heard(): Promise<{ readonly at: number; readonly text: string }>;
  close(): void;
};

/** Milliseconds in which everybody must have heard. */
const PATIENCE = 30_000;
/** Sockets that are opened at once. */
const AT_ONCE = 50;

/** Opens one socket after the other; `enter` resolves when what is told from then on reaches it. */
export async function openListeners(
  count: number,
  open: (number: number) => WebSocket,
  enter: (socket: WebSocket, number: number) => Promise<void>,
): Promise<Listeners> {
  const sockets: WebSocket[] = [];
  let told: { left: number; first: Buffer | undefined; done: PromiseWithResolvers<number> } | undefined;

  function hear(data: Buffer): void {
    if (told === undefined) return;
    told.first ??= data;
    // The same for everybody, but for the place of a letter that would change its length.
    if (data.length !== told.first.length)
      told.done.reject(new Error(`Not what the first heard: ${data.toString()}`));
    told.left -= 1;
    if (told.left === 0) told.done.resolve(performance.now());
  }

  async function add(number: number): Promise<void> {
    const socket = open(number);
    await once(socket, 'open');
    await enter(socket, number);
    socket.on('message', hear);
    socket.on('close', () => told?.done.reject(new Error('A listener was cut off.')));
    sockets.push(socket);
  }

  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => add(from + index));
    await Promise.all(some);
  }
  return {
    async heard() {
      const done = Promise.withResolvers<number>();
      told = { left: count, first: undefined, done };
      const timer = setTimeout(() => done.reject(new Error('Not everybody heard.')), PATIENCE);
      try {
        return { at: await done.promise, text: told.first?.toString() ?? '' };
      } finally {
        clearTimeout(timer);
        told = undefined;
      }
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}
