import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { purposesOf, purposesThatShow, truthTable } from './fixtures/truth-table.ts';

/** The words of the policy for kinds of data, and the fields that they stand for. */
const COLUMNS = {
  identity: ['DataSubject.displayName', 'DataSubject.givenName', 'DataSubject.familyName'],
  contact: ['DataSubject.email', 'DataSubject.phoneNumber'],
  technical: ['Visit.ipAddress'],
  usage: ['Visit.featuresUsed', 'Visit.clickstream', 'Visit.pageUrl', 'Visit.referrerUrl'],
  chat: ['ChatMessage.body', 'TicketMessage.body', 'Attachment.fileName'],
  financial: ['Invoice.number', 'Invoice.amount', 'Invoice.description', 'Invoice.outstanding'],
} as const;

describeOnPostgresql('The Chat Center reads by purpose', (open) => {
  let desk: Desk;
  let controller: Controller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['chat-center']);
    controller = desk.of('chat-center');
  });
  afterAll(() => desk.gateway.close());

  test('five purposes by six kinds of data [OBL-TCC-PUR-04]', async () => {
    const purposes = [
      'marketing.newsletter',
      'demo.booking',
      'relationship.management',
      'analytics.improvement',
      'marketing.recommendations',
    ];
    const no = { identity: '-', contact: '-', technical: '-', usage: '-', chat: '-', financial: '-' };
    expect(await truthTable(controller, await controller.person(), purposes, COLUMNS)).toEqual({
      'marketing.newsletter': { ...no, contact: 'yes' },
      'demo.booking': { ...no, contact: 'yes' },
      'relationship.management': { ...no, contact: 'yes' },
      // An address without its last part tells regions apart, which is what improvement needs.
      'analytics.improvement': { ...no, technical: 'reduced' },
      'marketing.recommendations': { ...no, identity: 'yes', contact: 'yes', usage: 'yes' },
    });
  });

  test('help in live chat sees name, chat and IP address, and neither money nor clicks [OBL-TCC-PUR-05]', async () => {
    const table = await truthTable(controller, await controller.person(), ['support.live_chat'], COLUMNS);
    expect(table['support.live_chat']).toEqual({
      identity: 'yes',
      contact: '-',
      technical: 'yes',
      usage: '-',
      chat: 'yes',
      financial: '-',
    });
  });

  test('an agent’s query answers chat and IP address and denies invoice and clicks, citing the policy [OBL-TCC-PUR-05]', async () => {
    const person = await controller.person();
    const agent = await controller.agent('support_agent');
    const answer = await controller.ask(
      agent,
      'support.live_chat',
      `query ($chat: ID!) {
        conversation(id: $chat) {
          ... on Chat { messages(first: 1) { edges { node { body } } } }
          requester {
            visits(first: 1) { edges { node { ipAddress clickstream } } }
            invoices(first: 1) { edges { node { amount } } }
          }
        }
      }`,
      { chat: person.chatId },
    );
    expect(answer.data).toEqual({
      conversation: {
        messages: { edges: [{ node: { body: person.stored.get('ChatMessage.body') } }] },
        requester: {
          visits: {
            edges: [{ node: { ipAddress: person.stored.get('Visit.ipAddress'), clickstream: null } }],
          },
          invoices: { edges: [{ node: { amount: null } }] },
        },
      },
    });
    expect(denialsOf(answer)).toEqual([
      'Invoice.amount CATEGORY_NOT_IN_POLICY 1',
      'Visit.clickstream CATEGORY_NOT_IN_POLICY 1',
    ]);
    for (const { policyClause } of answer.extensions?.privacy?.denials ?? []) {
      expect(policyClause).toMatchObject({ file: '004_cacd89350d5b1357.txt', provenance: 'stated' });
    }
  });

  test('money is read for delivering the service, its payments and its debts; beside that by the person [OBL-TCC-PUR-06]', async () => {
    const table = await truthTable(controller, await controller.person(), purposesOf(controller), COLUMNS);
    expect(purposesThatShow(table, 'financial')).toEqual({
      'service.delivery': 'yes',
      // Named by no line of the policy: the law lets everybody read what is held about them.
      'privacy.data_subject_rights': 'yes',
    });
  });

  test('only the role that looks after payments may declare that purpose among those who serve customers [OBL-TCC-PUR-06]', async () => {
    const person = await controller.person();
    const operation =
      'query ($id: ID!) { dataSubject(id: $id) { invoices(first: 1) { edges { node { amount } } } } }';
    const roles = [...controller.inForce.policy.roles.keys()].filter((role) => role !== 'visitor');
    const answers = new Map<string, unknown>();
    for (const role of roles) {
      const agent = await controller.agent(role);
      const { data } = await controller.ask(agent, 'service.delivery', operation, { id: person.publicId });
      answers.set(role, JSON.stringify(data).includes('9900'));
    }
    expect(Object.fromEntries(answers)).toEqual({
      support_agent: false,
      marketing_manager: false,
      billing_clerk: true,
      security_analyst: false,
      data_analyst: false,
      privacy_officer: false,
    });
  });
});
