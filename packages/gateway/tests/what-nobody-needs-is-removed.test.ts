import { randomUUID } from 'node:crypto';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, expect, test } from 'vitest';
import { nowhere, startTestGateway, TEST_NOW, type TestGateway, until } from '../src/testing/index.ts';

const purpose = 'support.live_chat';
const DAY = 86_400_000;

describeOnDatabases('a gateway that lives on', (open) => {
  const started: TestGateway[] = [];
  afterAll(async () => {
    for (const gateway of started) await gateway.close();
  });

  test('removes what has expired: keys, files and tries of a day ago, events of a week ago', async () => {
    const database = await open();
    const { prisma } = database;
    let now = TEST_NOW;
    const files = { store: nowhere };
    const options = { database, clock: () => now, files, controllers: ['sapat'], eventHours: 7 * 24 };
    const gateway = await startTestGateway({ ...options, upkeepPause: 20 });
    started.push(gateway);
    const visitor = await gateway.tokens.visitor('sapat');
    const make = async (operation: string) => {
      const { data } = await gateway.ask(`mutation { ${operation} { problems { code } } }`, {
        as: visitor,
        purpose,
        key: randomUUID(),
      });
      expect(Object.values(data ?? {})).toEqual([{ problems: [] }]);
    };
    await make('openChat(input: { message: "Hello" })');
    await make('beginUpload(input: { fileName: "a.txt", mediaType: "text/plain", byteSize: 1 })');
    const { id: controllerId } = await prisma.controller.findFirstOrThrow();
    const tried = { controllerId, key: 'x', count: 1, endsAt: new Date(TEST_NOW.getTime() + DAY) };
    await prisma.loginTry.create({ data: tried });
    const left = async () => [
      await prisma.loginTry.count(),
      await prisma.idempotencyKey.count(),
      await prisma.storedFile.count(),
      // The newest of each controller stays: from there on numbers are counted.
      Math.min(await prisma.event.count(), 2),
    ];
    expect(await left()).toEqual([1, 2, 1, 2]);
    now = new Date(TEST_NOW.getTime() + DAY + DAY / 2);
    await until('keys and files are gone', async () => String(await left()) === '0,0,0,2', 15_000);
    now = new Date(TEST_NOW.getTime() + 8 * DAY);
    await until('events are gone', async () => String(await left()) === '0,0,0,1', 15_000);
  });
});
