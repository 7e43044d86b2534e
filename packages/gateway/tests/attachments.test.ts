// Longer than most: every promise about a file needs one that was sent, attached and fetched, and shares how that is done.
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFileTable } from '../src/files/file-table.ts';
import { sweepFiles } from '../src/files/sweep.ts';
import { createFolderStore, type FileStore } from '../src/index.ts';
import { denialsOf } from '../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const purpose = 'support.live_chat';
/** The smallest PNG: one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const BEGIN = `mutation ($input: BeginUploadInput!) {
  beginUpload(input: $input) { problems { code field message remedy } upload { id url } }
}`;
const SEND = `mutation ($input: SendMessageInput!) {
  sendMessage(input: $input) { problems { code field } message { id attachments { id fileName mediaType byteSize url } } }
}`;
const NOTE = `mutation ($input: AddInternalNoteInput!) {
  addInternalNote(input: $input) { problems { code field } note { id attachments { id fileName url } } }
}`;
const URL_OF =
  'query ($id: ID!) { node(id: $id) { __typename ... on Attachment { url } ... on NoteAttachment { url } } }';

type Upload = { readonly id: string; readonly url: string };
type Sent = { id: string; fileName: string | null; mediaType: string; byteSize: number; url: string | null };

describeOnDatabases('attachments', (open) => {
  let desk: Desk;
  let controller: Controller;
  let agent: Caller;
  let folder: string;
  let store: FileStore;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-files-'));
    store = await createFolderStore(folder);
    const files = { store, mostBytes: 100_000 };
    desk = await openDesk(await open(), ['sapat', 'chat-center'], {
      files,
      allowedOrigins: ['https://shop.example'],
    });
    controller = desk.of('sapat');
    agent = await controller.agent('support_agent');
  });
  afterAll(() => desk.gateway.close());

  const at = (url: string) => new URL(url, desk.gateway.url);
  const put = (url: string, body: Buffer, headers: Record<string, string> = {}) =>
    fetch(at(url), { method: 'PUT', body: new Uint8Array(body), headers });

  async function begin(caller: Caller, input: Record<string, unknown> = {}): Promise<Upload> {
    const about = { fileName: 'photo.png', mediaType: 'image/png', byteSize: PNG.length, ...input };
    const { data } = await controller.ask(caller, purpose, BEGIN, { input: about });
    const { upload, problems } = (data ?? {})['beginUpload'] as { upload: Upload; problems: object[] };
    expect(problems).toEqual([]);
    return upload;
  }
  async function uploaded(caller: Caller, input: Record<string, unknown> = {}, bytes = PNG): Promise<string> {
    const { id, url } = await begin(caller, { byteSize: bytes.length, ...input });
    const answer = await put(url, bytes);
    expect([answer.status, await answer.json()]).toEqual([201, { uploadId: id }]);
    return id;
  }
  async function send(caller: Caller, { chatId }: Person, uploadIds: string[], body = 'See here.') {
    const input = { conversationId: chatId, body, uploadIds };
    const { data } = await controller.ask(caller, purpose, SEND, { input });
    return (data ?? {})['sendMessage'] as { problems: object[]; message: { attachments: Sent[] } | null };
  }
  async function attached(caller: Caller, person: Person, bytes = PNG, input = {}): Promise<Sent> {
    const { message } = await send(caller, person, [await uploaded(caller, input, bytes)]);
    const [file] = message?.attachments ?? [];
    if (file === undefined) throw new Error('Nothing was attached.');
    return file;
  }
  async function urlOf(caller: Caller, id: string, declared = purpose): Promise<string> {
    const { data } = await controller.ask(caller, declared, URL_OF, { id });
    return ((data ?? {})['node'] as { url: string } | null)?.url ?? '';
  }
  const statusAndCode = async (response: Response) => {
    // What was let through is no JSON, or has no errors.
    const { errors } = (await response.json().catch(() => ({}))) as {
      errors?: { extensions: { code: string; reason?: string } }[];
    };
    const { code, reason } = errors?.[0]?.extensions ?? {};
    return [response.status, reason ?? code];
  };

  test('a visitor sends a file, an agent fetches it: the same bytes, as a download that no browser shows', async () => {
    const person = await controller.person();
    const file = await attached(await controller.visitor(person), person, PNG, { fileName: '../Račun.png' });
    expect(file).toMatchObject({ fileName: 'Račun.png', mediaType: 'image/png', byteSize: PNG.length });
    const answer = await fetch(at(await urlOf(agent, file.id)));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'content-disposition': `attachment; filename="Ra_un.png"; filename*=UTF-8''Ra%C4%8Dun.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(answer.headers.get('set-cookie')).toBeNull();
    const [entry] = (await controller.ledger()).slice(-1);
    expect(entry).toMatchObject({ callerKind: 'AGENT', purpose });
    expect(entry?.people).toContain(person.id);
  });

  test('by its id, with a token and a purpose', async () => {
    const person = await controller.person();
    const { id } = await attached(await controller.visitor(person), person);
    const get = (headers: Record<string, string>) => fetch(at(`/graphql/files/${id}`), { headers });
    const authorization = `Bearer ${agent.token}`;
    expect((await get({ authorization, 'remit-purpose': purpose })).status).toBe(200);
    expect(await statusAndCode(await get({ authorization }))).toEqual([403, 'PURPOSE_NOT_DECLARED']);
    expect(await statusAndCode(await get({}))).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('what changed between the address and the fetch counts: consent, token, time', async () => {
    const person = await controller.person();
    const visitor = await controller.visitor(person);
    const { id } = await attached(visitor, person);
    const { prisma } = desk.gateway.database;

    const sharing = 'integration.third_party';
    const tool = await controller.holder(sharing);
    const shared = await urlOf(tool, id, sharing);
    expect((await fetch(at(shared))).status).toBe(200);
    const withdraw =
      'mutation ($input: ConsentInput!) { withdrawConsent(input: $input) { problems { code } } }';
    const { data } = await controller.ask(visitor, undefined, withdraw, { input: { purpose: sharing } });
    expect(data).toEqual({ withdrawConsent: { problems: [] } });
    expect(await statusAndCode(await fetch(at(shared)))).toEqual([403, 'CONSENT_WITHDRAWN']);

    const second = await controller.agent('support_agent');
    const url = await urlOf(second, id);
    const old = await urlOf(agent, id);
    await prisma.agent.update({
      where: { publicId: second.publicId ?? '' },
      data: { disabledAt: desk.clock.now },
    });
    expect(await statusAndCode(await fetch(at(url)))).toEqual([401, 'UNAUTHENTICATED']);

    const before = desk.clock.now;
    desk.clock.now = new Date(before.getTime() + 5 * 60_000);
    expect(await statusAndCode(await fetch(at(old)))).toEqual([404, 'FILE_NOT_FOUND']);
    desk.clock.now = before;
  });

  test('an address is good for one caller’s eyes and one file, and cannot be made or changed', async () => {
    const [person, other] = [await controller.person(), await controller.person()];
    const { id, url } = await attached(await controller.visitor(person), person);
    expect(await urlOf(await controller.visitor(other), id)).toBe('');
    expect(url).not.toContain(id);
    const changed = `${url?.slice(0, -4)}${url?.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    for (const wrong of [
      changed,
      '/graphql/files/x',
      '/graphql/files/',
      `/graphql/files/${'a'.repeat(5000)}`,
    ])
      expect(await statusAndCode(await fetch(at(wrong)))).toEqual([404, 'FILE_NOT_FOUND']);
    // An address that was given to send bytes gives none, and the other way round.
    const upload = await begin(agent);
    expect(await statusAndCode(await fetch(at(upload.url)))).toEqual([404, 'FILE_NOT_FOUND']);
    expect(await statusAndCode(await put(url ?? '', PNG))).toEqual([404, 'FILE_NOT_FOUND']);
    expect(await statusAndCode(await fetch(at(url ?? ''), { method: 'DELETE' }))).toEqual([
      400,
      'BAD_REQUEST',
    ]);
  });

  test('bytes must be what was announced: the type by its content, the length while it streams', async () => {
    const refused = async (input: Record<string, unknown>, bytes: Buffer, headers = {}) => {
      const { url } = await begin(agent, { byteSize: bytes.length, ...input });
      const answer = await statusAndCode(await put(url, bytes, headers));
      return answer;
    };
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect(await refused({}, html)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await refused({ mediaType: 'application/pdf' }, PNG)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await refused({ mediaType: 'text/plain' }, PNG)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await refused({ mediaType: 'text/plain' }, Buffer.from([0xc3, 0x28]))).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ]);
    expect(await refused({}, PNG, { 'content-type': 'text/html' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await refused({ byteSize: PNG.length - 1 }, PNG)).toEqual([413, 'REQUEST_ENTITY_TOO_LARGE']);
    expect(await refused({ byteSize: PNG.length + 1 }, PNG)).toEqual([400, 'BAD_REQUEST']);
    // Without a length in front: 100 kB are announced, and they go on for a hundred times that.
    const { url } = await begin(agent, { mediaType: 'text/plain', byteSize: 100_000 });
    let sent = 0;
    const MUCH = 10_000_000;
    const long = new ReadableStream({
      pull(to) {
        sent += 10_000;
        to.enqueue(new Uint8Array(10_000).fill(65));
        if (sent >= MUCH) to.close();
      },
    });
    const answer = await fetch(at(url), {
      method: 'PUT',
      body: long,
      duplex: 'half',
    } as RequestInit).catch(() => undefined);
    // Some clients notice that nobody reads on before they look for an answer.
    const told = answer ? await statusAndCode(answer) : [413, 'REQUEST_ENTITY_TOO_LARGE'];
    expect(told).toEqual([413, 'REQUEST_ENTITY_TOO_LARGE']);
    expect(sent).toBeLessThan(MUCH);
    const kept = await desk.gateway.database.prisma.storedFile.findMany({
      where: { storedAt: { not: null } },
    });
    expect(kept.map(({ publicId }) => publicId)).toEqual(expect.arrayContaining(await readdir(folder)));
    // What was refused may be sent again, and then it is what was announced.
    const again = await begin(agent);
    expect((await put(again.url, html)).status).toBe(400);
    expect((await put(again.url, PNG)).status).toBe(201);
    expect(await statusAndCode(await put(again.url, PNG))).toEqual([404, 'FILE_NOT_FOUND']);
  });

  test('what is not taken is refused before any byte is sent', async () => {
    const problem = async (caller: Caller, declared: string | undefined, input: Record<string, unknown>) => {
      const about = { fileName: 'a.png', mediaType: 'image/png', byteSize: 9, ...input };
      const { data } = await controller.ask(caller, declared, BEGIN, { input: about });
      const { problems } = (data ?? {})['beginUpload'] as {
        problems: { code: string; field: string | null }[];
      };
      return problems.map(({ code, field }) => `${code} ${field}`);
    };
    expect(await problem(agent, purpose, { mediaType: 'image/svg+xml' })).toEqual([
      'INVALID_INPUT mediaType',
    ]);
    expect(await problem(agent, purpose, { mediaType: 'text/html' })).toEqual(['INVALID_INPUT mediaType']);
    expect(await problem(agent, purpose, { byteSize: 100_001 })).toEqual(['INVALID_INPUT byteSize']);
    expect(await problem(agent, purpose, { byteSize: 0 })).toEqual(['INVALID_INPUT byteSize']);
    expect(await problem(agent, purpose, { fileName: '  ' })).toEqual(['INVALID_INPUT fileName']);
    expect(await problem(agent, undefined, {})).toEqual(['PURPOSE_DENIED null']);
    const app = await controller.app({ [purpose]: ['user.content.chat'] });
    expect(await problem(app, purpose, {})).toEqual(['PURPOSE_DENIED null']);
    const visitor = await controller.visitor(await controller.person());
    expect(await problem(visitor, purpose, { internal: true })).toEqual(['NOT_ALLOWED null']);
  });

  test('a file is attached once, by who sent it, when it is there', async () => {
    const person = await controller.person();
    const visitor = await controller.visitor(person);
    const id = await uploaded(visitor);
    const notFound = { problems: [{ code: 'NOT_FOUND', field: 'uploadIds' }], message: null };
    expect(await send(agent, person, [id])).toEqual(notFound);
    expect(await send(visitor, person, [(await begin(visitor)).id])).toEqual({
      problems: [{ code: 'CONFLICT', field: 'uploadIds' }],
      message: null,
    });
    // A file needs no words beside it.
    const both = await Promise.all([send(visitor, person, [id], ''), send(visitor, person, [id], '')]);
    expect(both.filter(({ message }) => message !== null)).toHaveLength(1);
    expect(both).toContainEqual(notFound);
    expect(await send(visitor, person, ['upl_0000000000000000000000'])).toEqual(notFound);
    const foreign = desk.of('chat-center');
    const stranger = await foreign.visitor(await foreign.person());
    const other = await uploaded(visitor);
    const input = { message: 'Mine?', uploadIds: [other] };
    const steal = 'mutation ($input: OpenChatInput!) { openChat(input: $input) { problems { code } } }';
    expect((await foreign.ask(stranger, purpose, steal, { input })).data).toEqual({
      openChat: { problems: [{ code: 'NOT_FOUND' }] },
    });
  });

  test('a note’s file stays with staff: not attached to a message, not found, not fetched', async () => {
    const person = await controller.person();
    const visitor = await controller.visitor(person);
    const id = await uploaded(agent, { internal: true });
    expect(await send(agent, person, [id])).toMatchObject({ problems: [{ code: 'NOT_FOUND' }] });
    const input = { conversationId: person.chatId, body: 'Look at this.', uploadIds: [id] };
    const { data } = await controller.ask(agent, purpose, NOTE, { input });
    const { note } = (data ?? {})['addInternalNote'] as { note: { attachments: Sent[] } };
    const [file] = note.attachments;
    expect(file).toMatchObject({ fileName: 'photo.png' });
    expect((await fetch(at(file?.url ?? ''))).status).toBe(200);
    expect(await urlOf(visitor, file?.id ?? '')).toBe('');
    const headers = { authorization: `Bearer ${visitor.token}`, 'remit-purpose': purpose };
    const fetched = await fetch(at(`/graphql/files/${file?.id}`), { headers });
    expect((await statusAndCode(fetched))[0]).toBe(403);
    const list = '{ chats { edges { node { messages { edges { node { attachments { id } } } } } } } }';
    const seen = await controller.ask(visitor, purpose, list);
    expect(JSON.stringify(seen.data)).not.toContain(file?.id);
    const app = await controller.app({ [purpose]: ['user', 'user.content', 'employee'] });
    expect(await urlOf(app, file?.id ?? '')).toBe('');
    expect(denialsOf(await controller.ask(visitor, purpose, URL_OF, { id: file?.id }))).toContain(
      'NoteAttachment.url CATEGORY_NOT_GRANTED 0',
    );
  });

  test('pages that are not on the list neither send nor fetch', async () => {
    const person = await controller.person();
    const { url } = await attached(await controller.visitor(person), person);
    const from = (origin: string) => fetch(at(url ?? ''), { headers: { origin } });
    expect(await statusAndCode(await from('https://evil.example'))).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    const welcome = await from('https://shop.example');
    expect([welcome.status, welcome.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'https://shop.example',
    ]);
    const upload = await begin(agent);
    expect((await put(upload.url, PNG, { origin: 'https://evil.example' })).status).toBe(403);
    const preflight = await fetch(at(upload.url), {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'PUT' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
  });

  test('what belongs to nothing is removed after a day, with its bytes; what belongs to something stays', async () => {
    const person = await controller.person();
    const visitor = await controller.visitor(person);
    const { prisma } = desk.gateway.database;
    const kept = await attached(visitor, person);
    const gone = await attached(visitor, person);
    const [orphan, announced] = [await uploaded(visitor), (await begin(visitor)).id];
    await prisma.attachment.delete({ where: { publicId: gone.id } });
    const sweep = (now: Date) =>
      sweepFiles({ table: createFileTable(desk.gateway.database.walled), store, clock: () => now });
    const before = await prisma.storedFile.count();
    await sweep(desk.clock.now);
    expect(await prisma.storedFile.count()).toBe(before);
    await sweep(new Date(desk.clock.now.getTime() + 26 * 3_600_000));
    expect(await prisma.storedFile.count()).toBeLessThan(before - 2);
    const rows = await prisma.storedFile.findMany({ include: { attachment: true, noteAttachment: true } });
    expect(rows.filter(({ attachment, noteAttachment }) => !attachment && !noteAttachment)).toEqual([]);
    expect(rows.map(({ publicId }) => publicId)).not.toContain(orphan);
    expect(rows.map(({ publicId }) => publicId)).not.toContain(announced);
    expect(rows.map(({ publicId }) => publicId)).toEqual(expect.arrayContaining(await readdir(folder)));
    expect(await readdir(folder)).not.toContain(orphan);
    expect((await fetch(at(await urlOf(agent, kept.id)))).status).toBe(200);
  });

  test('an announcement sent twice under one key is one file', async () => {
    const input = { fileName: 'a.png', mediaType: 'image/png', byteSize: PNG.length };
    const question = { as: agent.token, purpose, key: randomUUID(), variables: { input } };
    const ids = [await desk.gateway.ask(BEGIN, question), await desk.gateway.ask(BEGIN, question)].map(
      ({ data }) => ((data ?? {})['beginUpload'] as { upload: Upload }).upload.id,
    );
    expect(new Set(ids).size).toBe(1);
  });
});
