import type { ConversationStatus } from '../db/generated/client.ts';
import type { Random } from './random.ts';
import { before, day, hour, minute } from './rows.ts';

/** How far back the seed reaches, in days. */
const reach = 400;

/** A moment in working hours, more likely a recent one. */
export function openingTime(now: Date, random: Random): Date {
  if (random.chance(0.06)) return before(now, minute * random.int(6, 240));
  const then = before(now, day * (0.2 + reach * random.next() ** 2.2));
  then.setUTCHours(random.int(7, 18), random.int(0, 59), random.int(0, 59), 0);
  return then < before(now, 10 * minute) ? then : before(now, hour * random.int(3, 9));
}

/** When each message was sent: a chat in minutes, a ticket in hours and not at night, and nothing after now. */
export function messageTimes(
  kind: 'TICKET' | 'CHAT',
  openedAt: Date,
  count: number,
  now: Date,
  random: Random,
): Date[] {
  const times = [openedAt.getTime()];
  while (times.length < count) {
    const last = times.at(-1) ?? 0;
    times.push(
      kind === 'CHAT' ? last + random.int(12, 170) * 1000 : awake(last + minute * random.int(6, 400), random),
    );
  }
  const wanted = (times.at(-1) ?? 0) - openedAt.getTime();
  const squeeze = Math.min(1, (now.getTime() - minute - openedAt.getTime()) / Math.max(1, wanted));
  return times.map(
    (time) => new Date(openedAt.getTime() + Math.round((time - openedAt.getTime()) * squeeze)),
  );
}

/** The same moment, or the next morning. */
function awake(time: number, random: Random): number {
  const hours = new Date(time).getUTCHours();
  if (hours >= 6 && hours < 19) return time;
  return time + ((30 - hours) % 24) * hour + minute * random.int(20, 110);
}

/** What a conversation of that age usually stands at. */
export function statusFor(kind: 'TICKET' | 'CHAT', age: number, random: Random): ConversationStatus {
  if (kind === 'CHAT') {
    return age < 4 * hour
      ? random.weighted({ OPEN: 7, RESOLVED: 2, CLOSED: 1 })
      : random.weighted({ CLOSED: 19, RESOLVED: 1 });
  }
  if (age < 3 * day) return random.weighted({ OPEN: 10, PENDING: 5, RESOLVED: 5 });
  if (age < 14 * day) return random.weighted({ OPEN: 2, PENDING: 4, RESOLVED: 6, CLOSED: 8 });
  return random.weighted({ PENDING: 1, RESOLVED: 4, CLOSED: 30 });
}
