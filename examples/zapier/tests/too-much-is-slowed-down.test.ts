import { type Desk, openDesk } from '@remit/example-install/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errors } from 'zapier-platform-core';
import { create } from '../src/create-ticket.ts';
import { newTickets } from '../src/new-ticket.ts';
import { publishIntegration, zapierAccount } from '../src/testing/zapier-account.ts';

let desk: Desk;
const zapier = zapierAccount();

beforeAll(async () => {
  desk = await openDesk({ limits: { cost: { app: { pointsPerMinute: 60 } } } });
  await publishIntegration(desk);
  await zapier.connectTo(desk);
});
afterAll(() => desk.close());

/** Runs it until it is refused. */
async function untilRefused(step: () => Promise<unknown>): Promise<unknown> {
  for (let run = 0; run < 20; run += 1) {
    const failure = await step().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure !== undefined) return failure;
  }
  return undefined;
}

test.each([
  ['the trigger', () => zapier.run(newTickets, {}, { isLoadingSample: true })],
  ['the create', () => zapier.run(create, { requester_id: 'p', subject: 's', body: 'b', source_id: '1' })],
])('%s tells Zapier when to come again', async (_name, step) => {
  const failure = await untilRefused(step);
  expect(failure).toBeInstanceOf(errors.ThrottledError);
  const { delay, message } = JSON.parse((failure as Error).message) as { delay: number; message: string };
  expect(delay).toBeGreaterThan(0);
  expect(delay).toBeLessThanOrEqual(60);
  expect(message).toContain(`Wait ${delay} s`);
});
