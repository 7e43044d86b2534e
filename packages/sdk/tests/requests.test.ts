import { createRemit, NetworkError, type Remit } from '@remit/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

let gateway: TestGateway;
let remit: Remit;

beforeEach(async () => {
  gateway = await startGateway();
  remit = createRemit({ url: gateway.url, token: 'good', purpose: 'support.ticketing' });
});

afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
});

test('values travel as variables in a POST body, never in the address or the text', async () => {
  const secret = 'ana"}) { evil } #';
  await remit.query({ tickets: { $: { filter: { requesterEmail: { equals: secret } } }, totalCount: true } });
  const [{ method, url, headers, body }] = gateway.seen as [TestGateway['seen'][number]];
  expect({ method, url }).toEqual({ method: 'POST', url: gateway.url });
  expect(headers).toMatchObject({ authorization: 'Bearer good', 'remit-purpose': 'support.ticketing' });
  expect(body).toMatchInlineSnapshot(`
    {
      "query": "query Tickets($filter: TicketFilter) { tickets(filter: $filter) { totalCount } }",
      "variables": {
        "filter": {
          "requesterEmail": {
            "equals": "ana"}) { evil } #",
          },
        },
      },
    }
  `);
});

test('equal selections give equal texts, whatever the values', async () => {
  for (const id of ['a', 'b']) await remit.query({ node: { $: { id }, id: true } });
  const [first, second] = gateway.seen;
  expect(first?.body.query).toBe(second?.body.query);
  expect(first?.body.variables).not.toEqual(second?.body.variables);
});

test('the token function is asked for each request', async () => {
  let asked = 0;
  const renewing = createRemit({
    url: gateway.url,
    token: () => {
      asked += 1;
      return Promise.resolve('good');
    },
  });
  await renewing.query({ viewer: { kind: true } });
  await renewing.query({ viewer: { kind: true } });
  expect(asked).toBe(2);
});

test('clients of two purposes run the same query at once and get their own answers', async () => {
  const query = { tickets: { $: { first: 1 }, edges: { node: { requester: { email: true } } } } } as const;
  const purposes = ['support.ticketing', 'marketing.newsletter', 'support.ticketing'];
  const answers = await Promise.all(purposes.map((purpose) => remit.for(purpose).query(query)));
  expect(answers.map(({ data }) => data.tickets?.edges[0]?.node.requester?.email)).toEqual([
    'ana@example.org',
    null,
    'ana@example.org',
  ]);
  const declared = gateway.seen.map(({ headers }) => headers['remit-purpose']);
  expect(declared).toHaveLength(3);
  expect(new Set(declared)).toEqual(new Set(purposes));
});

test('a purpose has one client, made when it is first asked for', () => {
  expect(remit.for('support.ticketing')).toBe(remit);
  expect(remit.for('service.account')).toBe(remit.for('service.account'));
  expect(remit.for('service.account').for('support.ticketing')).toBe(remit);
});

test('a signal gives up the wait and ends the request', async () => {
  const leaving = new AbortController();
  const hanging = gateway.happenings.next('hanging');
  const answer = remit.query({ node: { $: { id: 'hang' }, id: true } }, { signal: leaving.signal });
  await hanging;
  leaving.abort(new Error('the page was left'));
  await expect(answer).rejects.toThrow('the page was left');
  await expect(remit.query({ viewer: { kind: true } }, { signal: leaving.signal })).rejects.toThrow(
    'the page was left',
  );
  expect(gateway.seen).toHaveLength(1);
});

test('a signal also gives up the wait for the token', async () => {
  const leaving = new AbortController();
  const stuck = createRemit({ url: gateway.url, token: () => new Promise<string>(() => undefined) });
  const answer = stuck.query({ viewer: { kind: true } }, { signal: leaving.signal });
  leaving.abort(new Error('the page was left'));
  await expect(answer).rejects.toThrow('the page was left');
});

test('another fetch is used as given', async () => {
  const failing = createRemit({
    url: gateway.url,
    token: 'good',
    fetch: () => Promise.reject(new TypeError('no network')),
  });
  await expect(failing.query({ viewer: { kind: true } })).rejects.toThrow(NetworkError);
  expect(gateway.seen).toHaveLength(0);
});
