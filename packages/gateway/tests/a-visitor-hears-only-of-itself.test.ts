import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Controller, type Desk, openDesk } from './obligations/fixtures/desk.ts';
import type { Person } from './obligations/fixtures/person.ts';

const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { problems { code } } }';
const WATCH = 'subscription { chatChanged { id } }';
const purpose = 'support.live_chat';

describeOnDatabases('a visitor who watches chats', (open) => {
  let desk: Desk;
  let controller: Controller;

  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
  });
  afterAll(() => desk.gateway.close());

  async function write(person: Person): Promise<void> {
    const input = { conversationId: person.chatId, body: 'Hello?' };
    const { data } = await controller.ask(await controller.visitor(person), purpose, SEND, { input });
    expect(data).toEqual({ sendMessage: { problems: [] } });
  }

  test.each(['ws', 'sse'] as const)('is told of its own over %s, and of nothing else', async (over) => {
    const [watching, other] = [await controller.person(), await controller.person()];
    const { token } = await controller.visitor(watching);
    const watch = await desk.gateway.watch(WATCH, { as: token, purpose, over });
    // What happened to the other came first, so it would be told first.
    await write(other);
    await write(watching);
    expect((await watch.next())?.data).toEqual({ chatChanged: { id: watching.chatId } });
    await watch.stop();
  });
});
