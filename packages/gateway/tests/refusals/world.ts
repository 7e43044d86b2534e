import { type Database, newPublicId, recomputeLawfulness } from '@remit/schema';
import type { TestDatabase } from '@remit/schema/testing';
import { digestOfToken } from '../../src/auth/token.ts';
import {
  logInForTest,
  type ProofKey,
  type Tamper,
  tamperedDatabase,
  TEST_NOW,
  TEST_TOKEN_KEY,
  type TestGateway,
} from '../../src/testing/index.ts';
import { type Controller, type Desk, openDesk } from '../obligations/fixtures/desk.ts';
import type { Person } from '../obligations/fixtures/person.ts';

type Transaction = Parameters<Parameters<Database['prisma']['$transaction']>[0]>[0];

/** Under which staff, visitors and the app below may read. */
export const PURPOSE = 'support.live_chat';
/** Rests on consent. */
export const NEWSLETTER = 'marketing.newsletter';
/** What an operation may cost here, and what a visitor has in a minute. */
export const MOST_POINTS = 3_000;
export const VISITORS_POINTS = 200;
/** Long-lived connections of one caller. */
const SEATS = 2;

/** A gateway with somebody of each kind before it, small enough limits to meet, and a hand on its database. */
export type World = {
  readonly desk: Desk;
  readonly gateway: TestGateway;
  readonly controller: Controller;
  readonly database: TestDatabase;
  readonly person: Person;
  readonly agent: string;
  readonly app: string;
  /** Of somebody to whom nothing else happens. */
  freshAgent(): Promise<string>;
  /** Puts a hand on statements; undefined takes it away. */
  tamper(with_: Tamper | undefined): void;
  /** A person of whom this was written down. */
  personWith(change: (tx: Transaction, personId: number) => Promise<unknown>): Promise<Person>;
  /** A token of the authorization server, for an app with this grant. */
  appToken(
    grantId: number,
    more?: { readonly revokedAt?: Date; readonly expiresAt?: Date; readonly boundTo?: string },
  ): Promise<string>;
  /** The same, bound to a key. */
  boundToken(key: Pick<ProofKey, 'thumbprint'>): Promise<string>;
  /** The cookie of somebody with this role who logged in. */
  session(role: string): Promise<string>;
  close(): Promise<void>;
};

export async function openWorld(database: TestDatabase): Promise<World> {
  let hand: Tamper | undefined;
  const watched = tamperedDatabase(database, (name, query, params) =>
    hand === undefined ? query() : hand(name, query, params),
  );
  const desk = await openDesk(watched, ['chat-center'], {
    // Proofs of keys are for an address.
    atOwnAddress: true,
    limits: {
      cost: { operation: MOST_POINTS, visitor: { pointsPerMinute: VISITORS_POINTS } },
      seats: { ofCaller: SEATS },
    },
  });
  const controller = desk.of('chat-center');
  const { controllerId, inForce } = controller;
  const app = await controller.app({ [PURPOSE]: ['user', 'employee'] });
  const world: World = {
    desk,
    gateway: desk.gateway,
    controller,
    database,
    person: await controller.person(),
    agent: (await controller.agent('support_agent')).token,
    app: app.token,
    freshAgent: async () => (await controller.agent('support_agent')).token,
    tamper: (with_) => void (hand = with_),
    async personWith(change) {
      const person = await controller.person({ agreedTo: [] });
      await database.prisma.$transaction(async (tx) => {
        await change(tx, person.id);
        await recomputeLawfulness(tx, inForce, [person.id], TEST_NOW);
      });
      return person;
    },
    async appToken(grantId, more = {}) {
      const { revokedAt, expiresAt = new Date(TEST_NOW.getTime() + 3_600_000), boundTo } = more;
      const token = newPublicId('client')
        .padEnd(43, 'x')
        .slice(-43)
        .replaceAll(/[^\w-]/g, 'x');
      await database.prisma.oAuthArtifact.create({
        data: {
          model: 'AccessToken',
          digest: digestOfToken(token, TEST_TOKEN_KEY),
          controllerId,
          grantId,
          scopes: ['tickets:read', 'chats:read', 'people:read'],
          purposes: { [PURPOSE]: ['user'] },
          sealed: '',
          createdAt: TEST_NOW,
          expiresAt,
          revokedAt: revokedAt ?? null,
          boundTo: boundTo ?? null,
        },
      });
      return token;
    },
    async boundToken({ thumbprint: boundTo }) {
      const { grantId = 0 } = await controller.app({ [PURPOSE]: ['user'] });
      return world.appToken(grantId, { boundTo });
    },
    async session(role) {
      const where = { ...desk.gateway, database, tokenKey: TEST_TOKEN_KEY, clock: () => TEST_NOW };
      return (await logInForTest(where, { controller: 'chat-center', role })).browser.cookies();
    },
    close: () => desk.gateway.close(),
  };
  return world;
}
