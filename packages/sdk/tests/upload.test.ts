import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRemit, ValidationError } from '@remit/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

type Put = {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

let gateway: TestGateway;
let receiver: Server;
let arrived: Put[];

beforeEach(async () => {
  gateway = await startGateway();
  arrived = [];
  receiver = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    arrived.push({ method: request.method, headers: request.headers, text });
    const error = {
      message: 'These bytes are no image/png.',
      extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' },
    };
    if (text === 'a lie') response.writeHead(415).end(JSON.stringify({ errors: [error] }));
    else response.writeHead(201).end('{}');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  gateway.happenings.uploadUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/files/x`;
});
afterEach(async () => {
  receiver.close();
  await gateway[Symbol.asyncDispose]();
});

const client = () => createRemit({ url: gateway.url, token: 'good', purpose: 'support.live_chat' });

test('announces a file and sends its bytes, without the token', async () => {
  const file = new File(['bytes'], 'photo.png', { type: 'image/png' });
  expect(await client().upload(file, { internal: true })).toEqual({ uploadId: 'upl_1', problems: [] });
  expect(gateway.seen[0]?.body.variables).toEqual({
    input: { fileName: 'photo.png', mediaType: 'image/png', byteSize: 5, internal: true },
  });
  expect(gateway.seen[0]?.headers['idempotency-key']).toBeDefined();
  expect(arrived).toMatchObject([{ method: 'PUT', text: 'bytes', headers: { 'content-type': 'image/png' } }]);
  expect(arrived[0]?.headers.authorization).toBeUndefined();
});

test('what the gateway does not take is told, and nothing is sent', async () => {
  const { uploadId, problems } = await client().upload(new Blob(['x']), { fileName: 'no.exe' });
  expect([uploadId, problems]).toMatchObject([null, [{ code: 'INVALID_INPUT', field: 'fileName' }]]);
  expect(arrived).toEqual([]);
});

test('bytes that are not what they were said to be throw', async () => {
  const lie = client().upload(new Blob(['a lie'], { type: 'image/png' }));
  await expect(lie).rejects.toBeInstanceOf(ValidationError);
  await expect(client().upload(new Blob(['a lie'], { type: 'image/png' }))).rejects.toMatchObject({
    gatewayCode: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
  });
});
