import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { FileStore } from './file-store.ts';

type Options = {
  readonly bucket: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
  /** Default: Amazon's own for the region. `https://minio.example` for another store. */
  readonly endpoint?: string | undefined;
  /** Default `us-east-1`. */
  readonly region?: string | undefined;
  /** Before every key: `remit/files/`. */
  readonly prefix?: string | undefined;
};

/**
 * Keeps files in a bucket of S3, or of a store that speaks like it. The bucket must be private: nobody is ever sent there.
 * Requests are signed by aws4fetch, which is nothing but the signature; three verbs need no more of Amazon's SDK.
 *
 * @example
 * const files = { store: createS3Store({ bucket: 'remit-files', region: 'eu-central-1', credentials }) };
 */
export function createS3Store(options: Options): FileStore {
  const { bucket, credentials, region = 'us-east-1', prefix = '' } = options;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const endpoint = options.endpoint ?? `https://s3.${region}.amazonaws.com`;
  const signer = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    region,
    service: 's3',
  });

  async function ask(
    method: 'GET' | 'PUT' | 'DELETE',
    key: string,
    body?: { readonly bytes: AsyncIterable<Uint8Array>; readonly headers: Readonly<Record<string, string>> },
  ): Promise<Response> {
    const path = `${bucket}/${prefix}${key}`.split('/').map(encodeURIComponent).join('/');
    // The length is known and the bytes are hashed on the way, so that the signature need not wait for all of them.
    const { url, headers } = await signer.sign(`${endpoint.replace(/\/$/, '')}/${path}`, {
      method,
      headers: { ...body?.headers },
    });
    const answer = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      ...(body && { body: Readable.toWeb(Readable.from(body.bytes)), duplex: 'half' }),
    } as RequestInit);
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw new Error(`The store of files answered ${method} with ${answer.status}.`);
  }

  return {
    async put(key, bytes, { byteSize, mediaType }) {
      let fault: unknown;
      async function* watched() {
        try {
          yield* bytes;
        } catch (error) {
          fault = error;
          throw error;
        }
      }
      const headers = { 'content-length': String(byteSize), 'content-type': mediaType };
      try {
        const answer = await ask('PUT', key, { bytes: watched(), headers });
        if (!answer.ok) throw new Error('The store of files has no such bucket.');
        await answer.body?.cancel();
      } catch (error) {
        // What was wrong with the bytes, and not that a request could not be sent to its end.
        throw fault ?? error;
      }
    },
    async get(key) {
      const answer = await ask('GET', key);
      if (answer.ok && answer.body !== null) return answer.body;
      await answer.body?.cancel();
      return undefined;
    },
    async remove(key) {
      await (await ask('DELETE', key)).body?.cancel();
    },
  };
}
