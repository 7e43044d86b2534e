/** Where the bytes of files are. A key is ours: letters, digits and underscores. */
export type FileStore = {
  /**
   * Keeps bytes as they come in. What was there before under this key is gone; when the bytes end in an error, nothing
   * is there.
   */
  put(key: string, bytes: AsyncIterable<Uint8Array>, about: FileFacts): Promise<void>;
  /** Undefined when there is nothing under this key. */
  get(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
};

export type FileFacts = { readonly byteSize: number; readonly mediaType: string };

/** What a gateway is told about files. */
export type FilesOptions = {
  readonly store: FileStore;
  /** Bytes of one file; default 10 MB. */
  readonly mostBytes?: number;
  /** What is taken; default: common images, PDF, plain text, CSV. */
  readonly mediaTypes?: readonly string[];
  /** Where callers reach the gateway's files, when it is another host: `https://files.example`. */
  readonly origin?: string;
};

/** Bytes of one file at most. */
export const FILE_BYTES = 10_000_000;
