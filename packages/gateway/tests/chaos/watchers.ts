import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Answer } from '../../src/testing/index.ts';

/** One socket that watches tickets, and when it last heard what. */
export type Watcher = {
  /** Moments (`performance.now()`) of events since {@link Watcher.forget}: those that carried the address, all, and the end. */
  readonly heard: { withField: number[]; all: number[]; ended: { at: number; reason: string } | undefined };
  forget(): void;
  close(): void;
};

const WATCH = 'subscription { ticketChanged { requester { id email } } }';

/** Sockets that are opened at once: a gateway gives each a few seconds to say who it is. */
const OPENED_AT_ONCE = 50;

/** Opens so many sockets, as many at each gateway, that listen to the tickets of one person. */
export async function openWatchers(
  gateways: readonly { readonly url: string }[],
  count: number,
  who: { readonly token: string; readonly purpose: string; readonly person: string },
): Promise<Watcher[]> {
  const watchers: Watcher[] = [];
  while (watchers.length < count) {
    const batch = Math.min(OPENED_AT_ONCE, count - watchers.length);
    const opened = Array.from({ length: batch }, (_, index) =>
      watch(gateways[index % gateways.length]?.url ?? '', who),
    );
    watchers.push(...(await Promise.all(opened)));
  }
  return watchers;
}

async function watch(
  url: string,
  { token, purpose, person }: { readonly token: string; readonly purpose: string; readonly person: string },
): Promise<Watcher> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  const heard: Watcher['heard'] = { withField: [], all: [], ended: undefined };
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  socket.on('close', (code) => {
    heard.ended ??= { at: performance.now(), reason: `closed with ${code}` };
    begin();
  });
  socket.on('message', (data: Buffer) => {
    const at = performance.now();
    const { type, payload } = JSON.parse(data.toString()) as { type: string; payload?: Answer };
    if (type === 'connection_ack') {
      // Says where it begins as soon as it listens.
      const subscribe = { query: WATCH, extensions: { resume: true } };
      socket.send(JSON.stringify({ type: 'subscribe', id: 'watch', payload: subscribe }));
    }
    if (type === 'error' || payload?.errors) heard.ended = { at, reason: JSON.stringify(payload) };
    const ticket = payload?.data?.['ticketChanged'] as
      | { requester: { id: string; email: unknown } }
      | null
      | undefined;
    if (ticket?.requester.id === person) {
      heard.all.push(at);
      if (ticket.requester.email !== null) heard.withField.push(at);
    }
    if (type === 'next' || type === 'error') begin();
  });
  socket.send(JSON.stringify({ type: 'connection_init', payload: { token, purpose } }));
  await begun;
  return {
    heard,
    forget() {
      heard.all = [];
      heard.withField = [];
    },
    close: () => socket.terminate(),
  };
}

/** The value that 99 of 100 do not exceed. */
export function p99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}
