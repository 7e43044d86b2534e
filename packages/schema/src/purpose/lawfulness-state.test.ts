import { describe, expect, it } from 'vitest';
import { encodeLawfulness, readLawfulness, slotKey } from './lawfulness-state.ts';
import type { BasisState } from './person-steps.ts';

const stands: BasisState = { reason: null, until: null };
const fell = (reason: NonNullable<BasisState['reason']>): BasisState => ({ reason, until: null });
const now = new Date('2026-06-01T00:00:00Z');
const soon = new Date('2026-06-02T00:00:00Z');
const earlier = new Date('2026-05-31T00:00:00Z');

describe('the lawfulness state in the row', () => {
  it('keeps one letter a slot, behind the policy version', () => {
    const columns = encodeLawfulness(7, [stands, fell('CONSENT_MISSING'), fell('OBJECTED')]);
    expect(columns).toEqual({ lawfulness: '7:LMO', lawfulFor: [slotKey(7, 0)], lawfulUntil: null });
  });

  it('lets a read through when one of its slots stands, and tells which', () => {
    const { lawfulness } = encodeLawfulness(7, [fell('CONSENT_WITHDRAWN'), stands]);
    expect(readLawfulness(lawfulness, 7, [0, 1], now)).toEqual({ reason: null, slot: 1, timed: false });
  });

  it('tells the reason of the slot that got furthest', () => {
    const { lawfulness } = encodeLawfulness(7, [fell('CONSENT_MISSING'), fell('OBJECTED')]);
    expect(readLawfulness(lawfulness, 7, [0, 1], now)).toMatchObject({ reason: 'OBJECTED', slot: 1 });
  });

  it('ends a time-limited consent at its moment, without anybody touching the row', () => {
    const { lawfulness, lawfulUntil } = encodeLawfulness(7, [{ reason: null, until: soon }]);
    expect(lawfulUntil).toEqual(soon);
    expect(readLawfulness(lawfulness, 7, [0], now)).toEqual({ reason: null, slot: 0, timed: true });
    expect(readLawfulness(lawfulness, 7, [0], soon)).toMatchObject({
      reason: 'CONSENT_EXPIRED',
      timed: true,
    });
  });

  it('keeps several limited consents apart', () => {
    const { lawfulness, lawfulUntil } = encodeLawfulness(7, [
      { reason: null, until: earlier },
      { reason: null, until: soon },
    ]);
    expect(lawfulUntil).toEqual(earlier);
    expect(readLawfulness(lawfulness, 7, [0], now)).toMatchObject({ reason: 'CONSENT_EXPIRED' });
    expect(readLawfulness(lawfulness, 7, [1], now)).toMatchObject({ reason: null, slot: 1 });
  });

  it.each([
    ['nothing', undefined],
    ['an empty state', ''],
    ['a state without a version', 'LLL'],
    ['the state of another policy version', '8:LLL'],
    ['a state too short for the slot', '7:'],
    ['an unknown letter', '7:?'],
    ['letters of the suffix', '7:|0=9999999999999'],
  ])('allows nothing on %s', (_what, state) => {
    expect(readLawfulness(state, 7, [0], now).reason).not.toBeNull();
  });

  it('never lets a slot of one version pass for a slot of another', () => {
    expect(slotKey(1, 999)).toBeLessThan(slotKey(2, 0));
  });
});
