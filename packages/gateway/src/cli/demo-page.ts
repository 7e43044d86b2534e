import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { DevController } from './dev-tokens.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers a request that is the demo page's. @returns false when it is not */
export type DemoPage = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Serves the built demo page at `/`, and its tokens at `/demo/tokens` to this machine alone. Only files that were there
 * at the start are served, looked up by their exact path, so no path leads anywhere else.
 * @param folder `apps/demo/dist`; undefined when there is none
 */
export async function createDemoPage(
  folder: string | undefined,
  controllers: readonly DevController[],
): Promise<DemoPage> {
  const files = await filesIn(folder);
  const tokens = Buffer.from(JSON.stringify({ controllers }));
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    // As it stands: nobody is there to catch what a parser says of an address that is none.
    const [pathname = '/'] = (request.url ?? '/').split('?');
    if (pathname === '/demo/tokens') {
      if (isThisMachine(request))
        send(request, response, tokens, 'application/json; charset=utf-8', 'no-store');
      else response.writeHead(403).end();
      return true;
    }
    const file = files.get(pathname === '/' ? '/index.html' : pathname);
    if (file === undefined) return false;
    send(request, response, file.body, file.type, 'no-cache');
    return true;
  };
}

async function filesIn(
  folder: string | undefined,
): Promise<ReadonlyMap<string, { type: string; body: Buffer }>> {
  const files = new Map<string, { type: string; body: Buffer }>();
  if (folder === undefined) return files;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length).replaceAll('\\', '/');
    files.set(name.startsWith('/') ? name : `/${name}`, { type, body: await readFile(path) });
  }
  return files;
}

/** The connection comes from here and means here: a page elsewhere cannot point its own name at this machine. */
function isThisMachine({ socket, headers }: IncomingMessage): boolean {
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const host = URL.canParse(`http://${headers.host ?? ''}`)
    ? new URL(`http://${headers.host ?? ''}`).hostname
    : '';
  const fromHere = address === '::1' || address.startsWith('127.');
  const meansHere = host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
  const site = headers['sec-fetch-site'];
  return fromHere && meansHere && (site === undefined || site === 'same-origin' || site === 'none');
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  type: string,
  cache: string,
): void {
  response.writeHead(200, {
    'content-type': type,
    'content-length': body.byteLength,
    'cache-control': cache,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
