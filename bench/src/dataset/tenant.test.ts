import { expect, test } from 'vitest';
import { callerOf, digestOfToken } from './callers.ts';
import { tenantsOf } from './tenant.ts';

const sum = (small: boolean): Record<string, number> => {
  const tenants = tenantsOf({ small, growth: false });
  const total = (amount: (tenant: (typeof tenants)[number]) => number): number =>
    tenants.reduce((all, tenant) => all + amount(tenant), 0);
  return {
    controllers: tenants.length,
    people: total(({ customers }) => customers),
    tickets: total(({ tickets }) => tickets),
    messages: total(({ tickets, messagesPerTicket }) => tickets * messagesPerTicket),
    consents: total(({ customers, consentsPerCustomer }) => customers * consentsPerCustomer),
  };
};

test('the amounts are those that the targets were set on', () => {
  expect(sum(false)).toEqual({
    controllers: 20,
    people: 10_000,
    tickets: 50_000,
    messages: 500_000,
    consents: 160_000,
  });
});

test('the small form is a tenth of them', () => {
  expect(sum(true)).toEqual({
    controllers: 20,
    people: 1_000,
    tickets: 5_000,
    messages: 50_000,
    consents: 16_000,
  });
});

test('growth adds two controllers under the first one’s policy', () => {
  const tenants = tenantsOf({ small: true, growth: true });
  const [first] = tenants;
  const added = tenants.slice(20);
  expect(
    added.map(({ number, tickets, consentsPerCustomer }) => [number, tickets, consentsPerCustomer]),
  ).toEqual([
    [21, 2_500, 16],
    [22, 250, 160],
  ]);
  expect(added.every(({ support }) => support.purpose === first?.support.purpose)).toBe(true);
});

test('each policy has a role and a purpose that read all of the question, and consents to give', () => {
  for (const { support } of tenantsOf({ small: true, growth: false }, 5)) {
    expect(support.purpose).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(support.consentPurposes.length).toBeGreaterThan(1);
  }
});

test('a token is what the gateway takes for an agent’s, and its own for each controller', () => {
  const tokens = tenantsOf({ small: true, growth: false }).map((tenant) => callerOf(tenant).token);
  for (const token of tokens) expect(token).toMatch(/^rmt_agent_[0-9A-Za-z]{43}$/);
  expect(new Set(tokens.map(digestOfToken)).size).toBe(20);
});
