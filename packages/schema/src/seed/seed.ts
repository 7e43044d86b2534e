import type { Database } from '../db/database.ts';
import { newPublicId } from '../db/public-id.ts';
import { loadProfile } from '../profile/load.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import { recomputeLawfulness } from '../purpose/lawfulness.ts';
import { publishPolicy } from '../purpose/publish-policy.ts';
import { makeInvoices, makePosts, makeVisits } from './activity.ts';
import { makeStaff } from './agents.ts';
import { makeApps, makeGrants } from './apps.ts';
import { businessFor } from './businesses/index.ts';
import { makeConversations } from './conversations.ts';
import { makeCustomFields } from './custom-fields.ts';
import { makeDesk } from './desk.ts';
import { insertRows } from './insert.ts';
import { makeNotes } from './notes.ts';
import { makeCustomers } from './people.ts';
import { makeRatings, makeSeen } from './presence.ts';
import { makeCases, makeConsents } from './privacy-facts.ts';
import { type Random, randomFrom } from './random.ts';
import { before, type ControllerRows, day, type Owner } from './rows.ts';

export type SeedOptions = {
  /** The moment that the data leads up to. */
  readonly clock: () => Date;
  /** One controller is made of each; a controller that is there already is left alone. */
  readonly profiles: readonly PolicyProfile[];
  /** Another number gives other people and conversations; default 1. */
  readonly seed?: number;
  /** Default 300, with two people for every five. */
  readonly conversationsPerController?: number;
  readonly onProgress?: (line: string) => void;
};

/** What was made for one controller. */
export type SeededController = {
  readonly slug: string;
  readonly people: number;
  readonly agents: number;
  readonly conversations: number;
  readonly messages: number;
};

/**
 * Fills a migrated database with demo data: for each profile a controller, its policy in force, staff, customers,
 * conversations, consents of every status, and two third-party apps. Deterministic: the same options on an empty
 * database give the same rows. Names, addresses and numbers belong to nobody.
 *
 * Public ids are made of the same randomness and so can be guessed: never seed a database that holds real people.
 *
 * @returns the controllers that were made now
 * @throws {Error} a profile that does not load
 *
 * @example
 * await seed(database, { clock: () => new Date(), profiles: publishedProfiles, onProgress: console.log });
 */
export async function seed(database: Database, options: SeedOptions): Promise<SeededController[]> {
  const made: SeededController[] = [];
  for (const published of options.profiles) {
    const loaded = loadProfile(published, { mode: 'demo' });
    if (!loaded.ok)
      throw new Error(`The profile ${published.id} does not load: ${JSON.stringify(loaded.faults)}`);
    const { profile, sha256 } = loaded;
    if ((await database.prisma.controller.count({ where: { slug: profile.id } })) > 0) continue;
    options.onProgress?.(`Filling ${profile.id} with people and conversations.`);
    const random = randomFrom(`${options.seed ?? 1}/${profile.id}`);
    made.push(await fillController(database, { ...options, profile, sha256, random }));
  }
  return made;
}

async function fillController(
  { prisma }: Database,
  { clock, conversationsPerController = 300, profile, sha256, random }: Filling,
): Promise<SeededController> {
  const now = clock();
  return prisma.$transaction(
    async (tx) => {
      const publishedAt = before(now, 400 * day);
      const { id: controllerId } = await tx.controller.create({
        data: {
          publicId: newPublicId('controller', random.bytes),
          slug: profile.id,
          displayName: profile.controller.displayName.value,
          timeZone: profile.controller.timeZone.value,
          createdAt: publishedAt,
        },
      });
      const inForce = await publishPolicy(tx, controllerId, { profile, sha256 }, publishedAt, random.bytes);
      const owner = { controllerId, policyVersionId: inForce.policyVersionId };
      const rows = makeRows(profile, owner, now, conversationsPerController, random);
      const personIds = await insertRows(tx, rows);
      await makeApps(tx);
      await makeGrants(tx, profile, owner, before(now, 30 * day), random.fork('apps'));
      await recomputeLawfulness(tx, inForce, personIds, now);
      return {
        slug: profile.id,
        people: rows.people.length - rows.agents.length,
        agents: rows.agents.length,
        conversations: rows.conversations.length,
        messages: rows.messages.length,
      };
    },
    { timeout: 300_000, maxWait: 60_000 },
  );
}

type Filling = SeedOptions & {
  readonly profile: PolicyProfile;
  readonly sha256: string;
  readonly random: Random;
};

function makeRows(
  profile: PolicyProfile,
  owner: Owner,
  now: Date,
  count: number,
  random: Random,
): ControllerRows {
  const business = businessFor(profile.id);
  // Each part draws from a stream of its own, so that a new kind of data does not change all the others.
  const setting = (part: string) => ({ business, profile, owner, now, random: random.fork(part) });
  const customers = makeCustomers(Math.max(15, Math.round(count * 0.4)), setting('people'));
  const staff = makeStaff(6, customers.length + 1, setting('staff'));
  const conversations = makeConversations(count, { customers, staff }, setting('conversations'));
  const { erased, ...cases } = makeCases(customers, setting('cases'));
  const gone = new Set(erased.map(({ id }) => id));
  for (const conversation of conversations.conversations) {
    if (gone.has(conversation.requesterId)) conversation.subject = null;
  }
  for (const message of conversations.messages) {
    if (gone.has(message.requesterId)) message.body = '(erased)';
  }
  const teams = makeDesk(conversations.conversations, setting('desk'));
  const notes = makeNotes(conversations.conversations, staff, setting('notes'));
  const present = customers.filter(({ row }) => !gone.has(row.id));
  return {
    people: [...customers, ...staff].map(({ row }) => row),
    agents: staff.map(({ agent }) => agent),
    ...conversations,
    teams,
    seen: makeSeen(conversations, setting('seen')),
    ratings: makeRatings(conversations.conversations, setting('ratings')).filter(
      ({ requesterId }) => !gone.has(requesterId),
    ),
    notes: notes.filter(({ requesterId }) => !gone.has(requesterId)),
    ...makeCustomFields(
      conversations.conversations.filter(({ requesterId }) => !gone.has(requesterId)),
      setting('custom fields'),
    ),
    attachments: conversations.attachments.filter(({ requesterId }) => !gone.has(requesterId)),
    visits: makeVisits(present, setting('visits')),
    invoices: makeInvoices(present, setting('invoices')),
    posts: makePosts(present, setting('posts')),
    consents: makeConsents(customers, setting('consents')),
    ...cases,
  };
}
