import { fileTypeFromBuffer } from 'file-type';

/** What is taken when nothing else is said. No archives, no SVG, no HTML: nothing that runs or unpacks. */
export const MEDIA_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
  'text/csv',
] as const;

/** Bytes that tell what a file is. */
export const HEAD_BYTES = 4_100;

/** Bytes of these types have no mark of their own: they are text, and nothing that has a mark. */
const isText = (mediaType: string) => mediaType.startsWith('text/');

/** Whether a file that begins so is what it is said to be. */
export async function looksLike(head: Uint8Array, mediaType: string): Promise<boolean> {
  const found = await fileTypeFromBuffer(head);
  return isText(mediaType) ? found === undefined : found?.mime === mediaType;
}

/** Follows a text as it streams by, and throws when it is none: not UTF-8, or with a NUL in it. */
export function textCheck(mediaType: string): { add(chunk: Uint8Array): void; end(): void } {
  if (!isText(mediaType)) return { add: () => undefined, end: () => undefined };
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return {
    add(chunk) {
      if (chunk.includes(0)) throw new TypeError('A text has no NUL.');
      decoder.decode(chunk, { stream: true });
    },
    end: () => void decoder.decode(),
  };
}
