import { beforeAll, describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import type { Database } from '../db/database.ts';
import { kindOfPublicId } from '../db/public-id.ts';
import { CUSTOM_FIELD_KINDS } from '../graph/custom-field/kinds.ts';
import { referencesAcrossControllers } from '../testing/across-controllers.ts';
import { describeOnDatabases, type TestDatabase } from '../testing/database.ts';
import { holdingsOf } from './holdings.ts';
import { seed } from './seed.ts';

const now = new Date('2026-03-15T10:00:00Z');
const options = { clock: () => now, profiles: publishedProfiles };
const small = { ...options, conversationsPerController: 40 };

const tables = [
  'controller',
  'policy_version',
  'data_subject',
  'agent',
  'conversation',
  'message',
  'attachment',
  'custom_field',
  'custom_field_value',
  'visit',
  'invoice',
  'public_post',
  'consent_record',
  'objection',
  'restriction',
  'recipient',
  'oauth_client',
  '"grant"',
];

/** Everything in the database, byte for byte. */
async function contents({ sql }: Database): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of tables)
    found[table] = await sql.query(`all_${table}`, `SELECT * FROM ${table} ORDER BY id`);
  return found;
}

describeOnDatabases('the demo data', (open) => {
  test('comes out the same each time, other numbers give other people, and what is there is left alone', async () => {
    const [first, again, other] = await Promise.all([open(), open(), open()]);
    const made = await seed(first, small);
    expect(await seed(again, small)).toEqual(made);
    await seed(other, { ...small, seed: 2 });
    const before = await contents(first);
    expect(await contents(again)).toEqual(before);
    expect((await contents(other))['data_subject']).not.toEqual(before['data_subject']);
    expect(await seed(first, small)).toEqual([]);
    expect(await contents(first)).toEqual(before);
  }, 60_000);

  describe('in full', () => {
    let database: TestDatabase;
    const lines: string[] = [];
    let made: Awaited<ReturnType<typeof seed>>;

    beforeAll(async () => {
      database = await open();
      made = await seed(database, { ...options, onProgress: (line) => lines.push(line) });
    }, 60_000);

    test('gives every controller several hundred conversations, and says what it is doing', () => {
      expect(made.map(({ slug }) => slug)).toEqual(publishedProfiles.map(({ id }) => id));
      for (const controller of made) {
        expect(controller).toMatchObject({ people: 120, conversations: 300 });
        expect(controller.agents).toBeGreaterThanOrEqual(6);
        expect(controller.messages).toBeGreaterThan(1_200);
      }
      expect(lines).toHaveLength(publishedProfiles.length);
    });

    test('no row of one controller points at a row of another', async () => {
      expect(await referencesAcrossControllers(database)).toEqual([]);
    });

    test('every public id is unique, and tells its type', async () => {
      const rows = await database.sql.query<{ public_id: string }>(
        'public_ids',
        tables
          .filter((table) => !['oauth_client', 'agent', 'custom_field_value'].includes(table))
          .map((table) => `SELECT public_id FROM ${table}`)
          .join(' UNION ALL '),
      );
      expect(new Set(rows.map(({ public_id }) => public_id)).size).toBe(rows.length);
      expect(rows.filter(({ public_id }) => kindOfPublicId(public_id) === undefined)).toEqual([]);
    });

    test('conversations hold together', async () => {
      const faults = await database.sql.query(
        'conversation_faults',
        `SELECT c.id FROM conversation c
         WHERE (SELECT count(*) FROM message m WHERE m.conversation_id = c.id) NOT BETWEEN 3 AND 9
            OR c.opened_at <> (SELECT min(sent_at) FROM message m WHERE m.conversation_id = c.id)
            OR c.last_message_at <> (SELECT max(sent_at) FROM message m WHERE m.conversation_id = c.id)
            OR c.last_message_at > $1 OR c.closed_at > $1 OR c.closed_at < c.last_message_at
            OR (c.status = 'CLOSED') <> (c.closed_at IS NOT NULL)
            OR (c.kind = 'CHAT' AND c.subject IS NOT NULL)
            OR EXISTS (SELECT FROM message m WHERE m.conversation_id = c.id
                       AND (m.requester_id <> c.requester_id OR m.kind <> c.kind OR m.sent_at < c.opened_at))
            OR EXISTS (SELECT FROM data_subject d WHERE d.id = c.requester_id AND (d.kind <> 'CUSTOMER' OR d.created_at > c.opened_at))
            OR EXISTS (SELECT FROM data_subject d WHERE d.id = c.assignee_id AND d.kind <> 'STAFF')`,
        [now],
      );
      expect(faults).toEqual([]);
    });

    test.each(publishedProfiles)(
      'keeps nothing of a person that the policy of $id does not store',
      async (profile) => {
        const { id } = await database.prisma.controller.findUniqueOrThrow({ where: { slug: profile.id } });
        const { stores, keepsVisitorIp } = holdingsOf(profile);
        const columns = [
          ['phone_number', stores('user.contact.phone_number')],
          ['communication_service_id', stores('user.unique_id.communication_service')],
          ['address_street', stores('user.contact.address')],
          ['job_title', stores('user.job_title')],
          ['profile_photo_url', stores('user.account.profile_photo')],
          ['last_sign_in_at', stores('user.account.sign_in_activity')],
          ['national_identification_number', stores('user.government_id.national_identification_number')],
          ['identity_document_number', stores('user.government_id.document')],
          ['location', stores('user.location.imprecise')],
        ] as const;
        for (const [column, stored] of columns) {
          const [row] = await database.sql.query<{ filled: boolean }>(
            `filled_${column}`,
            `SELECT bool_or(${column} IS NOT NULL) AS filled FROM data_subject WHERE controller_id = $1`,
            [id],
          );
          expect([column, row?.filled]).toEqual([column, stored]);
        }
        const where = { controllerId: id };
        expect(
          (await database.prisma.visit.count({ where: { ...where, ipAddress: { not: null } } })) > 0,
        ).toBe(keepsVisitorIp);
        for (const { name, category } of CUSTOM_FIELD_KINDS) {
          const asked = await database.prisma.customFieldValue.count({ where: { ...where, category: name } });
          expect([name, asked > 0]).toEqual([name, stores(category)]);
        }
        expect((await database.prisma.invoice.count({ where })) > 0).toBe(
          stores('user.financial.transaction'),
        );
        expect((await database.prisma.publicPost.count({ where })) > 0).toBe(stores('user.content.public'));
      },
    );

    test.each(publishedProfiles)('shows every state that a person can be in under $id', async (profile) => {
      const { id } = await database.prisma.controller.findUniqueOrThrow({ where: { slug: profile.id } });
      const people = await database.prisma.dataSubject.findMany({ where: { controllerId: id } });
      const letters = people.map(({ lawfulness }) => lawfulness.replace(/^\d+:/, '').replace(/\|.*$/, ''));
      expect(letters.filter((state) => state === '')).toEqual([]);
      const wanted = profile.consent.validity.value === 'may_be_limited' ? 'LMRWOSEUTX' : 'LMRWOSEU';
      for (const letter of wanted) expect(letters.join('')).toContain(letter);
      const erased = people.filter(({ erasedAt }) => erasedAt !== null);
      expect(erased).toHaveLength(1);
      expect(erased[0]).toMatchObject({ displayName: null, email: null, givenName: null, phoneNumber: null });
      const minor = people.filter(({ declaredAge }) => (declaredAge ?? 99) < profile.children.minAge.value);
      expect(minor).toHaveLength(1);
    });

    test.each(publishedProfiles)('grants two apps what they ask for and $id lists', async (profile) => {
      const { id } = await database.prisma.controller.findUniqueOrThrow({ where: { slug: profile.id } });
      const grants = await database.prisma.grant.findMany({
        where: { controllerId: id },
        include: { oauthClient: true, recipient: true },
      });
      expect(grants.map(({ oauthClient }) => oauthClient.name).sort()).toEqual([
        'Example CRM',
        'Example Chat Bridge',
      ]);
      for (const grant of grants) {
        expect(grant.recipient).toMatchObject({ controllerId: id, active: true });
        const known = profile.purposes.map((purpose) => purpose.id);
        expect(Object.keys(grant.purposes as object).length).toBeGreaterThan(0);
        for (const purpose of Object.keys(grant.purposes as object)) expect(known).toContain(purpose);
      }
    });

    test('addresses and numbers belong to nobody', async () => {
      const people = await database.prisma.dataSubject.findMany({ where: { email: { not: null } } });
      for (const { email, phoneNumber } of people) {
        expect(email).toMatch(/@(example\.(com|org)|[a-z]+\.example)$/);
        expect(phoneNumber ?? '+381 50 0').toMatch(/^\+(381 50 0|44 7700 900|49 30 23125 |40 510 000 )/);
      }
      const visits = await database.prisma.visit.findMany({ where: { ipAddress: { not: null } } });
      for (const { ipAddress } of visits)
        expect(ipAddress).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113|2001:db8)[.:]/);
      const staff = await database.prisma.agent.findMany();
      for (const { email } of staff) expect(email).toMatch(/\.example$/);
    });
  });
});
