import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import type { Person } from './fixtures/person.ts';

const LIST = `{
  tickets(first: 10) {
    edges { node { requester { id displayName email phoneNumber visits(first: 1) { edges { node { ipAddress } } } } } }
  }
}`;

type Requester = {
  readonly id: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly visits: { readonly edges: readonly { readonly node: { readonly ipAddress: string | null } }[] };
};

describeOnPostgresql('chat2desk shows pseudonyms where they serve the purpose', (open) => {
  let desk: Desk;
  let controller: Controller;
  let ana: Person;
  let boris: Person;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['chat2desk']);
    controller = desk.of('chat2desk');
    ana = await controller.person({ called: 'ana' });
    boris = await controller.person({ called: 'boris' });
  });
  afterAll(() => desk.gateway.close());

  async function list(purpose: string): Promise<Map<string, Requester>> {
    const { data, errors } = await controller.ask(await controller.holder(purpose), purpose, LIST);
    expect(errors).toBeUndefined();
    const { edges } = (data?.['tickets'] ?? { edges: [] }) as { edges: { node: { requester: Requester } }[] };
    return new Map(edges.map(({ node }) => [node.requester.id, node.requester]));
  }

  test('a list for analytics: one pseudonym a person, addresses masked [OBL-C2D-SEC-04]', async () => {
    const analytics = await list('analytics.web');
    const [seenAna, seenBoris] = [analytics.get(ana.publicId), analytics.get(boris.publicId)];
    expect(seenAna?.displayName).toMatch(/^person-[0-9a-f]{10}$/);
    expect(seenBoris?.displayName).toMatch(/^person-[0-9a-f]{10}$/);
    expect(seenAna?.displayName).not.toBe(seenBoris?.displayName);
    expect((await list('analytics.web')).get(ana.publicId)).toEqual(seenAna);
    expect([seenAna?.email, seenAna?.phoneNumber]).toEqual(['a•••@example.rs', '+381•••67']);
  });

  test('a list for the safety of the site: the network of an address, not the address [OBL-C2D-SEC-04]', async () => {
    const security = await list('security.site_operation');
    expect(security.get(ana.publicId)).toMatchObject({
      displayName: null,
      email: null,
      visits: { edges: [{ node: { ipAddress: '203.0.113.0' } }] },
    });
  });

  test('a list for a purpose that needs to know who it is: names and addresses [OBL-C2D-SEC-04]', async () => {
    const marketing = await list('marketing.communications');
    for (const person of [ana, boris]) {
      expect(marketing.get(person.publicId)).toMatchObject({
        displayName: person.stored.get('DataSubject.displayName'),
        email: person.stored.get('DataSubject.email'),
      });
    }
  });

  test('only purposes that need it are about identified people [OBL-C2D-SEC-04]', () => {
    const { purposes } = controller.inForce.policy;
    const pseudonymous = [...purposes.values()].filter(({ identityLevel }) => identityLevel !== 'identified');
    expect(pseudonymous.map(({ id }) => id)).toEqual([
      'analytics.web',
      'analytics.ab_test',
      'security.site_operation',
    ]);
  });
});
