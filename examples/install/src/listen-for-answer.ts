import { randomBytes } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';

type Options = {
  /** The app's redirect URI on this machine: `http://127.0.0.1:4701/callback`. */
  readonly redirectUri: string;
  /**
   * Begins, when somebody comes for it: what is pushed to the gateway is good for a minute, and people may be slower.
   * @returns where they decide
   */
  readonly begin: () => Promise<string>;
  /** The `state` of the request that is under way: what comes with another one is not its answer. */
  readonly state: () => Promise<string | undefined>;
  /** Finishes the installation with the whole address. What it throws is told in the browser, and by `answered`. */
  readonly finish: (address: URL) => Promise<void>;
};

/** A listener that waits for one answer. */
export interface AnswerListener {
  /** Where to begin, as often as one likes. Nobody guesses it, so no page elsewhere sends a browser there. */
  readonly address: string;
  /** Resolves when the installation is finished. */
  readonly answered: Promise<void>;
  close(): Promise<void>;
}

/** @throws {Error} when others than this machine could read what comes there */
export function assertOnThisMachine(redirectUri: string): void {
  const { hostname } = new URL(redirectUri);
  if (/^(127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return;
  throw new Error(`${redirectUri} is not on this machine: an answer is only taken on 127.0.0.1 or [::1].`);
}

/** Sends whoever decides on their way, and listens at the redirect URI, on loopback alone. @see https://www.rfc-editor.org/rfc/rfc8252#section-7.3 */
export async function listenForAnswer({
  redirectUri,
  begin,
  state,
  finish,
}: Options): Promise<AnswerListener> {
  const { hostname, port, pathname, origin } = new URL(redirectUri);
  const { promise: answered, resolve, reject } = Promise.withResolvers<void>();
  // Until somebody waits for it.
  answered.catch(() => undefined);
  const beginning = `/${randomBytes(16).toString('base64url')}`;

  async function answer(asked: string, response: ServerResponse): Promise<void> {
    const address = URL.parse(asked, origin);
    if (address?.pathname === beginning) {
      response.writeHead(303, { location: await begin(), 'cache-control': 'no-store' }).end();
      return;
    }
    const wanted = await state();
    // A page elsewhere may call this address as well; it neither finishes nor ends anything.
    if (
      address?.pathname !== pathname ||
      wanted === undefined ||
      address.searchParams.get('state') !== wanted
    ) {
      tell(response, 404, 'There is nothing here. Open the address that the terminal shows.');
      return;
    }
    await finish(address);
    tell(response, 200, 'The app is installed. The terminal says what it was granted; close this page.');
    resolve();
  }

  const server = createServer((request, response) => {
    answer(request.url ?? '/', response).catch((cause: unknown) => {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      tell(response, 400, error.message);
      reject(error);
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      failed(
        cause.code === 'EADDRINUSE'
          ? new Error(`Something else listens at ${origin}. Stop it, then install again.`, { cause })
          : cause,
      ),
    );
    server.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), listening);
  });
  return {
    address: `${origin}${beginning}`,
    answered,
    async close() {
      const closed = new Promise((done) => server.close(done));
      // A browser keeps its connection open, for nothing.
      server.closeIdleConnections();
      await closed;
    },
  };
}

function tell(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    // The code stands in the address.
    'referrer-policy': 'no-referrer',
    connection: 'close',
  });
  response.end(`${text}\n`);
}
