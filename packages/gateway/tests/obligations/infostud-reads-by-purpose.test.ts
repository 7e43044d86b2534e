import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { truthTable } from './fixtures/truth-table.ts';

const COLUMNS = {
  name: ['DataSubject.displayName', 'DataSubject.givenName', 'DataSubject.familyName'],
  contact: ['DataSubject.email', 'DataSubject.phoneNumber'],
  pages: ['Visit.pageUrl', 'Visit.referrerUrl', 'Visit.startedAt'],
  ipAddress: ['Visit.ipAddress'],
  deviceBrowserSystem: ['Visit.userAgent'],
  usage: ['Visit.featuresUsed'],
  clicks: ['Visit.clickstream'],
  written: ['Ticket.subject', 'TicketMessage.body', 'ChatMessage.body', 'Attachment.fileName'],
} as const;

describeOnPostgresql('the Infostud notice: reads by purpose', (open) => {
  let desk: Desk;
  let controller: Controller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['infostud']);
    controller = desk.of('infostud');
  });
  afterAll(() => desk.gateway.close());

  test('protecting the service sees pages, IP address, device, browser and system, and no chat [OBL-INFO-PUR-11]', async () => {
    const person = await controller.person();
    const analyst = await controller.agent('security_analyst');
    const purpose = 'security.service_protection';
    expect(await truthTable(controller, person, [purpose], COLUMNS, async () => analyst)).toEqual({
      [purpose]: { ...nothing(), pages: 'yes', ipAddress: 'yes', deviceBrowserSystem: 'yes' },
    });
  });

  test('the security role’s query answers the IP address and denies the chat, citing the policy [OBL-INFO-PUR-11]', async () => {
    const person = await controller.person();
    const answer = await controller.ask(
      await controller.agent('security_analyst'),
      'security.service_protection',
      `query ($id: ID!) {
        dataSubject(id: $id) {
          visits(first: 1) { edges { node { pageUrl ipAddress userAgent } } }
          chats(first: 1) { edges { node { messages(first: 1) { edges { node { body } } } } } }
        }
      }`,
      { id: person.publicId },
    );
    expect(answer.data).toEqual({
      dataSubject: {
        visits: {
          edges: [
            {
              node: {
                pageUrl: person.stored.get('Visit.pageUrl'),
                ipAddress: person.stored.get('Visit.ipAddress'),
                userAgent: person.stored.get('Visit.userAgent'),
              },
            },
          ],
        },
        chats: { edges: [{ node: { messages: { edges: [{ node: { body: null } }] } } }] },
      },
    });
    expect(denialsOf(answer)).toEqual(['ChatMessage.body CATEGORY_NOT_IN_POLICY 1']);
    expect(answer.extensions?.privacy?.denials[0]?.policyClause).toMatchObject({
      file: '002_8ee8a710362877ee.txt',
      provenance: 'stated',
    });
  });

  test('support warns a user of faults or abuse by e-mail or phone; marketing and analytics see no contact data [OBL-INFO-PUR-12]', async () => {
    const person = await controller.person();
    const agents = {
      'ops.diagnostics': await controller.agent('support_agent'),
      'marketing.web': await controller.agent('marketing_manager'),
      'analytics.product': await controller.agent('data_analyst'),
      'analytics.ab_test': await controller.agent('data_analyst'),
      'user.profiling_understanding': await controller.agent('data_analyst'),
    };
    const purposes = Object.keys(agents) as (keyof typeof agents)[];
    const table = await truthTable(
      controller,
      person,
      purposes,
      COLUMNS,
      async (purpose) => agents[purpose as keyof typeof agents],
    );
    expect(table).toEqual({
      'ops.diagnostics': {
        ...nothing(),
        name: 'yes',
        contact: 'yes',
        deviceBrowserSystem: 'yes',
        usage: 'yes',
      },
      'marketing.web': { ...nothing(), pages: 'yes', clicks: 'yes' },
      'analytics.product': { ...nothing(), usage: 'yes', clicks: 'yes' },
      'analytics.ab_test': { ...nothing(), usage: 'yes' },
      'user.profiling_understanding': { ...nothing(), pages: 'yes', usage: 'yes', clicks: 'yes' },
    });
  });

  test('the same query by support for a warning and for marketing: an e-mail address, and a denial [OBL-INFO-PUR-12]', async () => {
    const person = await controller.person();
    const operation = 'query ($id: ID!) { dataSubject(id: $id) { email } }';
    const support = await controller.agent('support_agent');
    const warning = await controller.ask(support, 'ops.diagnostics', operation, { id: person.publicId });
    expect(warning.data).toEqual({ dataSubject: { email: person.stored.get('DataSubject.email') } });

    // Support may not even declare it; whoever may, sees no address under it.
    const bySupport = await controller.ask(support, 'marketing.web', operation, { id: person.publicId });
    expect(bySupport.data).toEqual({ dataSubject: null });
    expect(denialsOf(bySupport)).toContain('Query.dataSubject PURPOSE_NOT_GRANTED 1');
    const marketing = await controller.agent('marketing_manager');
    const byMarketing = await controller.ask(marketing, 'marketing.web', operation, { id: person.publicId });
    expect(byMarketing.data).toEqual({ dataSubject: { email: null } });
    expect(denialsOf(byMarketing)).toEqual(['DataSubject.email CATEGORY_NOT_IN_POLICY 1']);
  });
});

function nothing() {
  return Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, '-']));
}
