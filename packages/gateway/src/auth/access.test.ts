import { compileProfile, loadProfile, publishedProfiles } from '@remit/schema';
import { expect, test } from 'vitest';
import { createAccessBook, recipientFacts } from './access.ts';

const [profile] = publishedProfiles;
const loaded = loadProfile(profile, { mode: 'demo' });
if (!loaded.ok) throw new Error('The first profile does not load.');
const policy = compileProfile(loaded.profile, loaded.sha256);
const recipient = recipientFacts({
  recipient_country: 'DE',
  recipient_safeguard: 'scc',
  recipient_contract: 'DPA-1',
  recipient_active: true,
  recipient_fields: ['user.name', 'user.unheard_of'],
});

test('a role has the purposes of the profile, and all the kinds of data that the policy lists', () => {
  const { purposes, recipient: none } = createAccessBook().ofRole('support_agent', policy, 7);
  expect([...purposes]).toEqual([['service.provision', 'all']]);
  expect(none).toBeUndefined();
});

test('a visitor has the same without what staff write for staff', () => {
  const { purposes } = createAccessBook().ofVisitor(policy, 7);
  expect(new Set(purposes.values())).toEqual(new Set(['all but internal']));
});

test('a role that the profile does not know has nothing', () => {
  expect(createAccessBook().ofRole('janitor', policy, 7).purposes.size).toBe(0);
});

test('a grant has what is plainly written in it, and nothing that is not', () => {
  const purposes = {
    'support.live_chat': ['user.name', 'user.unheard_of', 7],
    'marketing.email': 'all',
    'support.ticketing': { 0: 'user.name' },
  };
  const access = createAccessBook().ofGrant({ id: 1, version: 1, purposes, scopes: [], recipient });
  expect([...access.purposes]).toEqual([
    ['support.live_chat', ['user.name']],
    ['marketing.email', []],
    ['support.ticketing', []],
  ]);
  for (const nonsense of [null, 'all', ['support.live_chat'], undefined]) {
    expect(
      createAccessBook().ofGrant({ id: 1, version: 1, purposes: nonsense, scopes: null, recipient }).purposes
        .size,
    ).toBe(0);
  }
});

test('equal keys are one access; another version, policy or fact of the register is another', () => {
  const book = createAccessBook();
  const grant = { id: 1, version: 1, purposes: {}, scopes: [], recipient };
  expect(book.ofGrant({ ...grant })).toBe(book.ofGrant(grant));
  expect(book.ofGrant({ ...grant, version: 2 }).key).not.toBe(book.ofGrant(grant).key);
  const inactive = { ...recipient, active: false };
  expect(book.ofGrant({ ...grant, recipient: inactive }).key).not.toBe(book.ofGrant(grant).key);
  expect(book.ofRole('support_agent', policy, 8).key).not.toBe(book.ofRole('support_agent', policy, 7).key);
});

test('who is in no register is no recipient, and a safeguard that nobody knows is none', () => {
  const nobody = {
    recipient_country: null,
    recipient_safeguard: null,
    recipient_contract: null,
    recipient_active: null,
    recipient_fields: null,
  };
  expect(recipientFacts(nobody)).toEqual({
    registered: false,
    active: false,
    country: '',
    safeguard: null,
    contractRef: null,
    allowedFields: [],
  });
  expect(
    recipientFacts({ ...nobody, recipient_country: 'US', recipient_safeguard: 'a promise' }).safeguard,
  ).toBeNull();
});

test('a grant has the scopes that are on the list, and the register the kinds of data that there are', () => {
  const ofGrant = (scopes: readonly string[] | null) =>
    createAccessBook().ofGrant({ id: 1, version: 1, purposes: {}, scopes, recipient }).scopes;
  expect(ofGrant(['tickets:read', 'Tickets:Read', '*', 'tickets'])).toEqual(new Set(['tickets:read']));
  expect(ofGrant(null)).toEqual(new Set());
  expect(recipient.allowedFields).toEqual(['user.name']);
  expect(createAccessBook().ofVisitor(policy, 7).scopes).toBe('no app');
});
