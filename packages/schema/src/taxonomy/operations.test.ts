import { describe, expect, it } from 'vitest';
import { isOperation, OPERATIONS } from './operations.ts';

describe('operations', () => {
  it('are the fourteen listed verbs and the transfer', () => {
    expect(OPERATIONS).toHaveLength(15);
    expect(OPERATIONS.every(isOperation)).toBe(true);
  });

  it.each(['sell', 'Erase', '', undefined, 3])('%s is none of them', (word) => {
    expect(isOperation(word)).toBe(false);
  });
});
