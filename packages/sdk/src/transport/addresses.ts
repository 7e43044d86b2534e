import { ConfigurationError } from '../errors.ts';
import type { RemitOptions } from '../options.ts';

/** Where operations and subscriptions go. */
export interface Addresses {
  readonly http: string;
  readonly live: string;
}

/** Reads and checks the addresses of the options. @throws {ConfigurationError} */
export function addressesOf(
  options: Pick<RemitOptions, 'url' | 'liveUrl' | 'allowInsecureRequests'>,
): Addresses {
  const http = absolute(options.url, 'url');
  const live = options.liveUrl === undefined ? new URL(http) : absolute(options.liveUrl, 'liveUrl');
  live.protocol = live.protocol.replace('http', 'ws');
  for (const address of [http, live]) {
    if (!/^(https?|wss?):$/.test(address.protocol)) {
      throw new ConfigurationError(`${address.href} is no address of a gateway: it must begin with https://`);
    }
    const isReadable = address.protocol === 'http:' || address.protocol === 'ws:';
    if (isReadable && !isThisMachine(address.hostname) && options.allowInsecureRequests !== true) {
      throw new ConfigurationError(
        `${address.href} would send the token where anybody on the way can read it. ` +
          'Use https://, or say allowInsecureRequests: true if the network is yours alone.',
      );
    }
  }
  return { http: http.href, live: live.href };
}

function absolute(address: string, option: string): URL {
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  try {
    return new URL(address, page);
  } catch (cause) {
    const example = 'https://help.example/graphql';
    throw new ConfigurationError(
      `${option} is not an address: "${address}". Write it whole, like ${example}`,
      { cause },
    );
  }
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
