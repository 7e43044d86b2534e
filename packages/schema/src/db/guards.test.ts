import { beforeAll, expect, test } from 'vitest';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import { newPublicId } from './public-id.ts';

/** Each row tries to break one guard with raw SQL; `$id` columns come from the rows made before. */
const appendOnly = ['consent_record', 'policy_version', 'ledger_entry', 'ledger_plan'];
const refusedRows: [rule: string, sql: string][] = [
  [
    'access_token_one_holder',
    `INSERT INTO access_token (digest, controller_id, created_at) VALUES (repeat('a', 64), 1, now())`,
  ],
  [
    'access_token_one_holder',
    `INSERT INTO access_token (digest, controller_id, created_at, agent_id, data_subject_id)
     SELECT repeat('a', 64), 1, now(), agent.id, agent.data_subject_id FROM agent`,
  ],
  [
    'access_token_one_holder',
    `INSERT INTO access_token (digest, controller_id, created_at, grant_id, data_subject_id)
     SELECT repeat('a', 64), 1, now(), (SELECT id FROM "grant"), (SELECT id FROM data_subject LIMIT 1)`,
  ],
  [
    'access_token_digest_is_sha256',
    `INSERT INTO access_token (digest, controller_id, created_at, agent_id) SELECT 'the-token-itself', 1, now(), id FROM agent`,
  ],
  [
    'consent_record_only_given_ends',
    `INSERT INTO consent_record (public_id, controller_id, data_subject_id, policy_version_id, purpose, status, route, recorded_at, valid_until)
     SELECT 'c', 1, id, 1, 'x', 'REFUSED', 'test', now(), now() FROM data_subject LIMIT 1`,
  ],
  [
    'objection_decided',
    `INSERT INTO objection (public_id, controller_id, data_subject_id, purpose, status, received_at)
     SELECT 'o', 1, id, 'x', 'ACCEPTED', now() FROM data_subject LIMIT 1`,
  ],
  [
    'objection_decided',
    `INSERT INTO objection (public_id, controller_id, data_subject_id, purpose, status, received_at, decided_at)
     SELECT 'o', 1, id, 'x', 'RECEIVED', now(), now() FROM data_subject LIMIT 1`,
  ],
  [
    'restriction_order',
    `INSERT INTO restriction (public_id, controller_id, data_subject_id, trigger, started_at, lifted_at)
     SELECT 'r', 1, id, 'x', now(), now() - interval '1 day' FROM data_subject LIMIT 1`,
  ],
  ['conversation_only_ticket_of_chat', `UPDATE conversation SET kind = 'CHAT', chat_id = id`],
  ['conversation_only_ticket_of_chat', `UPDATE conversation SET chat_id = id`],
  ['conversation_order', `UPDATE conversation SET closed_at = opened_at - interval '1 second'`],
  ['attachment_size', `UPDATE attachment SET byte_size = -1`],
  ['invoice_amounts', `UPDATE invoice SET amount = -1, outstanding = 0`],
  ['invoice_amounts', `UPDATE invoice SET outstanding = -1`],
  ['invoice_amounts', `UPDATE invoice SET outstanding = amount + 1`],
  ['invoice_currency', `UPDATE invoice SET currency = 'eur'`],
  ['data_subject_age', `UPDATE data_subject SET declared_age = -1`],
  ['recipient_country', `UPDATE recipient SET country = 'Serbia'`],
  ['grant_version', `UPDATE "grant" SET version = 0`],
  ['grant_purposes_is_object', `UPDATE "grant" SET purposes = '[]'`],
  ['visit_order', `UPDATE visit SET ended_at = started_at - interval '1 second'`],
  ['custom_field_key', `UPDATE custom_field SET key = 'No Key'`],
  ['custom_field_label', `UPDATE custom_field SET label = ''`],
  ['custom_field_options', `UPDATE custom_field SET options = ARRAY['x']`],
  ['custom_field_kind', `UPDATE custom_field SET category = 'TRANSACTION'`],
  [
    'custom_field_value_controller_id_type_category_field_id_fkey',
    `UPDATE custom_field SET category = 'ADDRESS'`,
  ],
  ['custom_field_value_fits', `UPDATE custom_field_value SET value = ''`],
  ['custom_field_value_fits', `UPDATE custom_field_value SET value = repeat('x', 2001)`],
  ['custom_field_value_fits', `UPDATE custom_field_value SET type = 'NUMBER'`],
  ['custom_field_value_fits', `UPDATE custom_field_value SET type = 'YES_NO'`],
  ['custom_field_value_fits', `UPDATE custom_field_value SET type = 'DATE'`],
  [
    'ledger_entry_caller',
    `INSERT INTO ledger_entry (controller_id, recorded_at, caller_kind, policy_version_id, plan_id)
     SELECT 1, now(), 'ADMIN', 1, id FROM ledger_plan`,
  ],
];

describeOnDatabases('the database itself refuses', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await makeOneOfEach(database);
  });

  const changes = appendOnly.flatMap((table) => [
    [table, `UPDATE ${table} SET id = id`],
    [table, `UPDATE ${table} SET id = id WHERE false`],
    [table, `DELETE FROM ${table}`],
    [table, `DELETE FROM ${table} WHERE id = -1`],
    [table, `TRUNCATE ${table} CASCADE`],
  ]);
  test.each(changes)('%s is append-only: %s', async (table, sql) => {
    const refused = database.prisma.$executeRawUnsafe(sql);
    await expect(refused).rejects.toThrow(`${table} is append-only: ${sql.split(' ')[0]} is refused`);
  });

  test('to empty an append-only table through the one it points at', async () => {
    const refused = database.prisma.$executeRawUnsafe('TRUNCATE data_subject CASCADE');
    await expect(refused).rejects.toThrow('consent_record is append-only');
  });

  test('to change an append-only row by way of INSERT', async () => {
    const refused = database.prisma.$executeRawUnsafe(
      `INSERT INTO ledger_plan (digest, description) VALUES ('d', '{}') ON CONFLICT (digest) DO UPDATE SET description = '[]'`,
    );
    await expect(refused).rejects.toThrow('ledger_plan is append-only');
  });

  test('to change an append-only row through Prisma', async () => {
    const { prisma } = database;
    await expect(prisma.consentRecord.updateMany({ data: { status: 'GIVEN' } })).rejects.toThrow(
      'append-only',
    );
    await expect(prisma.consentRecord.deleteMany()).rejects.toThrow('append-only');
    await expect(prisma.dataSubject.deleteMany()).rejects.toThrow();
    expect(await prisma.consentRecord.count()).toBe(1);
  });

  test('nothing of the append-only tables was lost by all these attempts', async () => {
    for (const table of appendOnly) {
      const rows = await database.sql.query(`count_${table}`, `SELECT 1 FROM ${table}`);
      expect([table, rows.length]).toEqual([table, 1]);
    }
  });

  test.each(refusedRows)('what breaks %s: %s', async (rule, sql) => {
    await expect(database.prisma.$executeRawUnsafe(sql)).rejects.toThrow(rule);
  });
});

async function makeOneOfEach({ prisma }: TestDatabase): Promise<void> {
  const now = new Date('2026-01-01T00:00:00Z');
  const own = { controllerId: 1 };
  await prisma.controller.create({
    data: { id: 1, publicId: newPublicId('controller'), slug: 'acme', displayName: 'Acme', timeZone: 'UTC' },
  });
  await prisma.policyVersion.create({
    data: { ...own, id: 1, publicId: newPublicId('policy'), sha256: 'x', profile: {}, publishedAt: now },
  });
  await prisma.dataSubject.create({ data: { ...own, id: 1, publicId: newPublicId('person') } });
  await prisma.agent.create({
    data: {
      ...own,
      publicId: newPublicId('agent'),
      dataSubjectId: 1,
      displayName: 'x',
      email: 'x@example.com',
      role: 'x',
    },
  });
  const ofPerson = { ...own, dataSubjectId: 1 };
  await prisma.consentRecord.create({
    data: {
      ...ofPerson,
      publicId: newPublicId('consent'),
      policyVersionId: 1,
      purpose: 'x',
      status: 'GIVEN',
      route: 'test',
      recordedAt: now,
    },
  });
  await prisma.visit.create({ data: { ...ofPerson, publicId: newPublicId('visit'), startedAt: now } });
  await prisma.invoice.create({
    data: {
      ...ofPerson,
      publicId: newPublicId('invoice'),
      number: '1',
      description: 'x',
      currency: 'EUR',
      amount: 100,
      issuedAt: now,
    },
  });
  const conversation = await prisma.conversation.create({
    data: {
      ...own,
      publicId: newPublicId('ticket'),
      kind: 'TICKET',
      purpose: 'x',
      requesterId: 1,
      openedAt: now,
    },
  });
  const message = await prisma.message.create({
    data: {
      ...own,
      publicId: newPublicId('ticketMessage'),
      conversationId: conversation.id,
      kind: 'TICKET',
      authorId: 1,
      requesterId: 1,
      body: 'x',
      sentAt: now,
    },
  });
  await prisma.attachment.create({
    data: {
      ...own,
      publicId: newPublicId('attachment'),
      conversationId: conversation.id,
      messageId: message.id,
      authorId: 1,
      requesterId: 1,
      fileName: 'x.pdf',
      mediaType: 'application/pdf',
      byteSize: 0,
    },
  });
  const kind = { type: 'TEXT', category: 'TICKET_CONTENT' } as const;
  const field = await prisma.customField.create({
    data: {
      ...own,
      ...kind,
      publicId: newPublicId('customField'),
      key: 'x',
      label: 'x',
      position: 1,
      createdAt: now,
    },
  });
  await prisma.customFieldValue.create({
    data: { ...own, ...kind, conversationId: conversation.id, fieldId: field.id, value: 'x', setAt: now },
  });
  await prisma.recipient.create({
    data: { ...own, publicId: newPublicId('recipient'), name: 'x', country: 'RS' },
  });
  const app = await prisma.oAuthClient.create({ data: { clientId: 'x', name: 'x', publisher: 'x' } });
  await prisma.grant.create({
    data: { ...own, publicId: newPublicId('grant'), oauthClientId: app.id, purposes: {}, grantedAt: now },
  });
  const plan = await prisma.ledgerPlan.create({ data: { digest: 'd', description: {} } });
  await prisma.ledgerEntry.create({
    data: { ...own, recordedAt: now, callerKind: 'AGENT', policyVersionId: 1, planId: plan.id },
  });
}
