import { describe, expect, test } from 'vitest';
import { type Answer, createAnswerReader } from './answer-reader.ts';

const withLength = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const chunked = (...parts: string[]): string =>
  `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${[...parts, '']
    .map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`)
    .join('')}`;

function feed(text: string, size: number): Answer[] {
  const read = createAnswerReader();
  const bytes = Buffer.from(text);
  const answers: Answer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const answer = read(bytes.subarray(at, at + size));
    if (answer) answers.push(answer);
  }
  return answers;
}

describe.each([1, 2, 7, 50, 10_000])('in pieces of %i bytes', (size) => {
  test.each([
    ['with a length', withLength('{"name":"Đorđe"}')],
    ['in chunks', chunked('{"name":', '"Đorđe"}')],
    ['in one chunk', chunked('{"name":"Đorđe"}')],
  ])('an answer %s is read to its end', (_how, text) => {
    expect(feed(text, size).map(({ status, body }) => [status, body.toString()])).toEqual([
      [200, '{"name":"Đorđe"}'],
    ]);
  });
});

test('an empty answer is an answer', () => {
  expect(feed('HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n', 100)).toEqual([
    { status: 204, body: Buffer.alloc(0) },
  ]);
});

test('answers follow each other on one connection', () => {
  const read = createAnswerReader();
  expect(read(Buffer.from(withLength('a')))?.body.toString()).toBe('a');
  expect(read(Buffer.from(chunked('b')))?.body.toString()).toBe('b');
});

test('an answer of unknown length is refused', () => {
  expect(() => feed('HTTP/1.1 200 OK\r\n\r\nhello', 100)).toThrow('without a length');
});
