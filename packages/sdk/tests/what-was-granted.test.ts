import { createRemit } from '@remit/sdk';
import { expect, test } from 'vitest';
import { board } from '../test-d/board.ts';

/** A client of a gateway that answers this grant. */
function granted(grant: object | null) {
  const answer = () => Promise.resolve(Response.json({ data: { viewer: { grant } } }));
  return createRemit(board, { url: 'https://help.example/graphql', auth: 'token', fetch: answer });
}

test('a grant tells what was approved, which may be less than the manifest', async () => {
  const purposes = [{ purpose: 'support.ticketing', dataCategories: ['user.contact', 'user.content'] }];
  const grant = await granted({ purposes, scopes: ['tickets:read'] }).grant();
  expect(grant?.purposes).toEqual({ 'support.ticketing': ['user.contact', 'user.content'] });
  expect(grant?.scopes).toEqual(['tickets:read']);
  const asked = [
    ['support.ticketing', 'user.contact.email'],
    ['support.ticketing', 'user.content'],
    ['support.ticketing', 'user.content.internal_note'],
    ['support.ticketing', 'user.name'],
    ['support.live_chat', 'user.name'],
  ] as const;
  expect(asked.map(([purpose, category]) => grant?.covers(purpose, category))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('who is no app has no grant', async () => {
  expect(await granted(null).grant()).toBeNull();
});
