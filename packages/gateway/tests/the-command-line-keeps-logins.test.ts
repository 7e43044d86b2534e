import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnPostgresql, type TestDatabase } from '@remit/schema/testing';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, TEST_TOKEN_KEY, type TestGateway } from '../src/testing/index.ts';

const cli = ['--conditions=@remit/source', new URL('../src/cli/index.ts', import.meta.url).pathname];
const SLOW = 120_000;

describeOnPostgresql('the command line', (open) => {
  let database: TestDatabase;
  let gateway: TestGateway;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'remit-'));
    database = await open();
    gateway = await startTestGateway({ database, controllers: ['sapat'], clock: () => new Date() });
  }, SLOW);
  afterAll(async () => {
    await gateway.close();
    await rm(folder, { recursive: true });
  });

  function remit(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const env = { ...process.env, REMIT_TOKEN_KEY: TEST_TOKEN_KEY, NO_COLOR: '1' };
    const all = [...cli, ...args, '--controller', 'sapat', '--url', database.url ?? ''];
    return new Promise((resolve) => {
      execFile(process.execPath, all, { env }, (error, out, err) => {
        resolve({ code: error ? Number(error.code) : 0, out, err: err.trim().split('\n').at(-1) ?? '' });
      });
    });
  }

  test(
    'invites with a link that works, and shuts an agent out',
    async () => {
      const origin = new URL(gateway.url).origin;
      const invite = (...more: string[]) =>
        remit('agent', 'invite', '--email', 'First@Sapat.example', '--address', origin, ...more);
      const { code, out } = await invite('--role', 'owner');
      expect({ code, out }).toEqual({
        code: 0,
        out: expect.stringMatching(/^http:\S+\/login\/sapat\/join\?invitation=[\w-]{43}\n$/),
      });
      expect(await (await fetch(out.trim())).text()).toContain('first@sapat.example');
      expect(await invite('--role', 'visitor')).toMatchObject({
        code: 1,
        err: 'remit: Nobody is employed as a visitor.',
      });
      const agent = await database.prisma.agent.findFirstOrThrow({ orderBy: { id: 'asc' } });
      expect((await remit('agent', 'disable', '--email', agent.email)).code).toBe(0);
      const after = await database.prisma.agent.findUniqueOrThrow({ where: { id: agent.id } });
      expect(after.disabledAt).not.toBeNull();
      expect(await remit('agent', 'invite', '--email', agent.email, '--role', 'agent')).toMatchObject({
        code: 1,
        err: 'remit: This agent is shut out. To let them in again: remit agent enable.',
      });
      expect(await remit('agent', 'disable', '--email', 'nobody@sapat.example')).toMatchObject({
        code: 1,
        err: 'remit: There is no such agent at this controller.',
      });
    },
    SLOW,
  );

  test(
    'takes keys of sites, lists them without their secrets, and retires them',
    async () => {
      const opens = async (kid: string, alg: string, key: Parameters<SignJWT['sign']>[0]) => {
        const token = await new SignJWT({ sub: 'customer-1', aud: 'remit:sapat' })
          .setProtectedHeader({ alg, kid })
          .setIssuedAt()
          .setExpirationTime('5m')
          .sign(key);
        return (await gateway.ask('{ viewer { kind } }', { as: token })).data;
      };
      const shared = await remit('visitor-key', 'create', '--kid', 'one');
      expect(shared.out).toMatch(/^[\w-]{43}\n$/);
      const secret = Buffer.from(shared.out.trim(), 'base64url');
      expect(await opens('one', 'HS256', secret)).toEqual({ viewer: { kind: 'VISITOR' } });

      const { publicKey, privateKey } = generateKeyPairSync('ed25519');
      const file = join(folder, 'key.json');
      const take = (kid: string, algorithm: string) =>
        remit('visitor-key', 'create', '--kid', kid, '--algorithm', algorithm, '--public-key', file);
      await writeFile(file, JSON.stringify(privateKey.export({ format: 'jwk' })));
      expect(await take('two', 'EdDSA')).toMatchObject({
        code: 1,
        err: expect.stringContaining('without "d"'),
      });
      await writeFile(file, JSON.stringify(publicKey.export({ format: 'jwk' })));
      expect(await take('two', 'ES256')).toMatchObject({ code: 1, err: expect.stringContaining('P-256') });
      expect(await take('two', 'EdDSA')).toMatchObject({ code: 0, out: '' });
      expect(await opens('two', 'EdDSA', privateKey)).toEqual({ viewer: { kind: 'VISITOR' } });
      expect(await take('two', 'EdDSA')).toMatchObject({ code: 1, err: expect.stringContaining('already') });

      expect((await remit('visitor-key', 'retire', 'one')).code).toBe(0);
      expect(await opens('one', 'HS256', secret)).toBeUndefined();
      const { out } = await remit('visitor-key', 'list');
      expect(out).toMatch(/^one\tHS256\tsince \S+\tretired \S+\ntwo\tEdDSA\tsince \S+\tgood\n$/);
      expect(out).not.toContain(shared.out.trim());
    },
    SLOW,
  );
});
