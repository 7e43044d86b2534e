import { Temporal } from 'temporal-polyfill';
import type { Duration } from './duration.ts';

/**
 * The moment at which a period that starts now is over, by the controller's own calendar: a month is a calendar month,
 * a day ends at the same time of day even when the clocks change.
 *
 * @param timeZone IANA name
 * @returns null for a period that no calendar ends, such as `while_active`
 * @example
 * addPeriod(new Date('2026-01-31T10:00:00Z'), { n: 1, unit: 'month', anchor: 'receipt' }, 'Europe/Belgrade');
 * // 2026-02-28T10:00:00Z
 */
export function addPeriod(from: Date, period: Duration, timeZone: string): Date | null {
  if (period === 'at_once' || period === 'session') return from;
  if (typeof period === 'string') return null;
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  switch (period.unit) {
    case 'hour':
      return new Date(start.add({ hours: period.n }).epochMilliseconds);
    case 'business_hour':
      // A soft aim for answers; nothing is kept by it.
      return null;
    case 'day':
      return new Date(start.add({ days: period.n }).epochMilliseconds);
    case 'month':
      return new Date(start.add({ months: period.n }).epochMilliseconds);
    case 'year':
      return new Date(start.add({ years: period.n }).epochMilliseconds);
  }
}
