import { loadProfile, publishedProfiles } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Controller,
  type Desk,
  type LedgerLine,
  openDesk,
  POLICY_IDS,
  type StoredBasis,
} from './fixtures/desk.ts';

describe('a profile loads only when every purpose has a basis with its article', () => {
  for (const published of publishedProfiles) {
    const withData = published.purposes.filter(({ bases }) => bases.length > 0);

    test(`${published.id}: every purpose that uses personal data names a basis, and every basis an article [OBL-MULTI-BAS-01]`, () => {
      expect(loadProfile(published, { mode: 'demo' }).ok).toBe(true);
      // A purpose without a basis is one that opens no personal field at all.
      const without = published.purposes.filter(({ bases }) => bases.length === 0);
      expect(without.flatMap(({ dataCategories }) => dataCategories)).toEqual([]);
      for (const { bases } of withData) {
        for (const { value } of bases)
          expect(value.articles).toContainEqual(expect.stringMatching(/^(GDPR|ZZPL) \d/));
      }
    });

    test(`${published.id}: without the basis, or without its article, it does not load [OBL-MULTI-BAS-01]`, () => {
      for (const { id } of withData) {
        const withoutBasis = structuredClone(published);
        Object.assign(purposeOf(withoutBasis, id), { bases: [] });
        expect([id, codesOf(withoutBasis)]).toEqual([id, expect.arrayContaining(['PURPOSE_WITHOUT_BASIS'])]);

        const withoutArticle = structuredClone(published);
        for (const basis of purposeOf(withoutArticle, id).bases) Object.assign(basis.value, { articles: [] });
        expect([id, codesOf(withoutArticle)]).toEqual([
          id,
          expect.arrayContaining(['BASIS_WITHOUT_ARTICLE']),
        ]);
      }
    });
  }
});

describeOnPostgresql('every use of data is recorded with the basis it relied on', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open());
  });
  afterAll(() => desk.gateway.close());

  for (const id of POLICY_IDS) {
    test(`${id}: each read, under each purpose, stores basis and article under the policy version in force [OBL-MULTI-BAS-01]`, async () => {
      const controller = desk.of(id);
      const person = await controller.person();
      const { profile } = controller.inForce.policy;
      for (const { id: purpose, dataCategories } of profile.purposes) {
        if (dataCategories.length === 0) continue;
        const seen = await controller.read(await controller.holder(purpose), purpose, person);
        const line = (await controller.ledger()).at(-1);
        expect(line).toMatchObject({ purpose, policyVersionId: controller.inForce.policyVersionId });
        const relied = await basesOf(controller, line);
        // Kinds of data that nothing on file belongs to leave nothing to rely on.
        expect([purpose, relied.length > 0]).toEqual([purpose, seen.size > 0]);
        for (const basis of relied) {
          expect(basis).toMatchObject({
            purpose,
            articles: [expect.stringMatching(/^(GDPR|ZZPL) \d/), ...basis.articles.slice(1)],
          });
        }
      }
    });

    test(`${id}: a message that is written, and one that is delivered live, store theirs [OBL-MULTI-BAS-01]`, async () => {
      const controller = desk.of(id);
      const person = await controller.person();
      const purpose = controller.inForce.policy.profile.helpdesk.liveChat.value;
      const agent = await controller.agent('support_agent');
      const watch = await desk.gateway.watch(WATCH, {
        as: agent.token,
        purpose,
        variables: { id: person.chatId },
      });
      const known = (await controller.ledger()).length;

      const sent = await controller.ask(agent, purpose, SEND, {
        input: { conversationId: person.chatId, body: 'Hello' },
      });
      expect(sent.data).toEqual({ sendMessage: { problems: [] } });
      expect((await watch.next())?.data).toEqual({ messageAdded: { body: 'Hello' } });
      await watch.stop();

      const lines = (await controller.ledger()).slice(known);
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        const relied = await basesOf(controller, line);
        expect(relied.map((basis) => [basis.purpose, basis.type])).toEqual([[purpose, expectedBasis[id]]]);
      }
    });
  }
});

const WATCH = 'subscription ($id: ID!) { messageAdded(conversationId: $id) { body } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { problems { message } } }';

/** On what each policy answers chats. */
const expectedBasis = {
  chat2desk: 'contract',
  sapat: 'contract',
  infostud: 'legitimate_interests',
  locusd: 'legitimate_interests',
  'chat-center': 'legitimate_interests',
} as const;

/** The bases that an entry relied on. */
async function basesOf(controller: Controller, line: LedgerLine | undefined): Promise<StoredBasis[]> {
  const bases = await controller.storedBases(line?.policyVersionId ?? 0);
  return (line?.slots ?? []).flatMap((slot) => bases[slot] ?? []);
}

type Profile = (typeof publishedProfiles)[number];

function purposeOf(profile: Profile, id: string): Profile['purposes'][number] {
  const purpose = profile.purposes.find((each) => each.id === id);
  if (purpose === undefined) throw new Error(`There is no purpose ${id}.`);
  return purpose;
}

function codesOf(profile: Profile): string[] {
  const loaded = loadProfile(profile, { mode: 'demo' });
  return loaded.ok ? [] : loaded.faults.map(({ code }) => code);
}
