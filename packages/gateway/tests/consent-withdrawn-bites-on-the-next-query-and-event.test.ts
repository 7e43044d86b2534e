import { openDatabase } from '@remit/schema';
import { describeOnDatabases } from '@remit/schema/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denialsOf, startTestGateway, type TestGateway } from '../src/testing/index.ts';

const purpose = 'marketing.communications';
const SAY = (verb: string) =>
  `mutation ($input: ConsentInput!) { ${verb}(input: $input) { problems { message } consent { status } } }`;
const READ = 'query ($id: ID!) { dataSubject(id: $id) { email } }';
const WATCH = 'subscription { ticketChanged { requester { id email } } }';

describeOnDatabases('consent withdrawn', (open, kind) => {
  /** Two processes: each has caches, connections and listeners of its own. */
  let here: TestGateway;
  let there: TestGateway;
  let visitor: string;
  let marketer: string;
  let person: { publicId: string; email: string };

  beforeAll(async () => {
    const database = await open();
    here = await startTestGateway({ database, controllers: ['chat2desk'] });
    const second =
      kind === 'postgresql' && database.url
        ? await openDatabase({ url: database.url, poolSize: 4 })
        : database;
    there = await startTestGateway({ database: second });
    // One ticket, so that one change is one event.
    const [found] = await database.sql.query<{ publicId: string; email: string }>(
      'person_with_one_ticket',
      `SELECT d.public_id AS "publicId", d.email
         FROM data_subject d JOIN conversation c ON c.requester_id = d.id
        WHERE d.kind = 'CUSTOMER' AND d.erased_at IS NULL AND d.email IS NOT NULL
        GROUP BY d.id HAVING count(*) FILTER (WHERE c.kind = 'TICKET') = 1 ORDER BY d.id LIMIT 1`,
    );
    if (found === undefined) throw new Error('The seed made nobody with one ticket.');
    person = found;
    visitor = await here.tokens.visitor('chat2desk', person.publicId);
    marketer = await here.tokens.agent('chat2desk', 'marketing_manager');
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    if (there.database !== here.database) await there.database.close();
  });

  async function say(verb: 'giveConsent' | 'withdrawConsent'): Promise<unknown> {
    const { data } = await here.ask(SAY(verb), {
      as: visitor,
      variables: { input: { purpose, ...(verb === 'giveConsent' && { wording: 'Yes, write to me.' }) } },
    });
    return data?.[verb];
  }
  const read = (gateway: TestGateway) =>
    gateway.ask(READ, { as: marketer, purpose, variables: { id: person.publicId } });

  test('the next query and the next event are without the field, in every process; what was read stays recorded (OBL-MULTI-CON-01, OBL-MULTI-CON-02)', async () => {
    expect(await say('giveConsent')).toMatchObject({ problems: [], consent: { status: 'GIVEN' } });
    for (const gateway of [here, there]) {
      expect((await read(gateway)).data).toEqual({ dataSubject: { email: person.email } });
    }
    const watches = await Promise.all(
      (['ws', 'sse'] as const).map((over) => there.watch(WATCH, { as: marketer, purpose, over })),
    );
    const recorded = await here.database.prisma.ledgerEntry.findMany({ orderBy: { id: 'asc' } });

    expect(await say('withdrawConsent')).toMatchObject({ problems: [], consent: { status: 'WITHDRAWN' } });

    for (const gateway of [here, there]) {
      const answer = await read(gateway);
      expect(answer.data).toEqual({ dataSubject: { email: null } });
      expect(denialsOf(answer)).toEqual(['DataSubject.email CONSENT_WITHDRAWN 1']);
    }
    for (const watch of watches) {
      const event = await watch.next();
      expect(event?.data).toEqual({ ticketChanged: { requester: { id: person.publicId, email: null } } });
      expect(denialsOf(event ?? {})).toEqual(['DataSubject.email CONSENT_WITHDRAWN 1']);
      await watch.stop();
    }
    const after = await here.database.prisma.ledgerEntry.findMany({
      orderBy: { id: 'asc' },
      take: recorded.length,
    });
    expect(after).toEqual(recorded);
  });

  test('given again, it is read again (OBL-MULTI-CON-01)', async () => {
    await say('giveConsent');
    const watch = await there.watch(WATCH, { as: marketer, purpose });
    await say('withdrawConsent');
    await say('giveConsent');
    expect((await read(there)).data).toEqual({ dataSubject: { email: person.email } });
    // Each event is decided when it is delivered, so both may find the consent given again; the last one must.
    await watch.next();
    expect((await watch.next())?.data).toEqual({
      ticketChanged: { requester: { id: person.publicId, email: person.email } },
    });
    await watch.stop();
  });
});
