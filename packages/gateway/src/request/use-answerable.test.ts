import { describe, expect, test } from 'vitest';
import { takes } from './use-answerable.ts';

const JSON_TYPES = ['application/graphql-response+json', 'application/json'];
const STREAM = ['text/event-stream'];

describe('an Accept header', () => {
  test.each([
    [null, JSON_TYPES],
    ['', JSON_TYPES],
    ['*/*', JSON_TYPES],
    ['application/json', JSON_TYPES],
    ['text/html, application/*;q=0.1', JSON_TYPES],
    ['APPLICATION/JSON ; charset=UTF-8', JSON_TYPES],
    ['application/json;q=0, */*', JSON_TYPES],
    ['*/*;q=0, application/json', JSON_TYPES],
    ['application/json;q=0.001', JSON_TYPES],
    ['text/event-stream;q=0, text/event-stream', STREAM],
    ['text/*', STREAM],
  ])('%j takes one of %j', (accept, types) => {
    expect(takes(accept, types)).toBe(true);
  });

  test.each([
    ['*/*;q=0', JSON_TYPES],
    ['application/json;q=0', JSON_TYPES],
    ['application/json; q=0.000, text/html', JSON_TYPES],
    ['application/*;q=0, */*', JSON_TYPES],
    ['text/event-stream;q=0, */*', STREAM],
    ['text/*;q=0, */*', STREAM],
    ['text/event-stream;q=0, application/json', STREAM],
    ['text/event-stream;charset=latin1', STREAM],
    ['application/json;charset="utf-8"', JSON_TYPES],
    ['*', JSON_TYPES],
    ['*/json', JSON_TYPES],
    ['application/json/x', JSON_TYPES],
    [', ;q=1,', JSON_TYPES],
    ['nonsense', JSON_TYPES],
  ])('%j takes none of %j', (accept, types) => {
    expect(takes(accept, types)).toBe(false);
  });
});
