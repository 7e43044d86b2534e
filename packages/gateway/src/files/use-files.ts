import { kindOfPublicId } from '@remit/schema';
import type { GraphQLError } from 'graphql';
import { proofIn, tokenIn } from '../auth/shown-token.ts';
import type { ShowProof } from '../dpop/shown-proof.ts';
import { ERROR_CODES, gatewayError, isErrorCode } from '../errors.ts';
import type { Origins } from '../request/origins.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import type { Step } from '../walk.ts';
import { filesPath } from './caller-files.ts';
import type { FileStore } from './file-store.ts';
import type { FileTable } from './file-table.ts';
import { receiveFile } from './receive-file.ts';
import type { Seal } from './seal.ts';
import { fileNotFound, sendFile } from './send-file.ts';
import type { WalkForFile } from './walk-for-file.ts';

type Options = {
  readonly path: string;
  readonly origins: Origins;
  readonly seal: Seal;
  readonly table: FileTable;
  readonly store: FileStore;
  readonly walkForFile: WalkForFile;
  readonly mask: ErrorMask;
  readonly clock: () => Date;
  readonly showProof: ShowProof;
};

/**
 * The bytes of files, below the path of GraphQL: a PUT to an address that a mutation gave, a GET of one that a query gave,
 * or of an attachment's id with a token and a purpose. No cookie has a say here.
 */
export function useFiles(options: Options): Step {
  const { origins, seal, mask, clock } = options;
  const prefix = filesPath(options.path);
  const answered = new WeakSet<Request>();

  async function answer(request: Request, name: string): Promise<Response> {
    const origin = request.headers.get('origin');
    if (origin !== null && !origins.allows(origin, request.headers.get('host')))
      throw gatewayError('ORIGIN_NOT_ALLOWED', 'This page may not use this gateway.');
    if (request.method === 'GET' && kindOfPublicId(name) !== undefined)
      return ofFile(await sendFile(name, shownIn(request, options.showProof), options));
    const sealed = seal.open(name, clock());
    const what = { GET: 'attachment', PUT: 'upload' }[request.method];
    if (what === undefined) throw gatewayError('BAD_REQUEST', 'GET a file, or PUT one that was announced.');
    if (sealed === undefined || sealed.what !== what) throw fileNotFound();
    if (sealed.what === 'attachment') return ofFile(await sendFile(sealed.id, sealed, options));
    await receiveFile(request, sealed, options);
    return Response.json({ uploadId: sealed.id }, { status: 201 });
  }

  return {
    async onRequest({ request, url, endResponse }) {
      if (!url.pathname.startsWith(prefix)) return;
      answered.add(request);
      try {
        endResponse(await answer(request, url.pathname.slice(prefix.length)));
      } catch (error) {
        endResponse(ofError(mask(error)));
      }
    },
    onResponse({ request, response }) {
      if (answered.has(request)) response.headers.set('cache-control', 'private, no-store');
    },
  };
}

function shownIn(request: Request, showProof: ShowProof) {
  const { headers } = request;
  // The cookie of a login has no say here: a link on another site could send it.
  return {
    token: tokenIn(headers)?.token,
    proof: proofIn(request, showProof),
    session: undefined,
    purpose: headers.get('remit-purpose') ?? undefined,
  };
}

function ofFile({ headers, bytes }: Awaited<ReturnType<typeof sendFile>>): Response {
  const iterator = bytes[Symbol.asyncIterator]();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(stream, { headers });
}

/** In the same form as GraphQL's, so that one reader understands both. */
function ofError({ message, extensions: { http, ...extensions } }: GraphQLError): Response {
  const { headers = {} } = (http ?? {}) as { headers?: Record<string, string> };
  const { code } = extensions;
  const status = isErrorCode(code) ? ERROR_CODES[code] : 403;
  return Response.json({ errors: [{ message, extensions }] }, { status, headers });
}
