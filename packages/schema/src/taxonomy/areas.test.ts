import { describe, expect, it } from 'vitest';
import { AREA_IDS, AREAS, isInArea } from './areas.ts';

describe('areas', () => {
  it.each([
    ['RO', 'EU', true],
    ['NO', 'EU', false],
    ['NO', 'EEA', true],
    ['RS', 'COE108', true],
    ['JP', 'COE108', false],
    ['JP', 'ADEQUATE_EC', true],
    ['JP', 'ADEQUATE_RS', true],
    ['US', 'ADEQUATE_EC', false],
    ['US', 'ADEQUATE_RS', false],
    ['ro', 'EU', false],
  ] as const)('%s in %s: %s', (country, area, expected) => {
    expect(isInArea(country, area)).toBe(expected);
  });

  it('has the numbers of members that are known', () => {
    expect([AREAS.EU.countries.length, AREAS.EEA.countries.length, AREAS.COE108.countries.length]).toEqual([
      27, 30, 55,
    ]);
  });

  it.each(AREA_IDS)('%s writes each country once, in two capitals', (area) => {
    const countries: readonly string[] = AREAS[area].countries;
    expect(new Set(countries).size).toBe(countries.length);
    expect(countries.filter((country) => !/^[A-Z]{2}$/.test(country))).toEqual([]);
  });
});
