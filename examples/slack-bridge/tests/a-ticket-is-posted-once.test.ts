import { until } from '@remit/gateway/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBridge, type OpenBridge } from './open-bridge.ts';

let bridge: OpenBridge;
beforeAll(async () => {
  bridge = await openBridge();
});
afterAll(() => bridge.close());

test('a new ticket is a message in the channel, with who wrote and what', async () => {
  const { stop } = await bridge.start();
  const id = await bridge.write({ subject: 'Printer', body: 'It does nothing.' });
  const message = await bridge.posted(id);
  expect(bridge.shown(message)).toMatch(new RegExp(`^Ticket ${id}, open, normal priority\nSubject: Printer\nFrom: .+\nIt does nothing.$`));
  await stop();
  expect(until).toBeDefined();
});
