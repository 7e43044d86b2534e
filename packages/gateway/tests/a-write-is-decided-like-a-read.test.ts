import { newPublicId, recomputeLawfulness } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const SEND =
  'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { problems { code message } } }';
const purpose = 'support.live_chat';

describeOnDatabases('to write is to process', (open) => {
  let desk: Desk;
  let controller: Controller;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
  });
  afterAll(() => desk.gateway.close());

  const messages = () => desk.gateway.database.prisma.message.count();

  async function write({ chatId }: Person): Promise<unknown> {
    const input = { conversationId: chatId, body: 'We have looked into it.' };
    const { data } = await controller.ask(await controller.holder(purpose), purpose, SEND, { input });
    return data?.['sendMessage'];
  }

  async function restrict({ id }: Person): Promise<void> {
    const { prisma } = desk.gateway.database;
    const { controllerId, inForce } = controller;
    await prisma.$transaction(async (tx) => {
      const why = { trigger: 'accuracy_disputed', startedAt: new Date(0) };
      const publicId = newPublicId('restriction');
      await tx.restriction.create({ data: { publicId, controllerId, dataSubjectId: id, ...why } });
      await recomputeLawfulness(tx, inForce, [id], desk.clock.now);
    });
  }

  test('while data of a person is restricted, nothing is written about that person either', async () => {
    const person = await controller.person();
    const before = await messages();
    expect(await write(person)).toEqual({ problems: [] });
    expect(await messages()).toBe(before + 1);
    await restrict(person);
    expect(await write(person)).toEqual({
      problems: [{ code: 'PURPOSE_DENIED', message: 'Not lawful for this person now: RESTRICTED.' }],
    });
    expect(await messages()).toBe(before + 1);
  });
});
