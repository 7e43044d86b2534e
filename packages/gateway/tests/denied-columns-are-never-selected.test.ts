import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestGateway, type TestGateway } from '../src/testing/index.ts';

const FIELDS = `displayName givenName familyName email phoneNumber communicationServiceId jobTitle profilePhotoUrl
  lastSignInAt nationalIdentificationNumber identityDocumentNumber location address { street city }`;

/** Every way of writing a field down. */
const DISGUISES = [
  ['a field', `{ tickets(first: 3) { edges { node { subject requester { ${FIELDS} } } } } }`],
  ['an alias', '{ tickets(first: 3) { edges { node { a: subject requester { b: email c: email } } } } }'],
  [
    'a fragment',
    '{ tickets(first: 3) { edges { node { ...f } } } } fragment f on Ticket { subject requester { ...g } } fragment g on DataSubject { email }',
  ],
  [
    'an inline fragment',
    '{ tickets(first: 3) { edges { node { ... on Conversation { requester { ... on DataSubject { email phoneNumber } } } } } } }',
  ],
  [
    'a participant',
    '{ tickets(first: 3) { edges { node { messages { edges { node { author { displayName } body } } } } } } }',
  ],
  [
    'a directive that is on',
    'query ($yes: Boolean = true) { tickets(first: 3) { edges { node { requester { email @include(if: $yes) } } } } }',
  ],
  ['a list of people', `{ dataSubjects(first: 3) { edges { node { ${FIELDS} } } } }`],
  [
    'relations',
    '{ dataSubjects(first: 3) { edges { node { visits(first: 2) { edges { node { ipAddress userAgent clickstream } } } invoices { edges { node { number amount } } } } } } }',
  ],
] as const;

const COLUMNS =
  /\b(display_name|given_name|family_name|email|phone_number|communication_service_id|job_title|profile_photo_url|last_sign_in_at|national_identification_number|identity_document_number|location|address_\w+|subject|body|ip_address|user_agent|clickstream|number|amount)\b/g;

describeOnDatabases('a column that is denied', (open) => {
  const statements: string[] = [];
  let gateway: TestGateway;
  let analyst: string;
  let agent: string;

  beforeAll(async () => {
    const database = await open({ onStatement: (sql) => statements.push(sql) });
    gateway = await startTestGateway({ database, controllers: ['chat-center'] });
    analyst = await gateway.tokens.agent('chat-center', 'data_analyst');
    agent = await gateway.tokens.agent('chat-center');
  });
  afterAll(() => gateway.close());

  /** The columns of people's data in the statements that read it; auth and ledger have their own. */
  async function columnsRead(operation: string, as: string, purpose: string | undefined): Promise<string[]> {
    statements.length = 0;
    const { errors } = await gateway.ask(operation, { as, ...(purpose && { purpose }) });
    expect(errors).toBeUndefined();
    const reads = statements.filter((sql) => !/access_token|ledger_/.test(sql));
    return [...new Set(reads.flatMap((sql) => sql.match(COLUMNS) ?? []))].sort();
  }

  test.each(DISGUISES)(
    'is not in the SQL, written as %s, for a purpose that sees technical data only (OBL-TCC-PUR-04)',
    async (_how, operation) => {
      const technical = ['clickstream', 'ip_address', 'user_agent'];
      const read = await columnsRead(operation, analyst, 'analytics.improvement');
      expect(read.filter((column) => !technical.includes(column))).toEqual([]);
    },
  );

  test.each(DISGUISES)('is not in the SQL, written as %s, without a purpose', async (_how, operation) => {
    expect(await columnsRead(operation, agent, undefined)).toEqual([]);
  });

  test('and what is allowed is there, so the look is no blind one', async () => {
    const read = await columnsRead(DISGUISES[4][1], agent, 'support.live_chat');
    expect(read).toContain('display_name');
    const chat = '{ chats(first: 1) { edges { node { messages { edges { node { body } } } } } } }';
    expect(await columnsRead(chat, agent, 'support.live_chat')).toEqual(['body']);
  });
});
