import { type Answer, answerOf, type RawResult } from './answer.ts';
import { networkErrorOf } from './gateway-errors.ts';

/** What may be said for a file. */
export interface UploadOptions {
  /** Default: the file's own, where it has one. */
  readonly fileName?: string | undefined;
  /** What it is, `image/png`; default: what the file says of itself. The gateway looks whether that is so. */
  readonly mediaType?: string | undefined;
  /** For an internal note. Such a file can be attached to nothing else. */
  readonly internal?: boolean | undefined;
  /** Gives up, and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What came of it: an id for `uploadIds`, or the problems for which nothing was sent. */
export interface Uploaded {
  readonly uploadId: string | null;
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: string | null;
    readonly remedy: string | null;
  }[];
}

const BEGIN =
  'mutation BeginUpload($input: BeginUploadInput!) { beginUpload(input: $input) { problems { code message field remedy } upload { id url } } }';

type Begun = { readonly problems: Uploaded['problems']; readonly upload: { id: string; url: string } | null };
type Change = (
  query: string,
  variables: object,
  call: { readonly signal?: AbortSignal | undefined },
) => Promise<Answer<{ readonly beginUpload: Begun | null }>>;

/** Announces a file, and sends its bytes to where the gateway says. That address knows the caller: no token goes there. */
export async function uploadFile(
  change: Change,
  { url, fetch: send }: { readonly url: string; readonly fetch: typeof fetch },
  file: Blob,
  { fileName, mediaType = file.type, internal, signal }: UploadOptions = {},
): Promise<Uploaded> {
  const name = fileName ?? (file as { readonly name?: string }).name ?? 'file';
  const input = { fileName: name, mediaType, byteSize: file.size, ...(internal && { internal }) };
  const { data } = await change(BEGIN, { input }, { signal });
  const { problems = [], upload } = data.beginUpload ?? {};
  if (!upload) return { uploadId: null, problems };
  let response: Response;
  try {
    response = await send(new URL(upload.url, url), {
      method: 'PUT',
      body: file,
      headers: { 'content-type': mediaType },
      ...(signal && { signal }),
    });
  } catch (cause) {
    signal?.throwIfAborted();
    throw networkErrorOf(cause, {});
  }
  if (!response.ok) {
    const received = { status: response.status, retryAfter: response.headers.get('retry-after') };
    const told = (await response.json().catch(() => ({}))) as RawResult;
    if (!told.errors?.length) throw networkErrorOf(new Error('the file was not taken'), received);
    answerOf(told, false, received);
  }
  return { uploadId: upload.id, problems: [] };
}
