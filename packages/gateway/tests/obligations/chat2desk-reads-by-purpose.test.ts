import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { say } from './fixtures/say.ts';
import { purposesOf, purposesThatShow, truthTable } from './fixtures/truth-table.ts';

const COLUMNS = {
  name: ['DataSubject.displayName', 'DataSubject.givenName', 'DataSubject.familyName'],
  contact: ['DataSubject.email', 'DataSubject.phoneNumber'],
  messengerId: ['DataSubject.communicationServiceId'],
  account: [
    'DataSubject.address',
    'DataSubject.jobTitle',
    'DataSubject.location',
    'DataSubject.profilePhotoUrl',
  ],
  signIn: ['DataSubject.lastSignInAt'],
  written: ['Ticket.subject', 'TicketMessage.body', 'ChatMessage.body', 'Attachment.fileName'],
  clicks: ['Visit.clickstream'],
  pages: ['Visit.pageUrl', 'Visit.referrerUrl'],
  logs: ['Visit.ipAddress'],
  device: ['Visit.userAgent'],
  money: ['Invoice.amount', 'Invoice.outstanding'],
  posts: ['PublicPost.body'],
} as const;

describeOnPostgresql('chat2desk reads by purpose', (open) => {
  let desk: Desk;
  let controller: Controller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['chat2desk']);
    controller = desk.of('chat2desk');
  });
  afterAll(() => desk.gateway.close());

  test('marketing sees names, phone and e-mail; the messenger id is for service provision [OBL-C2D-PUR-02]', async () => {
    const person = await controller.person();
    expect(
      await truthTable(controller, person, ['marketing.communications', 'service.provision'], COLUMNS),
    ).toEqual({
      'marketing.communications': { ...nothing(), name: 'yes', contact: 'yes' },
      'service.provision': { ...nothing(), name: 'yes', contact: 'yes', messengerId: 'yes', written: 'yes' },
    });
  });

  test('the same query for marketing: the messenger id is null and denied, the rest is there [OBL-C2D-PUR-02]', async () => {
    const person = await controller.person();
    const operation = `query ($id: ID!) { dataSubject(id: $id) { givenName email communicationServiceId } }`;
    const ask = async (purpose: string) =>
      controller.ask(await controller.holder(purpose), purpose, operation, { id: person.publicId });
    const [marketing, provision] = [await ask('marketing.communications'), await ask('service.provision')];

    expect(marketing.data?.['dataSubject']).toEqual({
      givenName: person.stored.get('DataSubject.givenName'),
      email: person.stored.get('DataSubject.email'),
      communicationServiceId: null,
    });
    expect(marketing.extensions?.privacy?.denials).toMatchObject([
      {
        coordinate: 'DataSubject.communicationServiceId',
        reason: 'CATEGORY_NOT_IN_POLICY',
        count: 1,
        policyClause: { file: '000_3e0fdfb8f5416fd8.txt', lines: 'L32', provenance: 'stated' },
      },
    ]);
    expect(provision.data?.['dataSubject']).toMatchObject({
      communicationServiceId: person.stored.get('DataSubject.communicationServiceId'),
    });
    expect(denialsOf(provision)).toEqual([]);
  });

  test('no other purpose of the policy opens the messenger id; the person’s own requests do [OBL-C2D-PUR-02]', async () => {
    const table = await truthTable(controller, await controller.person(), purposesOf(controller), COLUMNS);
    expect(purposesThatShow(table, 'messengerId')).toEqual({
      'service.provision': 'yes',
      'privacy.data_subject_rights': 'yes',
    });
  });

  test('analytics follows nobody who did not agree; the logs of a safe site are readable [OBL-C2D-PUR-03]', async () => {
    const person = await controller.person({ agreedTo: [] });
    const visitor = await controller.visitor(person);
    const purposes = ['analytics.web', 'security.site_operation'];
    const logs = { ...nothing(), pages: 'yes', logs: 'reduced', device: 'yes', signIn: 'reduced' };

    expect(await truthTable(controller, person, purposes, COLUMNS)).toEqual({
      'analytics.web': nothing(),
      'security.site_operation': logs,
    });

    await say(controller, visitor, 'giveConsent', 'analytics.web');
    // Names and addresses are in the policy's list; the purpose needs no more than a pseudonym.
    const agreed = { ...nothing(), name: 'reduced', contact: 'reduced', clicks: 'yes', pages: 'yes' };
    expect(await truthTable(controller, person, purposes, COLUMNS)).toEqual({
      'analytics.web': agreed,
      'security.site_operation': logs,
    });

    await say(controller, visitor, 'withdrawConsent', 'analytics.web');
    expect(await truthTable(controller, person, purposes, COLUMNS)).toEqual({
      'analytics.web': nothing(),
      'security.site_operation': logs,
    });
  });

  test('without consent, clicks are null and denied for analytics; the same visit’s log is answered [OBL-C2D-PUR-03]', async () => {
    const person = await controller.person({ agreedTo: [] });
    const operation = `query ($id: ID!) {
      dataSubject(id: $id) { visits(first: 1) { edges { node { clickstream pageUrl userAgent } } } }
    }`;
    const ask = async (purpose: string) =>
      controller.ask(await controller.holder(purpose), purpose, operation, { id: person.publicId });
    const visit = (node: object) => ({ dataSubject: { visits: { edges: [{ node }] } } });

    const analytics = await ask('analytics.web');
    expect(analytics.data).toEqual(visit({ clickstream: null, pageUrl: null, userAgent: null }));
    expect(denialsOf(analytics)).toEqual([
      'Visit.clickstream CONSENT_MISSING 1',
      'Visit.pageUrl CONSENT_MISSING 1',
      'Visit.userAgent CATEGORY_NOT_IN_POLICY 1',
    ]);
    const operations = await ask('security.site_operation');
    expect(operations.data).toEqual(
      visit({
        clickstream: null,
        pageUrl: person.stored.get('Visit.pageUrl'),
        userAgent: person.stored.get('Visit.userAgent'),
      }),
    );
    expect(denialsOf(operations)).toEqual(['Visit.clickstream CATEGORY_NOT_IN_POLICY 1']);
  });
});

function nothing() {
  return Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, '-']));
}
