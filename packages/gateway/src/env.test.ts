import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const good = { DATABASE_URL: 'postgresql://localhost/remit', REMIT_TOKEN_KEY: 'k'.repeat(32) };

test('fills in what has a default', () => {
  expect(readEnv(good)).toEqual({
    ok: true,
    env: {
      port: 4000,
      host: '127.0.0.1',
      database: { url: 'postgresql://localhost/remit' },
      tokenKey: 'k'.repeat(32),
      allowedOrigins: [],
      path: '/graphql',
      publicUrl: undefined,
      mail: undefined,
      files: undefined,
      filesOrigin: undefined,
      logLevel: 'info',
      eventHours: 72,
      demoPolicies: false,
      attested: {},
    },
  });
});

test('reads what is set', () => {
  const { DATABASE_URL: _url, ...rest } = good;
  expect(
    readEnv({
      ...rest,
      REMIT_FOLDER: '.remit',
      PORT: '80',
      HOST: '0.0.0.0',
      REMIT_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
      REMIT_PATH: '/api/graphql',
      REMIT_POLICIES: 'demo',
      REMIT_REGION: 'RS',
      REMIT_MIN_TLS: '1.2',
      REMIT_AT_REST: 'AES-256',
      LOG_LEVEL: 'warn',
    }),
  ).toMatchObject({
    env: {
      port: 80,
      host: '0.0.0.0',
      database: { folder: '.remit' },
      allowedOrigins: ['https://a.example', 'https://b.example'],
      path: '/api/graphql',
      logLevel: 'warn',
      eventHours: 72,
      demoPolicies: true,
      attested: { region: 'RS', minTls: '1.2', atRest: 'AES-256' },
      tls: undefined,
    },
  });
});

test('names every fault at once, in plain words', () => {
  const read = readEnv({
    NODE_ENV: 'staging',
    PORT: 'eighty',
    DATABASE_URL: 'mysql://x',
    REMIT_TOKEN_KEY: 'short',
    REMIT_ALLOWED_ORIGINS: 'desk.example',
    REMIT_PATH: 'graphql',
    REMIT_POLICIES: 'lax',
    REMIT_MIN_TLS: '1.1',
    REMIT_AT_REST: 'ROT13',
    REMIT_TLS_KEY: 'key.pem',
    LOG_LEVEL: 'loud',
  });
  expect(read).toEqual({
    ok: false,
    faults: [
      'NODE_ENV is production, development or test.',
      'PORT is a number.',
      'DATABASE_URL begins with postgresql://',
      'REMIT_TOKEN_KEY is too short: give it 32 bytes or more.',
      'REMIT_ALLOWED_ORIGINS is a list such as https://desk.example,https://shop.example.',
      'REMIT_PATH is a path such as /graphql.',
      'REMIT_POLICIES is production or demo.',
      'REMIT_MIN_TLS is 1.2 or 1.3.',
      'REMIT_AT_REST is AES-256.',
      'LOG_LEVEL is one of debug, info, warn, error, silent.',
      'TLS needs both, REMIT_TLS_CERTIFICATE and REMIT_TLS_KEY: files in PEM.',
    ],
  });
});

test.each([
  ['nowhere', {}],
  ['in two places', { DATABASE_URL: 'postgresql://x', REMIT_FOLDER: '.remit' }],
])('the data is %s', (_where, variables) => {
  expect(readEnv({ REMIT_TOKEN_KEY: good.REMIT_TOKEN_KEY, ...variables })).toEqual({
    ok: false,
    faults: ['Say where the data is: DATABASE_URL (PostgreSQL) or REMIT_FOLDER (PGlite), one of the two.'],
  });
});

test('an empty variable is a variable that is not set', () => {
  expect(readEnv({ ...good, REMIT_FOLDER: '', PORT: '' })).toMatchObject({ ok: true, env: { port: 4000 } });
});

test('a missing key says what a key is', () => {
  expect(readEnv({ DATABASE_URL: good.DATABASE_URL })).toEqual({
    ok: false,
    faults: ['REMIT_TOKEN_KEY is missing: a secret of 32 bytes or more, the same in all processes.'],
  });
});

test('files are in a bucket, in a folder, or beside an embedded database; without one of these nowhere', () => {
  const files = (variables: Record<string, string>) => {
    const read = readEnv({ REMIT_TOKEN_KEY: good.REMIT_TOKEN_KEY, ...variables });
    return read.ok ? read.env.files : read.faults;
  };
  const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
  expect(files({ REMIT_FOLDER: '/data', REMIT_FILES_BUCKET: 'b' })).toEqual([
    'REMIT_FILES_BUCKET needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  ]);
  expect(files({ REMIT_FOLDER: '/data' })).toEqual({ folder: '/data/files' });
  expect(files({ DATABASE_URL: good.DATABASE_URL })).toBeUndefined();
  expect(files({ DATABASE_URL: good.DATABASE_URL, REMIT_FILES_FOLDER: '/files' })).toEqual({
    folder: '/files',
  });
  expect(
    files({ REMIT_FOLDER: '/data', REMIT_FILES_BUCKET: 'b', REMIT_FILES_REGION: 'r', ...keys }),
  ).toMatchObject({
    bucket: 'b',
    region: 'r',
  });
  expect(
    files({ REMIT_FOLDER: '/data', REMIT_FILES_BUCKET: 'b', REMIT_FILES_FOLDER: '/f', ...keys }),
  ).toEqual(['Say where the files are: REMIT_FILES_FOLDER or REMIT_FILES_BUCKET, one of the two.']);
});

test('who ends TLS here takes 1.3 at least, or what is said', () => {
  const pair = { REMIT_TLS_CERTIFICATE: 'certificate.pem', REMIT_TLS_KEY: 'key.pem' };
  const tls = { certificate: 'certificate.pem', key: 'key.pem' };
  expect(readEnv({ ...good, ...pair })).toMatchObject({ env: { tls, attested: { minTls: '1.3' } } });
  expect(readEnv({ ...good, ...pair, REMIT_MIN_TLS: '1.2' })).toMatchObject({
    env: { tls, attested: { minTls: '1.2' } },
  });
});

test('who promises TLS has no plain way to another machine', () => {
  const far = { ...good, DATABASE_URL: 'postgresql://db.example/remit' };
  expect(readEnv(far)).toMatchObject({ ok: true });
  expect(readEnv({ ...far, REMIT_MIN_TLS: '1.3' })).toEqual({
    ok: false,
    faults: [
      'DATABASE_URL goes to another machine: where REMIT_MIN_TLS promises TLS, add ?sslmode=verify-full.',
    ],
  });
});
