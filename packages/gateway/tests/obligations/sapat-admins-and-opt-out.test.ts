import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { decideObjection, objectTo, say } from './fixtures/say.ts';

describeOnPostgresql('Sapat.chat', (open) => {
  let desk: Desk;
  let controller: Controller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['sapat']);
    controller = desk.of('sapat');
  });
  afterAll(() => desk.gateway.close());

  test('the administrators of a person’s organisation see nothing before the person agrees, and nothing after they take it back [OBL-SAPAT-REC-09]', async () => {
    const person = await controller.person({ agreedTo: [] });
    const visitor = await controller.visitor(person);
    const admin = await controller.agent('org_admin');
    const operation = 'query ($id: ID!) { dataSubject(id: $id) { displayName email } }';
    const ask = () => controller.ask(admin, 'org.admin_sharing', operation, { id: person.publicId });
    const nothing = { dataSubject: { displayName: null, email: null } };
    const known = {
      displayName: person.stored.get('DataSubject.displayName'),
      email: person.stored.get('DataSubject.email'),
    };

    const before = await ask();
    expect(before.data).toEqual(nothing);
    expect(denialsOf(before)).toEqual([
      'DataSubject.displayName CONSENT_MISSING 1',
      'DataSubject.email CONSENT_MISSING 1',
    ]);
    await say(controller, visitor, 'giveConsent', 'org.admin_sharing');
    expect((await ask()).data).toEqual({ dataSubject: known });
    await say(controller, visitor, 'withdrawConsent', 'org.admin_sharing');
    expect((await ask()).data).toEqual(nothing);
    // No other purpose is open to them.
    for (const purpose of controller.inForce.policy.purposes.keys()) {
      expect([purpose, [...(await controller.read(admin, purpose, person)).keys()]]).toEqual([purpose, []]);
    }
  });

  test('what a person wrote for a public forum is published with that person’s consent only [OBL-SAPAT-REC-09]', async () => {
    const person = await controller.person({ agreedTo: [] });
    const forum = await controller.app({ 'community.public': ['user'] });
    const reads = async () =>
      (await controller.read(forum, 'community.public', person)).get('PublicPost.body') ?? null;
    expect(await reads()).toBeNull();
    await say(controller, await controller.visitor(person), 'giveConsent', 'community.public');
    expect(await reads()).toBe(person.stored.get('PublicPost.body'));
  });

  test('saying no to marketing succeeds at once, without grounds, and leaves nobody anything to weigh [OBL-SAPAT-OBJ-07]', async () => {
    const person = await controller.person();
    const visitor = await controller.visitor(person);
    const marketer = await controller.agent('marketing_manager');
    const reads = async () => [...(await controller.read(marketer, 'marketing.email', person)).keys()];
    expect(await reads()).toContain('DataSubject.email');

    const { problems, objection } = await objectTo(controller, visitor, 'marketing.email');
    expect(problems).toEqual([]);
    expect(objection?.status).toBe('ACCEPTED');
    expect(await reads()).toEqual([]);

    // It is settled: staff cannot reject it afterwards.
    expect(await decideObjection(controller, objection?.id, false)).toMatchObject({
      problems: [{ code: 'CONFLICT' }],
      objection: null,
    });
    expect(await reads()).toEqual([]);
  });
});
