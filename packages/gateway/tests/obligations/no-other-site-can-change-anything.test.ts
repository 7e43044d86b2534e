import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { say } from './fixtures/say.ts';

const WITHDRAW =
  'mutation { withdrawConsent(input: { purpose: "org.admin_sharing" }) { problems { message } } }';

describeOnPostgresql('Sapat.chat: no other site can change anything', (open) => {
  let desk: Desk;
  let controller: Controller;
  let visitor: Caller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
    visitor = await controller.visitor(await controller.person());
  });
  afterAll(() => desk.gateway.close());

  const records = () => desk.gateway.database.prisma.consentRecord.count();
  const bearer = () => ({ authorization: `Bearer ${visitor.token}` });
  const json = JSON.stringify({ query: WITHDRAW });
  const form = new URLSearchParams({ query: WITHDRAW });
  const parts = new FormData();
  parts.set('operations', json);

  /** What a page of another site could make a browser send, with the caller's token as if the browser added it. */
  const forgeries: Record<string, () => [query: string, init: RequestInit]> = {
    'without a token': () => [
      '',
      { method: 'POST', body: json, headers: { 'content-type': 'application/json' } },
    ],
    'as plain text': () => [
      '',
      { method: 'POST', body: json, headers: { ...bearer(), 'content-type': 'text/plain' } },
    ],
    'as a form': () => ['', { method: 'POST', body: form, headers: bearer() }],
    'as a form with files': () => ['', { method: 'POST', body: parts, headers: bearer() }],
    'as an address': () => [`?${form.toString()}`, { method: 'GET', headers: bearer() }],
    'as an address without headers': () => [`?${form.toString()}`, { method: 'GET' }],
    'from a page elsewhere': () => [
      '',
      {
        method: 'POST',
        body: json,
        headers: { ...bearer(), 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      },
    ],
  };

  test.each(Object.keys(forgeries))(
    'a mutation sent %s is refused and changes nothing [OBL-SAPAT-SEC-07]',
    async (name) => {
      const before = await records();
      const [query, init] = forgeries[name]?.() ?? ['', {}];
      const response = await fetch(`${desk.gateway.url}${query}`, init);
      expect(response.status).toBeGreaterThanOrEqual(400);
      const answer = (await response.json()) as Answer;
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors).toHaveLength(1);
      expect(await records()).toBe(before);
    },
  );

  test('the same mutation from the caller itself is carried out [OBL-SAPAT-SEC-07]', async () => {
    const before = await records();
    expect(await say(controller, visitor, 'withdrawConsent', 'org.admin_sharing')).toMatchObject({
      status: 'WITHDRAWN',
    });
    expect(await records()).toBe(before + 1);
  });
});
