import { type DataCategory, SCOPE_IDS, uninstallApp } from '@remit/schema';
import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { say } from './fixtures/say.ts';

const EVERYTHING: readonly DataCategory[] = ['user', 'employee', 'user.content.internal_note'];
const PERSON = 'query ($id: ID!) { dataSubject(id: $id) { displayName email phoneNumber address { city } } }';

type Data = Readonly<Record<string, unknown>> | null | undefined;

function subjectOf(data: Data): Data {
  return data?.['dataSubject'] as Data;
}

describeOnPostgresql('the register of recipients at run time', (open) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['locusd', 'chat-center']);
  });
  afterAll(() => desk.gateway.close());

  async function reasonsFor(
    controller: Controller,
    purpose: string,
    allowedFields: readonly DataCategory[],
    operation: string,
    id: string,
  ) {
    const app = await controller.app({ [purpose]: EVERYTHING }, { allowedFields, scopes: SCOPE_IDS });
    const answer = await controller.ask(app, purpose, operation, { id });
    expect(answer.errors).toBeUndefined();
    const denials = (answer.extensions?.privacy?.denials ?? []).map(
      ({ coordinate, reason }) => [coordinate, reason] as const,
    );
    return { data: answer.data, denials: Object.fromEntries(denials) };
  }

  test('a chat platform gets the fields of live chat and nothing of invoices, whatever its grant says [OBL-TCC-INT-05]', async () => {
    const controller = desk.of('chat-center');
    const person = await controller.person();
    const published = controller.inForce.policy.recipients.get('zendesk_chat');
    const fields = published?.allowedFields.value ?? [];
    expect(fields).toEqual(['user.name', 'user.content.chat', 'user.device.ip_address']);
    const operation = `query ($id: ID!) {
      dataSubject(id: $id) { displayName email phoneNumber invoices(first: 1) { edges { node { description } } } }
    }`;
    const { data, denials } = await reasonsFor(
      controller,
      'support.live_chat',
      fields,
      operation,
      person.publicId,
    );
    const subject = subjectOf(data) ?? {};
    expect(subject['displayName']).toBe(person.stored.get('DataSubject.displayName'));
    expect([subject['email'], subject['phoneNumber']]).toEqual([null, null]);
    expect(denials).toMatchObject({
      'DataSubject.email': 'CATEGORY_NOT_GRANTED',
      'DataSubject.phoneNumber': 'CATEGORY_NOT_GRANTED',
      'Invoice.description': 'CATEGORY_NOT_GRANTED',
    });
  });

  test('a sender of newsletters gets e-mail and phone: exactly these two columns [OBL-LOCUS-MKT-08]', async () => {
    const controller = desk.of('locusd');
    const person = await controller.person();
    const fields = controller.inForce.policy.recipients.get('message_sender')?.allowedFields.value ?? [];
    const { data } = await reasonsFor(controller, 'marketing.direct', fields, PERSON, person.publicId);
    const audience = Object.entries(subjectOf(data) ?? {}).filter(([, value]) => value !== null);
    expect(audience.map(([column]) => column)).toEqual(['email', 'phoneNumber']);
  });

  test('an app with a marketing purpose gets nothing until the person agreed to that expressly [OBL-TCC-MKT-05]', async () => {
    const controller = desk.of('chat-center');
    const marketing = [...controller.inForce.policy.purposes.values()].filter((each) => each.marketing);
    expect(marketing.length).toBeGreaterThan(2);
    for (const purpose of marketing) {
      const person = await controller.person({ agreedTo: [] });
      const { data } = await reasonsFor(controller, purpose.id, EVERYTHING, PERSON, person.publicId);
      const values = Object.values(subjectOf(data) ?? {});
      expect([purpose.id, values.filter((value) => value !== null)]).toEqual([purpose.id, []]);
      if (!purpose.bases.some(({ type }) => type === 'consent')) continue;
      await say(controller, await controller.visitor(person), 'giveConsent', purpose.id);
      const after = await reasonsFor(controller, purpose.id, EVERYTHING, PERSON, person.publicId);
      expect([purpose.id, subjectOf(after.data)?.['email']]).toEqual([
        purpose.id,
        person.stored.get('DataSubject.email'),
      ]);
    }
  });

  test('an app that was never installed, or is no more, is no caller [OBL-MULTI-REC-01]', async () => {
    const controller = desk.of('chat-center');
    const app = await controller.app({ 'support.live_chat': ['user.name'] });
    const ask = (token: string) =>
      controller.ask({ token }, 'support.live_chat', '{ tickets { totalCount } }');
    expect((await ask(app.token)).errors).toBeUndefined();
    expect(codeOf(await ask(`rmt_app_${'0'.repeat(43)}`))).toBe('UNAUTHENTICATED');
    const { prisma } = desk.gateway.database;
    const grant = await prisma.grant.findUniqueOrThrow({
      where: { id: app.grantId ?? 0 },
      include: { oauthClient: true },
    });
    const { clientId } = grant.oauthClient;
    const { controllerId } = controller;
    await prisma.$transaction((tx) => uninstallApp(tx, { controllerId, clientId, now: desk.clock.now }));
    expect(codeOf(await ask(app.token))).toBe('UNAUTHENTICATED');
  });
});
