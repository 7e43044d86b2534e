import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileStore } from './file-store.ts';
import { createFolderStore } from './folder-store.ts';
import { createS3Store } from './s3-store.ts';

const about = { byteSize: 6, mediaType: 'text/plain' };

async function* bytes(...chunks: (string | Error)[]) {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield Buffer.from(chunk);
  }
}
async function whole(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all).toString();
}
async function textOf(store: FileStore, key: string): Promise<string | undefined> {
  const found = await store.get(key);
  return found && whole(found);
}

/** As much of S3 as is needed: objects by their path, and only for signed requests. */
class Bucket {
  readonly objects: Map<string, { readonly body: string; readonly headers: IncomingHttpHeaders }> = new Map();
  readonly server: Server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=id/')) {
      response.writeHead(403).end();
      return;
    }
    if (request.method === 'PUT') {
      try {
        const body = await whole(request);
        this.objects.set(path, { body, headers: request.headers });
        response.end();
      } catch {
        response.destroy();
      }
    } else if (request.method === 'DELETE') {
      this.objects.delete(path);
      response.writeHead(204).end();
    } else {
      const found = this.objects.get(path);
      if (found) response.end(found.body);
      else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
    }
  });
}

const bucket = new Bucket();
const stores: Record<string, () => Promise<FileStore>> = {
  'a folder': async () => createFolderStore(await mkdtemp(join(tmpdir(), 'remit-store-'))),
  'a bucket': async () =>
    createS3Store({
      bucket: 'files',
      prefix: 'remit/',
      endpoint: `http://127.0.0.1:${(bucket.server.address() as AddressInfo).port}`,
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    }),
};

beforeAll(() => new Promise<void>((resolve) => bucket.server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  bucket.server.closeAllConnections();
  bucket.server.close();
});

describe.each(Object.keys(stores))('%s', (name) => {
  let store: FileStore;
  beforeAll(async () => {
    const open = stores[name];
    if (open) store = await open();
  });

  test('keeps, gives and removes', async () => {
    await store.put('upl_1', bytes('abc', 'def'), about);
    expect(await textOf(store, 'upl_1')).toBe('abcdef');
    await store.remove('upl_1');
    expect(await textOf(store, 'upl_1')).toBeUndefined();
    await store.remove('upl_1');
  });

  test('keeps nothing of bytes that end in an error, and tells the error as it was', async () => {
    const broken = store.put('upl_2', bytes('abc', new RangeError('too many')), about);
    await expect(broken).rejects.toThrow(RangeError);
    expect(await textOf(store, 'upl_2')).toBeUndefined();
  });
});

test('a bucket gets the length and the type, below its prefix', async () => {
  const store = await stores['a bucket']?.();
  await store?.put('upl_3', bytes('abcdef'), about);
  expect(bucket.objects.get('/files/remit/upl_3')).toMatchObject({
    body: 'abcdef',
    headers: { 'content-length': '6', 'content-type': 'text/plain' },
  });
});

test('a folder takes no path for a key, and forgets what a crash left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'remit-store-'));
  // No process has this number.
  await writeFile(join(folder, 'upl_1.4194999.x.part'), 'half');
  const store = await createFolderStore(folder);
  expect(await readdir(folder)).toEqual([]);
  await expect(store.get('../secret')).rejects.toThrow('no key');
  await expect(store.put('a/b', bytes('a'), about)).rejects.toThrow('no key');
});
