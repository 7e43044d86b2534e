import type { Denial } from '@remit/sdk';
import { describe, expect, test } from 'vitest';
import { type Sight, whatChanged } from './what-changed.ts';

function denial(coordinate: string): Denial {
  return {
    coordinate,
    reason: 'CONSENT_WITHDRAWN',
    purpose: 'news',
    allowedPurposes: [],
    policyClause: null,
    remedy: null,
    count: 1,
  };
}

function sight(...coordinates: string[]): Sight {
  return { conversationId: 'chat 1', purpose: 'news', denials: coordinates.map(denial) };
}

describe('what changed between two sights of a conversation', () => {
  test('went dark, and readable again', () => {
    expect(whatChanged(sight('a', 'b'), sight('b', 'c'))).toEqual({
      wentDark: [denial('c')],
      readable: ['a'],
    });
  });

  test('nothing, when both tell the same', () => {
    expect(whatChanged(sight('a'), sight('a'))).toBeUndefined();
  });

  test('nothing, for the first sight and for another conversation', () => {
    expect(whatChanged(undefined, sight('a'))).toBeUndefined();
    expect(whatChanged({ ...sight(), conversationId: 'chat 2' }, sight('a'))).toBeUndefined();
  });
});
