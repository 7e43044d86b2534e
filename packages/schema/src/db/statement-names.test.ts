import { expect, test } from 'vitest';
import { boundedStatementNames } from './statement-names.ts';

test('a text gets its name when it has come back twice, and keeps it', () => {
  const nameOf = boundedStatementNames();
  const names = Array.from({ length: 5 }, () => nameOf({ sql: 'SELECT 1' }));
  expect(names).toEqual(['', '', 'p0', 'p0', 'p0']);
});

test('two texts never share a name', () => {
  const nameOf = boundedStatementNames();
  const named = (sql: string): string => (nameOf({ sql }), nameOf({ sql }), nameOf({ sql }));
  expect(named('SELECT 1')).not.toBe(named('SELECT 2'));
});

test('there are at most 500 names, however many texts callers invent', () => {
  const nameOf = boundedStatementNames();
  const names = new Set<string>();
  for (let text = 0; text < 10_000; text += 1) {
    for (let sighting = 0; sighting < 3; sighting += 1) names.add(nameOf({ sql: `SELECT ${text}` }));
  }
  names.delete('');
  expect(names.size).toBe(500);
});

test('texts seen once do not push out those that are named', () => {
  const nameOf = boundedStatementNames();
  for (let sighting = 0; sighting < 3; sighting += 1) nameOf({ sql: 'SELECT often' });
  for (let text = 0; text < 10_000; text += 1) nameOf({ sql: `SELECT ${text}` });
  expect(nameOf({ sql: 'SELECT often' })).toBe('p0');
});
