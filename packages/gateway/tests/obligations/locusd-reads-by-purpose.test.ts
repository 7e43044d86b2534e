import { describeOnPostgresql } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf } from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from './fixtures/desk.ts';
import { purposesOf, purposesThatShow, truthTable } from './fixtures/truth-table.ts';

const COLUMNS = {
  name: ['DataSubject.displayName', 'DataSubject.givenName', 'DataSubject.familyName'],
  email: ['DataSubject.email'],
  phone: ['DataSubject.phoneNumber'],
  communication: ['Ticket.subject', 'TicketMessage.body', 'ChatMessage.body', 'Attachment.fileName'],
  address: ['DataSubject.address'],
  identityNumber: ['DataSubject.nationalIdentificationNumber'],
  identityDocument: ['DataSubject.identityDocumentNumber'],
  documentCopy: ['DataSubject.identityDocumentCopyKey'],
  serverLog: [
    'Visit.ipAddress',
    'Visit.startedAt',
    'Visit.pageUrl',
    'Visit.referrerUrl',
    'Visit.userAgent',
    'Visit.networkProvider',
  ],
  clicks: ['Visit.clickstream', 'Visit.featuresUsed'],
  posts: ['PublicPost.body', 'PublicPost.platform', 'PublicPost.postedAt'],
  money: ['Invoice.amount'],
} as const;

describeOnPostgresql('LocusD reads by purpose', (open) => {
  let desk: Desk;
  let controller: Controller;
  beforeAll(async () => {
    desk = await openDesk(await open(), ['locusd']);
    controller = desk.of('locusd');
  });
  afterAll(() => desk.gateway.close());

  const tableOf = async (purposes: readonly string[]) =>
    truthTable(controller, await controller.person(), purposes, COLUMNS);

  test('marketing sees e-mail, phone and name, inquiries also what was written; neither address nor papers [OBL-LOCUS-PUR-07]', async () => {
    const reachable = { ...nothing(), name: 'yes', email: 'yes', phone: 'yes' };
    expect(await tableOf(['marketing.direct', 'support.inquiry'])).toEqual({
      'marketing.direct': reachable,
      'support.inquiry': { ...reachable, communication: 'yes' },
    });
  });

  test('address and identity number are denied for both, one denial each, citing the policy [OBL-LOCUS-PUR-07]', async () => {
    const person = await controller.person();
    for (const [role, purpose] of [
      ['marketing_manager', 'marketing.direct'],
      ['support_agent', 'support.inquiry'],
    ] as const) {
      const answer = await controller.ask(
        await controller.agent(role),
        purpose,
        'query ($id: ID!) { dataSubject(id: $id) { email address { street } nationalIdentificationNumber } }',
        { id: person.publicId },
      );
      expect(answer.data?.['dataSubject']).toEqual({
        email: person.stored.get('DataSubject.email'),
        address: null,
        nationalIdentificationNumber: null,
      });
      expect(denialsOf(answer)).toEqual([
        'DataSubject.address CATEGORY_NOT_IN_POLICY 1',
        'DataSubject.nationalIdentificationNumber CATEGORY_NOT_IN_POLICY 1',
      ]);
      for (const { policyClause } of answer.extensions?.privacy?.denials ?? []) {
        expect(policyClause).toMatchObject({ file: '003_e471b15e7725e451.txt', provenance: 'stated' });
      }
    }
  });

  test('papers and postal address are for contracts, and later for claims and legal duties [OBL-LOCUS-PUR-08]', async () => {
    const table = await tableOf(purposesOf(controller));
    for (const column of ['address', 'identityNumber', 'identityDocument', 'documentCopy'] as const) {
      expect([column, purposesThatShow(table, column)]).toEqual([
        column,
        {
          'contract.preparation_execution': 'yes',
          'legal.claims': 'yes',
          'legal.obligation': 'yes',
          'privacy.data_subject_rights': 'yes',
        },
      ]);
    }
  });

  test('for a contract only the role that makes contracts gets the identity number [OBL-LOCUS-PUR-08]', async () => {
    const person = await controller.person();
    const operation = 'query ($id: ID!) { dataSubject(id: $id) { nationalIdentificationNumber } }';
    const { policy } = controller.inForce;
    const got: string[] = [];
    for (const role of [...policy.roles.keys()].filter((each) => each !== 'visitor')) {
      for (const purpose of policy.purposes.keys()) {
        const agent = await controller.agent(role);
        const { data } = await controller.ask(agent, purpose, operation, { id: person.publicId });
        if (JSON.stringify(data).includes('0101990715003')) got.push(`${role} for ${purpose}`);
      }
    }
    expect(got).toEqual([
      'billing_clerk for contract.preparation_execution',
      'privacy_officer for legal.claims',
      'privacy_officer for legal.obligation',
      'privacy_officer for privacy.data_subject_rights',
    ]);
  });

  test('the server log is read to keep the site connected, comfortable and safe; not for inquiries [OBL-LOCUS-PUR-09]', async () => {
    const table = await tableOf(purposesOf(controller));
    expect(purposesThatShow(table, 'serverLog')).toEqual({
      'web.server_log': 'yes',
      'privacy.data_subject_rights': 'yes',
    });
    expect(table['web.server_log']).toEqual({ ...nothing(), serverLog: 'yes' });
  });

  test('an inquiry’s query for the IP address is denied [OBL-LOCUS-PUR-09]', async () => {
    const person = await controller.person();
    const answer = await controller.ask(
      await controller.agent('support_agent'),
      'support.inquiry',
      'query ($id: ID!) { dataSubject(id: $id) { visits(first: 1) { edges { node { ipAddress } } } } }',
      { id: person.publicId },
    );
    expect(answer.data).toEqual({ dataSubject: { visits: { edges: [{ node: { ipAddress: null } }] } } });
    expect(denialsOf(answer)).toEqual(['Visit.ipAddress CATEGORY_NOT_IN_POLICY 1']);
  });

  test('what people post is used for the exchange there, and not for marketing, surveys or measuring [OBL-LOCUS-PUR-10]', async () => {
    const table = await tableOf(purposesOf(controller));
    expect(purposesThatShow(table, 'posts')).toEqual({
      'social.interaction': 'yes',
      'privacy.data_subject_rights': 'yes',
    });
    expect(table['social.interaction']).toEqual({ ...nothing(), posts: 'yes' });
  });

  test('analytics of posts cannot even be declared: the policy has no such purpose [OBL-LOCUS-PUR-10]', async () => {
    const person = await controller.person();
    const operation =
      'query ($id: ID!) { dataSubject(id: $id) { publicPosts(first: 1) { edges { node { body } } } } }';
    const granted = {
      'analytics.web': ['user'],
      'analytics.product': ['user'],
      'marketing.direct': ['user'],
    } as const;
    const app = await controller.app(granted);
    const answers = new Map<string, unknown>();
    for (const purpose of Object.keys(granted)) {
      const answer = await controller.ask(app, purpose, operation, { id: person.publicId });
      expect(JSON.stringify(answer.data)).not.toContain(person.stored.get('PublicPost.body'));
      answers.set(purpose, answer.extensions?.privacy?.denials.find((each) => each.count > 0)?.reason);
    }
    expect(Object.fromEntries(answers)).toEqual({
      'analytics.web': 'PURPOSE_UNKNOWN',
      'analytics.product': 'PURPOSE_UNKNOWN',
      'marketing.direct': 'CATEGORY_NOT_IN_POLICY',
    });
  });
});

function nothing() {
  return Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, '-']));
}
