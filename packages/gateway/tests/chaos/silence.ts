import { setTimeout as pause } from 'node:timers/promises';
import type { TestDatabase } from '@remit/schema/testing';
import { revokeToken } from '../../src/auth/issue-token.ts';
import { TEST_TOKEN_KEY, until } from '../../src/testing/index.ts';
import { personWithTicket, touch } from './tickets.ts';
import { openWatchers, p99, type Watcher } from './watchers.ts';
import { openWithoutNotifications } from './without-notifications.ts';
import { ADVERTISING, sayConsent, seedNow, startGateway } from './world.ts';

const purpose = 'marketing.communications';

type Options = {
  readonly database: TestDatabase;
  readonly sockets: number;
  /** Whether NOTIFY comes through. */
  readonly notifies: boolean;
  readonly patience: number;
};

export type Outcome = {
  readonly sockets: number;
  /** Sockets that were open, listened and heard until the withdrawal. */
  readonly listening: number;
  /**
   * Milliseconds from the acknowledgement of the withdrawal, in the middle of an event to all, until 99 of 100 sockets had
   * got the field for the last time; 0: never after it.
   */
  readonly silentAfter: number;
  /** Sockets that heard the event after that one; it must have come without the field. */
  readonly told: number;
  /** Events that began after the withdrawal was acknowledged and still carried the field. */
  readonly leaks: number;
  /** Sockets whose stream ended, with the reason, when the token was revoked. */
  readonly ended: number;
  /** Milliseconds from the acknowledgement of the revocation until 99 of 100 streams had ended. */
  readonly endedAfter: number;
  /** Events that anybody got after its stream had ended. */
  readonly afterTheEnd: number;
};

/** Somebody withdraws consent at one process while staff watch at two; then the token of the staff is revoked. */
export async function afterWithdrawal({
  database: usual,
  sockets,
  notifies,
  patience,
}: Options): Promise<Outcome> {
  const tokens = await seedNow(usual, ADVERTISING);
  const database = notifies ? usual : await openWithoutNotifications(usual);
  const person = await personWithTicket(database);
  const visitor = await tokens.visitor(ADVERTISING, person);
  const token = await tokens.agent(ADVERTISING, 'marketing_manager');
  const gateways = await Promise.all([startGateway(database), startGateway(database)]);
  const say = (verb: 'giveConsent' | 'withdrawConsent') =>
    sayConsent(gateways[0]?.url ?? '', visitor, verb, purpose);
  await say('giveConsent');
  const watchers = await openWatchers(gateways, sockets, { token, purpose, person });
  const all = (what: string, is: (watcher: Watcher) => boolean) =>
    until(what, () => watchers.every(is), patience).catch(() => undefined);
  const afresh = async () => {
    await until('what was before is told', () => isQuiet(watchers), patience);
    for (const watcher of watchers) watcher.forget();
  };
  try {
    await touch(database, person);
    await all('every socket hears', ({ heard }) => heard.withField.length > 0);
    const listening = watchers.filter(({ heard }) => heard.withField.length > 0).length;
    await afresh();

    await touch(database, person);
    await say('withdrawConsent');
    const withdrawn = performance.now();
    await all('every socket heard of it', ({ heard }) => heard.all.length > 0);
    await until('what was before is told', () => isQuiet(watchers), patience);
    const silences = watchers.map(({ heard }) => Math.max(0, (heard.withField.at(-1) ?? 0) - withdrawn));
    await afresh();

    await touch(database, person);
    await all('every socket heard what came after', ({ heard }) => heard.all.length > 0);
    const told = watchers.filter(({ heard }) => heard.all.length > 0).length;
    const leaks = watchers.flatMap(({ heard }) => heard.withField).length;
    await afresh();

    await revokeToken({ database, tokenKey: TEST_TOKEN_KEY, now: new Date() }, token);
    const revoked = performance.now();
    await all('every stream ended', ({ heard }) => heard.ended !== undefined);
    await touch(database, person);
    await until('nothing comes any more', () => isQuiet(watchers), patience);
    const ends = watchers.flatMap(({ heard: { ended } }) =>
      ended?.reason.includes('TOKEN_REVOKED') === true ? [ended.at - revoked] : [],
    );
    return {
      sockets,
      listening,
      silentAfter: p99(silences),
      told,
      leaks,
      ended: ends.length,
      endedAfter: p99(ends),
      afterTheEnd: watchers.flatMap(({ heard }) => heard.all).length,
    };
  } finally {
    for (const watcher of watchers) watcher.close();
    await Promise.all(gateways.map((gateway) => gateway.kill()));
    if (database !== usual) await database.close();
  }
}

/** Whether nobody heard anything for a while: longer than a poll takes. */
async function isQuiet(watchers: readonly Watcher[]): Promise<boolean> {
  const count = () => watchers.reduce((sum, { heard }) => sum + heard.all.length, 0);
  const before = count();
  await pause(1_200);
  return count() === before;
}
