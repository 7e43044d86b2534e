import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppManifest, publishedProfiles, seed } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  codeOf,
  startTestGateway,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../src/testing/index.ts';
import { remit } from './fixtures/remit.ts';

const SLOW = 180_000;
const clientId = 'us-helpdesk-bridge';
const manifest: AppManifest = {
  clientId,
  name: 'US Helpdesk Bridge',
  publisher: 'Bridge, Inc.',
  policyUrl: 'https://bridge.example/privacy',
  redirectUris: ['https://bridge.example/callback'],
  scopes: ['tickets:read', 'chats:read'],
  purposes: {
    'support.ticketing': { categories: ['user.name', 'user.contact.email'], reason: 'To answer.' },
    'support.live_chat': { categories: ['user.name'], reason: 'To answer.' },
    'support.user_support': { categories: ['user.name'], reason: 'To answer.' },
  },
  recipient: { country: 'US', role: 'processor', safeguard: 'scc', contractRef: 'DPA-7' },
};

describeOnPostgresql('remit app', (open) => {
  let folder: string;
  let gateway: TestGateway;
  let url: string;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-'));
    const database = await open();
    url = database.url ?? '';
    const profiles = publishedProfiles.filter(({ id }) => ['sapat', 'infostud', 'chat-center'].includes(id));
    await seed(database, { clock: () => TEST_NOW, profiles, conversationsPerController: 1 });
    gateway = await startTestGateway({ database });
    await writeFile(file('bridge.json'), JSON.stringify(manifest));
  }, SLOW);
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  const app = (...args: string[]) =>
    remit(['app', ...args, '--url', url], { REMIT_TOKEN_KEY: TEST_TOKEN_KEY });
  const bridge = () => file('bridge.json');

  test(
    'check tells all faults at once, or what each published policy says',
    async () => {
      await writeFile(
        file('broken.json'),
        JSON.stringify({ ...manifest, scopes: ['tickets:raed'], colour: 'red', policyUrl: 'x' }),
      );
      const [sound, one, broken, absent] = await Promise.all([
        remit(['app', 'check', bridge()]),
        remit(['app', 'check', bridge(), '--policy', 'infostud']),
        remit(['app', 'check', file('broken.json')]),
        remit(['app', 'check', file('absent.json')]),
      ]);
      expect([sound.code, sound.out.split('\n').slice(1, 6)]).toMatchInlineSnapshot(`
        [
          0,
          [
            "  chat2desk: refused (PURPOSE_NOT_IN_POLICY)",
            "  sapat: allowed",
            "  infostud: refused (RECIPIENT_NOT_LISTED, TRANSFER_NOT_ALLOWED)",
            "  locusd: refused (TRANSFER_NOT_ALLOWED, PURPOSE_NOT_IN_POLICY)",
            "  chat-center: refused (NOTICE_OWED)",
          ],
        ]
      `);
      expect(one.code).toBe(1);
      expect(one.out).toContain('safeguards under Art. 65 of the Serbian act (art65)');
      expect(one.out).toContain('OBL-MULTI-TRF-12; the policy: L59');
      expect([broken.code, broken.out]).toEqual([1, '']);
      expect(broken.err).toContain('The manifest has 3 faults.');
      expect(broken.err).toContain('Did you mean "tickets:read"?');
      expect(absent.err).toContain('cannot be read');
    },
    SLOW,
  );

  test(
    'installs what a policy allows, tells what it refuses, narrows and takes back',
    async () => {
      const refused = await app('install', bridge(), '--controller', 'chat-center');
      expect([refused.code, refused.out]).toEqual([1, '']);
      expect(refused.err).toContain('People must be told of US Helpdesk Bridge');

      const told = ['--controller', 'chat-center', '--notified', '2026-01-15'];
      expect((await app('register', bridge(), ...told)).code).toBe(0);
      expect((await app('install', bridge(), '--controller', 'chat-center')).code).toBe(0);

      const wider = await app('install', bridge(), '--controller', 'sapat', '--scopes', 'tickets:write');
      expect(wider.err).toContain('did not ask for tickets:write');
      const unknown = await app('install', bridge(), '--controller', 'sapat', '--scopes', 'tickets:raed');
      expect(unknown.err).toContain('These are no words of ours: tickets:raed.');
      const installed = await app('install', bridge(), '--controller', 'sapat');
      expect(installed.code).toBe(0);
      expect(installed.out).toContain('see tickets and what is written in them');

      await writeFile(
        file('moved.json'),
        JSON.stringify({ ...manifest, policyUrl: 'https://bridge.example/privacy-2' }),
      );
      await writeFile(file('stranger.json'), JSON.stringify({ ...manifest, clientId: 'stranger' }));
      expect((await app('update', file('moved.json'))).out).toMatch(
        /^us-helpdesk-bridge has changed: policyUrl\.\n/,
      );
      expect((await app('update', file('moved.json'))).out).toBe(
        'us-helpdesk-bridge says the same as before.\n',
      );
      expect(await app('update', file('stranger.json'))).toMatchObject({
        code: 1,
        err: expect.stringContaining('There is no app "stranger"'),
      });

      const as = await gateway.tokens.app('sapat', clientId);
      const ask = (operation: string) => gateway.ask(operation, { as, purpose: 'support.ticketing' });
      expect(codeOf(await ask('{ tickets { totalCount } chats { totalCount } }'))).toBeUndefined();
      const left = ['--scopes', 'tickets:read', '--purposes', 'support.ticketing=user.name'];
      const narrowed = await app('narrow', clientId, '--controller', 'sapat', ...left);
      expect([narrowed.code, narrowed.out]).toEqual([
        0,
        'us-helpdesk-bridge may: tickets:read\n  reads for support.ticketing: user.name\n',
      ]);
      expect(codeOf(await ask('{ chats { totalCount } }'))).toBe('SCOPE_MISSING');

      await writeFile(file('documents.json'), JSON.stringify({ tickets: '{ tickets { totalCount } }' }));
      await writeFile(file('no-documents.json'), JSON.stringify({ tickets: '{ tickets' }));
      const hold = (...to: string[]) => app('hold', clientId, '--controller', 'sapat', ...to);
      const held = await hold('--documents', file('documents.json'));
      expect([held.code, held.out]).toEqual([
        0,
        'us-helpdesk-bridge sends 1 documents and no other, and may not ask about the schema (version 3).\n',
      ]);
      expect(codeOf(await ask('{ tickets { totalCount } }'))).toBeUndefined();
      expect(codeOf(await ask('{ tickets { __typename } }'))).toBe('DOCUMENT_NOT_TRUSTED');
      const opened = await hold('--any', '--introspection', 'on');
      expect(opened.out).toContain('sends any document, and may ask about the schema');
      expect(codeOf(await ask('{ __schema { queryType { name } } }'))).toBeUndefined();
      for (const [to, why] of [
        [[], 'Say what it is held to'],
        [['--introspection', 'maybe'], 'on or off'],
        [['--documents', file('no-documents.json')], 'this is no GraphQL: { tickets'],
        [['--documents', file('documents.json'), '--any'], 'one of the two'],
      ] as const)
        expect(await hold(...to)).toMatchObject({ code: 1, err: expect.stringContaining(why) });

      const listed = await app('list', '--controller', 'sapat', '--json');
      const register = JSON.parse(listed.out) as { app: string | null; purposes: object[]; grant: object }[];
      expect(register.find((entry) => entry.app === clientId)).toMatchObject({
        name: manifest.name,
        country: 'US',
        safeguard: 'scc',
        contract: 'DPA-7',
        purposes: [
          { id: 'support.ticketing', bases: ['contract'] },
          { id: 'support.live_chat', bases: ['contract'] },
        ],
        grant: {
          scopes: ['tickets:read'],
          purposes: { 'support.ticketing': ['user.name'] },
          documents: null,
          introspection: true,
        },
      });

      expect((await app('revoke', clientId, '--controller', 'sapat')).code).toBe(0);
      expect(codeOf(await ask('{ tickets { totalCount } }'))).toBe('UNAUTHENTICATED');
      const again = await app('revoke', clientId, '--controller', 'sapat');
      expect(again.err).toContain('This controller has granted nothing to such an app.');
      expect((await app('list', '--controller', 'elsewhere')).err).toContain(
        'There are chat-center, infostud, sapat.',
      );
    },
    SLOW,
  );

  test(
    'the register of recipients comes out whole: who, what for, on which basis, where [OBL-MULTI-REC-01]',
    async () => {
      for (const profile of publishedProfiles.filter(({ id }) => ['infostud', 'chat-center'].includes(id))) {
        const { out } = await app('list', '--controller', profile.id, '--json');
        const register = JSON.parse(out) as {
          name: string;
          country: string;
          role: string;
          purposes: { id: string; bases: string[] }[];
        }[];
        const named = profile.recipients.filter(
          ({ name, country }) => name.value !== null && country.value !== null,
        );
        expect(named.length).toBeGreaterThan(0);
        for (const { name, country, role, purposes } of named) {
          const entry = register.find((each) => each.name === name.value);
          expect(entry).toMatchObject({ country: country.value, role: role.value });
          expect(entry?.purposes.map(({ id }) => id)).toEqual(purposes.value);
          for (const { bases } of entry?.purposes ?? []) expect(bases.length).toBeGreaterThan(0);
        }
      }
    },
    SLOW,
  );
});
