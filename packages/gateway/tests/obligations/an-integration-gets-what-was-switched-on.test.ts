import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, denialsOf } from '../../src/testing/index.ts';
import { type Caller, type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import type { Person } from './fixtures/person.ts';
import { say } from './fixtures/say.ts';

const PURPOSE = 'integration.third_party';
const READ = 'query ($id: ID!) { dataSubject(id: $id) { displayName email phoneNumber jobTitle } }';

describeOnPostgresql('Sapat.chat: an integration', (open) => {
  let desk: Desk;
  let controller: Controller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
  });
  afterAll(() => desk.gateway.close());

  /** A connected tool whose settings let names through, and addresses not. */
  const tool = () => controller.app({ [PURPOSE]: ['user.name'] });
  const ask = (app: Caller, person: Person) => controller.ask(app, PURPOSE, READ, { id: person.publicId });
  const nothing = { displayName: null, email: null, phoneNumber: null, jobTitle: null };

  test('gets nothing before the person switches it on, then what its settings allow, then nothing [OBL-SAPAT-INT-01]', async () => {
    const app = await tool();
    const person = await controller.person({ agreedTo: [] });
    const visitor = await controller.visitor(person);
    const name = person.stored.get('DataSubject.displayName');

    const before = await ask(app, person);
    expect(before.data?.['dataSubject']).toEqual(nothing);
    expect(denialsOf(before)).toContain('DataSubject.displayName CONSENT_MISSING 1');

    await say(controller, visitor, 'giveConsent', PURPOSE);
    const during = await ask(app, person);
    expect(during.data?.['dataSubject']).toEqual({ ...nothing, displayName: name });
    // The policy would let the address through: the settings of the tool do not.
    expect(denialsOf(during)).toContain('DataSubject.email CATEGORY_NOT_GRANTED 1');

    await say(controller, visitor, 'withdrawConsent', PURPOSE);
    expect((await ask(app, person)).data?.['dataSubject']).toEqual(nothing);
  });

  test('sees nobody who did not switch it on, in a list either [OBL-SAPAT-INT-01]', async () => {
    const app = await tool();
    const agreed = await controller.person({ called: 'ana', agreedTo: [PURPOSE] });
    const silent = await controller.person({ called: 'boris', agreedTo: [] });
    const { data } = await controller.ask(
      app,
      PURPOSE,
      '{ dataSubjects(first: 20) { edges { node { id displayName } } } }',
    );
    const { edges } = (data?.['dataSubjects'] ?? { edges: [] }) as {
      edges: { node: { id: string; displayName: string | null } }[];
    };
    const names = new Map(edges.map(({ node }) => [node.id, node.displayName]));
    expect(names.get(agreed.publicId)).toBe(agreed.stored.get('DataSubject.displayName'));
    expect(names.get(silent.publicId)).toBeNull();
  });

  test('switched off by the controller, it is refused on the next operation and its live stream ends [OBL-SAPAT-INT-01]', async () => {
    const app = await tool();
    const person = await controller.person({ agreedTo: [PURPOSE] });
    const watch = await desk.gateway.watch('subscription { ticketChanged { requester { displayName } } }', {
      as: app.token,
      purpose: PURPOSE,
    });
    expect((await ask(app, person)).errors).toBeUndefined();

    await desk.gateway.database.prisma.grant.update({
      where: { id: app.grantId ?? 0 },
      data: { revokedAt: desk.clock.now },
    });
    const refused = await ask(app, person);
    expect([codeOf(refused), refused.data ?? null]).toEqual(['UNAUTHENTICATED', null]);
    const agent = await controller.agent('support_agent');
    await controller.ask(
      agent,
      'support.ticketing',
      'mutation ($input: SetTicketStatusInput!) { setTicketStatus(input: $input) { problems { message } } }',
      { input: { ticketId: person.ticketId, status: 'PENDING' } },
    );
    const last = await watch.next();
    expect([last?.errors?.[0]?.extensions?.['code'], last?.data ?? null]).toEqual(['STREAM_ENDED', null]);
    expect(await watch.next()).toBeUndefined();
  });
});
