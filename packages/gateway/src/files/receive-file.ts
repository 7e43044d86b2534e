import { createHash, type Hash } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import { gatewayError } from '../errors.ts';
import type { FileStore } from './file-store.ts';
import type { Claimed, FileTable } from './file-table.ts';
import { HEAD_BYTES, looksLike, textCheck } from './media-types.ts';
import type { Sealed } from './seal.ts';
import { isRefused, type WalkForFile } from './walk-for-file.ts';

type Options = {
  readonly table: FileTable;
  readonly store: FileStore;
  readonly walkForFile: WalkForFile;
  readonly clock: () => Date;
};

/**
 * Takes the bytes of an announced file, from the one who announced it: as many as were announced, of the type that was
 * announced, once. They stream to the store while they are counted, hashed and looked at.
 * @throws {GraphQLError}
 */
export async function receiveFile(request: Request, sealed: Sealed, options: Options): Promise<void> {
  const { table, store, walkForFile, clock } = options;
  const asked = await walkForFile(sealed, '{ __typename }');
  if (isRefused(asked)) throw asked[0] as GraphQLError;
  const { authenticated } = asked.walk;
  if (authenticated === undefined) throw alreadySent();
  const { caller, controller } = authenticated;
  const claimed = await table.claim(sealed.id, { controllerId: controller.id, caller }, clock());
  if (claimed === undefined) throw alreadySent();
  const hash = createHash('sha256');
  try {
    demandFittingHeaders(request, claimed);
    await store.put(sealed.id, checked(request, claimed, hash), claimed);
  } catch (error) {
    // The row stays, so whatever cannot be removed now is removed with it later.
    await store.remove(sealed.id).catch(() => undefined);
    await table.release(claimed.id, controller.id).catch(() => undefined);
    throw error;
  }
  // When this fails nobody knows whether it was done: the bytes stay, and go with the row unless it was.
  await table.finish(claimed.id, controller.id, hash.digest('hex'), clock());
}

function demandFittingHeaders({ headers }: Request, { mediaType, byteSize }: Claimed): void {
  const declared = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (declared && declared !== mediaType) throw otherType(mediaType);
  const length = headers.get('content-length');
  if (length !== null && Number(length) > byteSize) throw tooMany(byteSize);
  if (length !== null && Number(length) < byteSize) throw tooFew(byteSize);
}

async function* checked(
  request: Request,
  { mediaType, byteSize }: Claimed,
  hash: Hash,
): AsyncGenerator<Uint8Array> {
  const text = textCheck(mediaType);
  let bytes = 0;
  /** What is held back until it is known what it is. */
  let head: Uint8Array[] | undefined = [];
  const demandType = async (chunks: readonly Uint8Array[]) => {
    if (!(await looksLike(Buffer.concat(chunks), mediaType))) throw otherType(mediaType);
  };
  for await (const chunk of chunksOf(request)) {
    bytes += chunk.byteLength;
    if (bytes > byteSize) throw tooMany(byteSize);
    asText(mediaType, () => text.add(chunk));
    hash.update(chunk);
    head?.push(chunk);
    if (head === undefined) yield chunk;
    else if (bytes >= HEAD_BYTES) {
      await demandType(head);
      yield* head;
      head = undefined;
    }
  }
  if (bytes < byteSize) throw tooFew(byteSize);
  asText(mediaType, () => text.end());
  if (head === undefined) return;
  await demandType(head);
  yield* head;
}

function asText(mediaType: string, work: () => void): void {
  try {
    work();
  } catch {
    throw otherType(mediaType);
  }
}

async function* chunksOf({ body }: Request): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** The rest of the body is not read, so the connection cannot be used again. */
const closing = { headers: { connection: 'close' } };

function otherType(mediaType: string) {
  return gatewayError(
    'UNSUPPORTED_MEDIA_TYPE',
    `These bytes are no ${mediaType}, which was announced.`,
    closing,
  );
}

function tooMany(byteSize: number) {
  return gatewayError(
    'REQUEST_ENTITY_TOO_LARGE',
    `This file was announced with ${byteSize} bytes, and has more.`,
    closing,
  );
}

function tooFew(byteSize: number) {
  return gatewayError(
    'BAD_REQUEST',
    `This file was announced with ${byteSize} bytes, and has fewer.`,
    closing,
  );
}

function alreadySent() {
  return gatewayError(
    'FILE_NOT_FOUND',
    'Nothing is waited for at this address: the bytes came already, are on their way, or were announced by somebody else. Begin a new upload.',
    closing,
  );
}
