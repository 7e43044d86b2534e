import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the benchmark tells a server that it starts. */
export type ServerSettings = { readonly url: string; readonly poolSize: number };

/** What a server tells the benchmark. */
export type ServerMessage =
  | { readonly kind: 'ready'; readonly port: number }
  | { readonly kind: 'statements'; readonly count: number | null };

/** The settings that the benchmark gave on the command line. */
export function readSettings(): ServerSettings {
  return JSON.parse(process.argv[2] ?? '{}') as ServerSettings;
}

/**
 * Listens on a free port and tells the benchmark which. Ends with the benchmark. Asked for it, tells how many SQL
 * statements have been sent so far, where the server can count them.
 */
export function announce(server: Server, statements: () => number | null = () => null): void {
  const tell = (message: ServerMessage): void => void process.send?.(message);
  server.listen(0, '127.0.0.1', () => tell({ kind: 'ready', port: (server.address() as AddressInfo).port }));
  process.on('message', () => tell({ kind: 'statements', count: statements() }));
  process.on('disconnect', () => process.exit());
}

/** A server that keeps connections as long as the benchmark needs them. */
export function createBenchServer(): Server {
  return createServer({ keepAliveTimeout: 600_000 });
}
