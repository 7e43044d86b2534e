import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A port that is free now, where any would do: the authorization server has to know its own address before it listens. */
export async function freePort(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
