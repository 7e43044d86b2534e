import { createRemit, DenialError, privacyOf, type Remit } from '@remit/sdk';
import { mutationDocument, queryDocument, subscriptionDocument, urqlClient } from '@remit/sdk/urql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chat } from './gateway/schema.ts';
import { startGateway, type TestGateway } from './gateway/start-gateway.ts';

let gateway: TestGateway;
let remit: Remit;

beforeEach(async () => {
  gateway = await startGateway();
  remit = createRemit({ url: gateway.url, token: 'good', purpose: 'support.ticketing' });
});

afterEach(async () => {
  await remit.close();
  await gateway[Symbol.asyncDispose]();
});

const emails = queryDocument({
  tickets: { $: { first: 1 }, edges: { node: { requester: { email: true } } } },
});

test('a purpose has one client', () => {
  expect(urqlClient(remit)).toBe(urqlClient(remit.for('support.ticketing')));
  expect(urqlClient(remit)).not.toBe(urqlClient(remit.for('service.account')));
});

test('the same document for the same selection, so that hooks do not start again', () => {
  const again = queryDocument({
    tickets: { $: { first: 7 }, edges: { node: { requester: { email: true } } } },
  });
  expect(again.query).toBe(emails.query);
  expect(again.variables).toEqual({ first: 7 });
});

test('queries are sent by POST with token and purpose', async () => {
  const { data } = await urqlClient(remit).query(emails.query, emails.variables);
  expect(data?.tickets?.edges[0]?.node.requester?.email).toBe('ana@example.org');
  expect(gateway.seen).toHaveLength(1);
  expect(gateway.seen[0]).toMatchObject({
    method: 'POST',
    url: gateway.url,
    headers: { authorization: 'Bearer good', 'remit-purpose': 'support.ticketing' },
  });
});

test('the same query at once for two purposes: two requests, two answers', async () => {
  const other = urqlClient(remit.for('marketing.newsletter'));
  const [mine, theirs] = await Promise.all([
    urqlClient(remit).query(emails.query, emails.variables),
    other.query(emails.query, emails.variables),
  ]);
  expect(mine.data?.tickets?.edges[0]?.node.requester?.email).toBe('ana@example.org');
  expect(theirs.data?.tickets?.edges[0]?.node.requester?.email).toBeNull();
  expect(privacyOf(mine).denials).toEqual([]);
  expect(privacyOf(theirs).denials).toHaveLength(1);
});

test('an answer is never served twice', async () => {
  for (let time = 0; time < 2; time++) await urqlClient(remit).query(emails.query, emails.variables);
  expect(gateway.seen).toHaveLength(2);
});

test('mutations', async () => {
  const { query, variables } = mutationDocument({
    openChat: { $: { input: { message: 'Zdravo' } }, chat: { id: true } },
  });
  const { data } = await urqlClient(remit).mutation(query, variables);
  expect(data?.openChat?.chat?.id).toBe('chat:Zdravo');
});

test('denials reach onDenial; in strict mode they are an error and there is no data', async () => {
  const told: string[] = [];
  const strict = createRemit({
    url: gateway.url,
    token: 'good',
    purpose: 'analytics.web',
    strict: true,
    onDenial: ({ coordinate }) => told.push(coordinate),
  });
  const { data, error } = await urqlClient(strict).query(emails.query, emails.variables);
  expect(data).toBeUndefined();
  expect(error?.networkError).toBeInstanceOf(DenialError);
  expect(told).toEqual(['DataSubject.email']);
});

test('events keep their own data and denials, though urql merges them', async () => {
  const { happenings } = gateway;
  const told: string[] = [];
  const listening = createRemit({
    url: gateway.url,
    token: 'good',
    purpose: 'analytics.web',
    onDenial: ({ coordinate }) => told.push(coordinate),
  });
  const { query, variables } = subscriptionDocument({
    chatChanged: { $: { id: 'chat_1' }, id: true, requester: { email: true } },
  });
  const events: { readonly requester: unknown; readonly denied: number; readonly failed: boolean }[] = [];
  const started = happenings.next('listening chat_1');
  const twice = new Promise<void>((resolve) => {
    const subscription = urqlClient(listening)
      .subscription(query, variables)
      .subscribe(({ data, error, ...result }) => {
        const denied = privacyOf(result).denials.length;
        events.push({ requester: data?.chatChanged?.requester, denied, failed: error !== undefined });
        if (events.length < 3) return;
        subscription.unsubscribe();
        resolve();
      });
  });
  await started;
  const left = happenings.next('left chat_1');
  happenings.emit('chat_1', chat());
  happenings.emit('chat_1', new Error('Something went wrong'));
  happenings.emit('chat_1', { ...chat(), requester: null });
  await twice;
  expect(events).toEqual([
    { requester: { email: null }, denied: 1, failed: false },
    { requester: undefined, denied: 0, failed: true },
    { requester: null, denied: 0, failed: false },
  ]);
  expect(told).toEqual(['DataSubject.email']);
  await left;
  await listening.close();
});
