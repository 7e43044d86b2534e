import { expect, test } from 'vitest';
import { plainWays } from './plain-ways.ts';

test.each([
  ['DATABASE_URL', 'postgresql://desk:secret@db.example/remit'],
  ['DATABASE_URL', 'postgresql://db.example/remit?sslmode=prefer'],
  ['DATABASE_URL', 'postgresql://db.example/remit?sslmode=no-verify'],
  ['DATABASE_URL', 'postgresql://127.0.0.1.example/remit'],
  ['DATABASE_URL', 'postgresql://@/remit'],
  ['DATABASE_URL', 'postgresql://localhost/remit?host=db.example'],
  ['DATABASE_URL', 'postgresql://db.example/remit?sslmode=verify-full&sslmode=disable'],
  ['REMIT_PUBLIC_URL', 'http://desk.example'],
  ['REMIT_FILES_ORIGIN', 'http://files.example'],
  ['REMIT_FILES_ENDPOINT', 'http://files.example/?host=localhost'],
  ['REMIT_FILES_ENDPOINT', 'http://10.0.0.7:9000'],
  ['REMIT_SMTP_URL', 'smtp://mail.example:587'],
  ['REMIT_SMTP_URL', 'smtp://mail.example:587?requireTLS=false'],
])('%s: %s is plain, and the sentence names the variable', (name, address) => {
  expect(plainWays({ [name]: address })).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
});

test.each([
  ['DATABASE_URL', 'postgresql://db.example/remit?sslmode=verify-full'],
  ['DATABASE_URL', 'postgresql://127.0.0.1:5432/remit'],
  ['DATABASE_URL', 'postgresql://[::1]/remit'],
  ['DATABASE_URL', 'postgresql:///remit?host=/run/postgresql'],
  ['REMIT_PUBLIC_URL', 'https://desk.example'],
  ['REMIT_PUBLIC_URL', 'http://localhost:4000'],
  ['REMIT_FILES_ENDPOINT', 'http://127.0.0.1:9000'],
  ['REMIT_SMTP_URL', 'smtps://mail.example'],
  ['REMIT_SMTP_URL', 'smtp://mail.example:587?requireTLS=true'],
  ['REMIT_SMTP_URL', 'smtp://localhost:1025'],
])('%s: %s is none', (name, address) => {
  expect(plainWays({ [name]: address })).toEqual([]);
});

test('all are told at once', () => {
  const faults = plainWays({
    DATABASE_URL: 'postgresql://db.example/remit',
    REMIT_PUBLIC_URL: 'http://desk.example',
    REMIT_SMTP_URL: 'smtp://mail.example',
  });
  expect(faults).toEqual([
    'DATABASE_URL goes to another machine: where REMIT_MIN_TLS promises TLS, add ?sslmode=verify-full.',
    'REMIT_PUBLIC_URL begins with https:// where REMIT_MIN_TLS promises TLS.',
    'REMIT_SMTP_URL begins with smtps://, or ends with ?requireTLS=true, where REMIT_MIN_TLS promises TLS.',
  ]);
});
