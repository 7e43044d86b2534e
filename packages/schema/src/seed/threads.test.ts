import { describe, expect, test } from 'vitest';
import { publishedProfiles } from '../../profiles/index.ts';
import { businessFor } from './businesses/index.ts';
import { toCyrillic } from './cyrillic.ts';
import type { Speakers } from './fill.ts';
import { filled, slotsFor } from './fill.ts';
import { randomFrom } from './random.ts';

describe.each(publishedProfiles.map(({ id }) => id))('the talk of %s', (id) => {
  const business = businessFor(id);

  test('was written for this profile, in every language of its people', () => {
    expect(business.profile).toBe(id);
    const written = new Set<string>(business.threads.map(({ language }) => language));
    for (const language of Object.keys(business.languages))
      expect(written).toContain(language.replace('-Cyrl', ''));
  });

  test.each(business.threads.map((thread) => [thread.subject, thread] as const))('%s', (_subject, thread) => {
    const always = thread.lines.filter((line) => !line.startsWith('?'));
    expect(always.length).toBeGreaterThanOrEqual(3);
    expect(thread.lines.length).toBeLessThanOrEqual(9);
    expect(thread.lines[0]).not.toMatch(/^[>?]/);
    for (const language of thread.language === 'sr' ? (['sr', 'sr-Cyrl'] as const) : [thread.language]) {
      for (const feminine of [true, false]) {
        const speakers: Speakers = {
          language,
          email: 'a@example.com',
          phone: '+381 50 000 000',
          requesterFeminine: feminine,
          agentName: 'Ana',
          agentFeminine: feminine,
        };
        const slots = slotsFor(
          business,
          speakers,
          new Date('2026-03-01T10:00:00Z'),
          randomFrom(thread.subject),
        );
        for (const line of [thread.subject, ...thread.lines]) {
          expect(filled(line, slots, speakers, 'requester')).not.toMatch(/[{}|]|undefined|\.\.$/);
        }
      }
    }
  });
});

test('Cyrillic keeps names of products, addresses and slots', () => {
  expect(
    toCyrillic('Ne stižu mi WhatsApp poruke, džep, ljubav, njiva, {email} API-ja https://a.example/x'),
  ).toBe('Не стижу ми WhatsApp поруке, џеп, љубав, њива, {email} API-ja https://a.example/x');
});

test('randomness comes out the same for the same label, and differs for another', () => {
  const draw = (label: string): number[] => {
    const random = randomFrom(label);
    return Array.from({ length: 5 }, () => random.int(0, 1_000_000));
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
  const numbers = Array.from({ length: 20_000 }, () => randomFrom('spread').fork('x').next());
  expect(new Set(numbers).size).toBe(1);
  const spread = randomFrom('spread');
  const mean = Array.from({ length: 20_000 }, () => spread.next()).reduce((sum, x) => sum + x, 0) / 20_000;
  expect(mean).toBeCloseTo(0.5, 1);
});
