import { expect, test, vi } from 'vitest';
import { Cohort, Cohorts, type Member, type Work } from './cohort.ts';
import type { Delivery } from './delivery.ts';
import type { Told } from './logged-event.ts';

const event = (sequence: bigint): Told => ({
  controllerId: 1,
  type: 'CHAT_CHANGED',
  conversationId: 1,
  messageId: null,
  dataSubjectId: null,
  sequence,
  isOver: false,
});
const delivered: Delivery = { kind: 'told', result: {}, cursor: 'a place' };

/** A cohort whose deliveries end when told. */
function cohortOf(over: Partial<Work> = {}) {
  const underWay: ((delivery: Delivery) => void)[] = [];
  const deliver = vi.fn<Work['deliver']>(() => new Promise((resolve) => underWay.push(resolve)));
  const stop = vi.fn<() => void>();
  const work: Work = {
    deliver,
    authenticate: () => Promise.resolve({ endsAt: undefined }),
    since: () => 0,
    begin: () => () => undefined,
    listen: vi.fn<Work['listen']>(() => stop),
    limit: 3,
    ...over,
  };
  /** What is asked for in a turn begins after it. */
  const begin = () => Promise.resolve();
  const finish = async () => {
    await begin();
    underWay.shift()?.(delivered);
    await Promise.resolve();
    await begin();
  };
  return { cohort: new Cohort(work), deliver, work, stop, begin, finish };
}

function memberOf(isWaiting: boolean) {
  const heard: string[] = [];
  const member: Member = {
    awaits: () => isWaiting,
    offer: ({ sequence }) => void heard.push(`offered ${sequence}`),
    push: ({ sequence }) => void heard.push(`pushed ${sequence}`),
  };
  return { member, heard };
}

test('decides a change once, for all that wait, and one change after the other', async () => {
  const { cohort, deliver, begin, finish } = cohortOf();
  const [one, two] = [memberOf(true), memberOf(false)];
  cohort.join(one.member);
  cohort.join(two.member);
  cohort.push(event(1n));
  cohort.push(event(2n));
  await begin();
  expect(deliver).toHaveBeenCalledTimes(1);
  await finish();
  expect(deliver).toHaveBeenCalledTimes(2);
  await finish();
  expect(one.heard).toEqual(['offered 1', 'offered 2']);
  expect(two.heard).toEqual(one.heard);
});

test('decides nothing when nobody waits: what is behind is decided when it can be told', () => {
  const { cohort, deliver } = cohortOf();
  const { member, heard } = memberOf(false);
  cohort.join(member);
  cohort.push(event(1n));
  expect(deliver).not.toHaveBeenCalled();
  expect(heard).toEqual(['pushed 1']);
});

test('what waited behind a client that stalls is kept for it, however much it is', async () => {
  const { cohort, deliver, finish } = cohortOf({ limit: 50_000 });
  const { member, heard } = memberOf(true);
  let takesMore = true;
  cohort.join({ ...member, awaits: () => takesMore });
  for (let sequence = 1n; sequence <= 50_000n; sequence += 1n) cohort.push(event(sequence));
  takesMore = false;
  await finish();
  expect(deliver).toHaveBeenCalledTimes(1);
  expect(heard).toHaveLength(50_000);
  expect(heard.at(-1)).toBe('pushed 50000');
});

test('what was decided before access changed is not told', async () => {
  let changes = 0;
  const { cohort, finish } = cohortOf({ since: () => changes });
  const { member, heard } = memberOf(true);
  cohort.join(member);
  cohort.push(event(1n));
  changes += 1;
  await finish();
  expect(heard).toEqual(['pushed 1']);
});

test('keeps no more than its limit: then each member gets what waits, in its order, and nothing twice', async () => {
  const { cohort, finish } = cohortOf();
  const { member, heard } = memberOf(true);
  cohort.join(member);
  for (const sequence of [1n, 2n, 3n, 4n]) cohort.push(event(sequence));
  await finish();
  expect(heard).toEqual(['pushed 1', 'pushed 2', 'pushed 3', 'pushed 4']);
});

test('hears of changes as long as it has members', () => {
  const { cohort, work, stop } = cohortOf();
  const [leave, leaveToo] = [cohort.join(memberOf(true).member), cohort.join(memberOf(true).member)];
  expect(work.listen).toHaveBeenCalledOnce();
  leave();
  leave();
  expect(stop).not.toHaveBeenCalled();
  leaveToo();
  expect(stop).toHaveBeenCalledOnce();
});

test('a cohort is forgotten with its last stream', () => {
  const cohorts = new Cohorts();
  const { work } = cohortOf();
  const [first, second] = [cohorts.enter('a', work), cohorts.enter('a', work)];
  expect(second.cohort).toBe(first.cohort);
  expect(cohorts.enter('b', work).cohort).not.toBe(first.cohort);
  first.leave();
  second.leave();
  expect(cohorts.enter('a', work).cohort).not.toBe(first.cohort);
});
