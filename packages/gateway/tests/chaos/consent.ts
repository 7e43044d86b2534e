import type { Database } from '@remit/schema';
import { askOverHttp } from '../../src/testing/index.ts';
import type { TestTokens } from '../../src/testing/test-tokens.ts';
import { ADVERTISING, sayConsent } from './world.ts';

const purpose = 'marketing.communications';
const READ = 'query ($id: ID!) { dataSubject(id: $id) { email } }';

/** Somebody who may say yes and no, and the token to say it with. */
type Asked = { readonly publicId: string; readonly token: string };

type Options = {
  /** Where consent is given and withdrawn. */
  readonly here: string;
  /** Where it is read at once: another process, with connections and memory of its own. */
  readonly there: string;
  readonly people: readonly Asked[];
  /** The token of an agent who may read only what rests on that consent. */
  readonly reader: string;
  readonly rounds: number;
};

export type Outcome = {
  readonly rounds: number;
  /** Reads right after consent was given that brought the field; all must. */
  readonly seen: number;
  /** Reads that were begun after the withdrawal had been acknowledged, and brought the field. */
  readonly stale: number;
};

/** People who go through their rounds at the same time. */
const LANES = 4;

/**
 * In each round somebody gives consent at one process and withdraws it, and after each answer an agent reads the field at
 * another. One more read is on its way while the withdrawal is: what it sees may go either way, and must not be remembered.
 */
export async function acrossProcesses({ here, there, people, reader, rounds }: Options): Promise<Outcome> {
  let [seen, stale] = [0, 0];

  async function isRead(id: string): Promise<boolean> {
    const answer = await askOverHttp(there, READ, { as: reader, purpose, variables: { id } });
    const person = answer.data?.['dataSubject'] as { email: string | null } | null | undefined;
    if (!person) throw new Error(`The person was not found: ${JSON.stringify(answer)}`);
    return person.email !== null;
  }

  async function go({ publicId, token }: Asked): Promise<void> {
    await sayConsent(here, token, 'giveConsent', purpose);
    if (await isRead(publicId)) seen += 1;
    await Promise.all([isRead(publicId), sayConsent(here, token, 'withdrawConsent', purpose)]);
    if (await isRead(publicId)) stale += 1;
  }

  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const own = people.filter((_person, index) => index % LANES === lane);
      for (let round = lane; round < rounds; round += LANES) {
        const person = own[Math.floor(round / LANES) % own.length];
        if (person === undefined) throw new Error('There are fewer people than lanes.');
        await go(person);
      }
    }),
  );
  return { rounds, seen, stale };
}

/** Customers with an address, of whom nothing but consent decides whether it is read. */
export async function peopleToAsk(
  { sql }: Database,
  tokens: TestTokens,
  count: number,
): Promise<readonly Asked[]> {
  const found = await sql.query<{ id: string }>(
    'people_to_ask',
    `SELECT d.public_id AS id FROM data_subject d
      WHERE d.kind = 'CUSTOMER' AND d.erased_at IS NULL AND d.email IS NOT NULL
        AND coalesce(d.declared_age, 18) >= 18
        AND NOT EXISTS (SELECT FROM restriction r WHERE r.data_subject_id = d.id)
        AND EXISTS (SELECT FROM conversation c WHERE c.requester_id = d.id)
      ORDER BY d.id LIMIT $1`,
    [count],
  );
  const asked: Asked[] = [];
  for (const { id } of found) asked.push({ publicId: id, token: await tokens.visitor(ADVERTISING, id) });
  return asked;
}
