import { describe, expect, it } from 'vitest';
import { addPeriod } from './add-period.ts';

const zone = 'Europe/Belgrade';
const at = (text: string) => new Date(text);

describe('addPeriod', () => {
  it('counts calendar months, not thirty days', () => {
    const month = { n: 1, unit: 'month', anchor: 'receipt' } as const;
    const days = { n: 30, unit: 'day', anchor: 'receipt' } as const;
    expect(addPeriod(at('2026-01-31T10:00:00Z'), month, zone)).toEqual(at('2026-02-28T10:00:00Z'));
    expect(addPeriod(at('2028-01-31T10:00:00Z'), month, zone)).toEqual(at('2028-02-29T10:00:00Z'));
    expect(addPeriod(at('2026-01-31T10:00:00Z'), days, zone)).toEqual(at('2026-03-02T10:00:00Z'));
  });

  it('keeps the time of day when the clocks change', () => {
    const day = { n: 1, unit: 'day', anchor: 'receipt' } as const;
    // Belgrade leaves summer time in the night of 24 to 25 October 2026.
    expect(addPeriod(at('2026-10-24T10:00:00Z'), day, zone)).toEqual(at('2026-10-25T11:00:00Z'));
  });

  it('ends a session at once and leaves events to themselves', () => {
    const now = at('2026-01-01T00:00:00Z');
    expect(addPeriod(now, 'session', zone)).toEqual(now);
    expect(addPeriod(now, 'while_active', zone)).toBeNull();
  });
});
