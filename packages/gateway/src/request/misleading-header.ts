import type { IncomingMessage } from 'node:http';

/** Of each of these one counts, and who stands between may take another for it: `node:http` keeps the first in silence. */
const ONCE: readonly string[] = ['authorization', 'host'];

/**
 * What the steps could not see any more. They get a request with an address, which is made with the Host header: one that is no
 * host makes none, or another than was asked for.
 *
 * @returns what is wrong, for whoever sent it; undefined when nothing is
 */
export function misleadingHeader({
  headers: { host, ':authority': authority = host },
  rawHeaders,
}: Pick<IncomingMessage, 'headers' | 'rawHeaders'>): string | undefined {
  const names = rawHeaders.filter((_each, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const twice = ONCE.find((name) => names.filter((each) => each === name).length > 1);
  if (twice !== undefined) return `The header ${twice} came more than once.`;
  return authority === undefined || isHost(String(authority)) ? undefined : 'The Host header is none.';
}

function isHost(host: string): boolean {
  const url = URL.parse(`http://${host}/`);
  return url !== null && /^[^/?#@\\\s]+$/.test(host);
}
