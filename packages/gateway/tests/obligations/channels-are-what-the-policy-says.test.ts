import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Caller, type Desk, openDesk } from './fixtures/desk.ts';
import type { Person } from './fixtures/person.ts';

const PROVISION = 'service.provision';
const ANALYTICS = 'analytics.web';
const SOCIAL = 'social.interaction';
const ID = 'viber:new-4711';
const OPEN = `mutation ($input: OpenChatInput!) {
  openChat(input: $input) { problems { code field message } chat { id } }
}`;
const READ = 'query ($id: ID!) { dataSubject(id: $id) { communicationServiceId } }';
const POSTS = `query ($id: ID!) {
  dataSubject(id: $id) { publicPosts(first: 1) { edges { node { isOutsideProtection body } } } }
}`;

describeOnPostgresql('the channels of a policy', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['chat2desk', 'locusd', 'sapat']);
  });
  afterAll(() => desk.gateway.close());

  /** A connector passes on what somebody wrote in a messenger. */
  async function passOn(connector: Caller, purpose: string, { publicId }: Person) {
    const input = {
      message: 'Hello from a messenger.',
      requesterId: publicId,
      authorId: publicId,
      communicationServiceId: ID,
    };
    const { data, errors } = await desk.of('chat2desk').ask(connector, purpose, OPEN, { input });
    expect(errors).toBeUndefined();
    return data?.['openChat'] as { problems: { code: string; field: string | null; message: string }[] };
  }
  const storedOf = async ({ id }: Person) =>
    (await desk.gateway.database.prisma.dataSubject.findUniqueOrThrow({ where: { id } }))
      .communicationServiceId;

  test('a message through a messenger brings the account id along, for service provision alone [OBL-C2D-INT-03]', async () => {
    const controller = desk.of('chat2desk');
    const person = await controller.person();
    const connector = await controller.app({ [PROVISION]: ['user'], [ANALYTICS]: ['user'] });
    expect(await passOn(connector, PROVISION, person)).toMatchObject({ problems: [] });
    expect(await storedOf(person)).toBe(ID);

    const provision = await controller.ask(connector, PROVISION, READ, { id: person.publicId });
    expect(provision.data?.['dataSubject']).toEqual({ communicationServiceId: ID });
    const analytics = await controller.ask(connector, ANALYTICS, READ, { id: person.publicId });
    expect(JSON.stringify(analytics.data)).not.toContain(ID);
    expect(denialsOf(analytics).join()).toContain(
      'DataSubject.communicationServiceId CATEGORY_NOT_IN_POLICY',
    );
  });

  test('it is kept under no other purpose, by nobody but a connector that was granted it, and not at a controller whose policy has none [OBL-C2D-INT-03]', async () => {
    const controller = desk.of('chat2desk');
    const person = await controller.person();
    const before = await storedOf(person);
    const chats = () => desk.gateway.database.prisma.conversation.count();
    const count = await chats();
    const connector = await controller.app({ [PROVISION]: ['user'], [ANALYTICS]: ['user'] });
    const narrow = await controller.app({ [PROVISION]: ['user.name', 'user.content.chat'] });
    const agent = await controller.agent('support_agent');
    for (const [caller, purpose, code] of [
      [connector, ANALYTICS, 'PURPOSE_DENIED'],
      [narrow, PROVISION, 'PURPOSE_DENIED'],
      [agent, PROVISION, 'INVALID_INPUT'],
    ] as const)
      expect(await passOn(caller, purpose, person)).toMatchObject({ problems: [{ code }] });
    expect(await storedOf(person)).toBe(before);
    // The whole of it, with the message: nothing is half done.
    expect(await chats()).toBe(count);
  });

  test('what people make public is marked as outside the promise, and is bound to its purpose all the same [OBL-LOCUS-INT-06]', async () => {
    const controller = desk.of('locusd');
    const person = await controller.person();
    const holder = await controller.holder(SOCIAL);
    const lawful = await controller.ask(holder, SOCIAL, POSTS, { id: person.publicId });
    expect(lawful.data?.['dataSubject']).toEqual({
      publicPosts: {
        edges: [{ node: { isOutsideProtection: true, body: person.stored.get('PublicPost.body') } }],
      },
    });
    const other = await controller.app({ 'marketing.direct': ['user'], [SOCIAL]: ['user'] });
    for (const purpose of [undefined, 'marketing.direct']) {
      const { data } = await controller.ask(other, purpose, POSTS, { id: person.publicId });
      expect(JSON.stringify(data)).not.toContain('"body":"');
    }
  });

  test('a policy that says nothing of the kind marks nothing [OBL-LOCUS-INT-06]', async () => {
    const controller = desk.of('sapat');
    const person = await controller.person();
    const app = await controller.app({ 'support.live_chat': ['user'] });
    const { data } = await controller.ask(app, 'support.live_chat', POSTS, { id: person.publicId });
    expect(data?.['dataSubject']).toMatchObject({
      publicPosts: { edges: [{ node: { isOutsideProtection: false } }] },
    });
  });
});
