import { expect, test } from 'vitest';
import { gives } from './access.ts';

test('a list of kinds of data gives what stands below them, but never what staff write for staff', () => {
  expect(gives(['user.content'], 'user.content.chat')).toBe(true);
  expect(gives(['user', 'user.content'], 'user.content.internal_note')).toBe(false);
  expect(gives(['user.content.internal_note'], 'user.content.internal_note')).toBe(true);
});

test('all that the policy lists is not the same for staff and for the person', () => {
  expect(gives('all', 'user.content.internal_note')).toBe(true);
  expect(gives('all but internal', 'user.content.internal_note')).toBe(false);
  expect(gives('all but internal', 'user.content.chat')).toBe(true);
});
