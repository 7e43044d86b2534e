import { type Denial, kindOfPublicId } from '@remit/schema';
import type { GraphQLError } from 'graphql';
import { gatewayError } from '../errors.ts';
import type { FileStore } from './file-store.ts';
import type { FileTable } from './file-table.ts';
import { isRefused, type Shown, type WalkForFile } from './walk-for-file.ts';

/** By the kind of thing, so that what is denied of the one is no denial of the other. */
const QUERIES = {
  attachment: 'query File($id: ID!) { node(id: $id) { ... on Attachment { fileName mediaType } } }',
  noteAttachment: 'query File($id: ID!) { node(id: $id) { ... on NoteAttachment { fileName mediaType } } }',
} as const;

type Options = {
  readonly table: FileTable;
  readonly store: FileStore;
  readonly walkForFile: WalkForFile;
};

/** A file on its way to whoever may have it. */
export type FileAnswer = {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: AsyncIterable<Uint8Array>;
};

/**
 * Reads what is known of a file as any operation would: the caller, the purpose and the people are decided now, whatever
 * held when the address was made, and it stands in the ledger before the first byte leaves.
 * @throws {GraphQLError}
 */
export async function sendFile(id: string, shown: Shown, options: Options): Promise<FileAnswer> {
  const { table, store, walkForFile } = options;
  const kind = kindOfPublicId(id);
  if (kind !== 'attachment' && kind !== 'noteAttachment') throw fileNotFound();
  const asked = await walkForFile(shown, QUERIES[kind], { id });
  if (isRefused(asked)) throw asked[0] as GraphQLError;
  const { authenticated } = asked.walk;
  const node = asked.result.data?.['node'] as Named | null | undefined;
  const privacy = asked.result.extensions?.['privacy'] as { denials: readonly Denial[] } | undefined;
  const [denial] = privacy?.denials ?? [];
  if (denial !== undefined) throw denied(denial);
  if (authenticated === undefined || !node?.fileName || !node.mediaType) throw fileNotFound();
  const stored = await table.behind(id, authenticated.controller.id);
  const bytes = stored && (await store.get(stored.key));
  if (stored === undefined || bytes === undefined) throw fileNotFound();
  return { headers: headersFor(node.fileName, stored.mediaType, stored.byteSize), bytes };
}

type Named = { readonly fileName?: string | null; readonly mediaType?: string | null };

/** Nothing that a browser would run, guess the type of, show as a page of this host, or keep. */
function headersFor(fileName: string, mediaType: string, byteSize: number): Record<string, string> {
  const plain = fileName.replace(/[^\w .()-]/g, '_');
  return {
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'content-length': String(byteSize),
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encode(fileName)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}

/** @see RFC 8187, which allows fewer characters than encodeURIComponent leaves */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
}

function denied({ reason, remedy, allowedPurposes, purpose }: Denial) {
  return gatewayError('FILE_DENIED', `This file may not be read now: ${reason}.`, {
    extensions: { reason, remedy, allowedPurposes, purpose },
  });
}

export function fileNotFound() {
  return gatewayError(
    'FILE_NOT_FOUND',
    'There is no file for you at this address, or the address is too old. Ask for a new one.',
  );
}
