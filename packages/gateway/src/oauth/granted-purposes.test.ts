import { purposesIn } from '@remit/schema';
import { expect, test } from 'vitest';
import { beyond, intersect } from './granted-purposes.ts';

test('both allow only what both allow, and the smaller of two that lie in each other', () => {
  const one = purposesIn({ a: ['user.contact', 'user.name'], b: ['user.name'] });
  const other = purposesIn({ a: ['user.contact.email', 'user.content.chat'], c: ['user.name'] });
  expect(intersect(one, other)).toEqual({ a: ['user.contact.email'] });
  expect(intersect(other, one)).toEqual({ a: ['user.contact.email'] });
});

test('what staff write for staff is not in anything larger', () => {
  const whole = purposesIn({ a: ['user.content'] });
  const notes = purposesIn({ a: ['user.content.internal_note'] });
  expect(intersect(whole, notes)).toEqual({});
  expect(beyond(notes, whole)).toEqual(['a: user.content.internal_note']);
  expect(intersect(notes, notes)).toEqual(notes);
});

test('what goes beyond is named', () => {
  const given = purposesIn({ a: ['user.contact'] });
  expect(beyond(purposesIn({ a: ['user.contact.email'] }), given)).toEqual([]);
  expect(beyond(purposesIn({ a: ['user.name'], toString: ['user.name'] }), given)).toEqual([
    'a: user.name',
    'toString',
  ]);
});

test.each([undefined, null, 'user.name', ['user.name'], { a: 'user.name' }, { a: [7, 'nothing'] }])(
  'what is no list of known kinds of data is nothing: %j',
  (value) => {
    expect(Object.values(purposesIn(value)).flat()).toEqual([]);
  },
);
