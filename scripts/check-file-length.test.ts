import { expect, test } from 'vitest';
import { firstComment, lengthFault } from './check-file-length.ts';

const body = (lines: number): string => 'export {};\n'.repeat(lines);

test('300 lines pass, 301 do not', () => {
  expect(lengthFault('a.ts', body(300))).toBeUndefined();
  expect(lengthFault('a.ts', body(301))).toContain('a.ts has 301 lines');
});

test('a first comment that gives the reason for the length is enough, another comment is not', () => {
  expect(
    lengthFault('a.ts', `// Longer than 300 lines: one policy, read from top to bottom.\n${body(400)}`),
  ).toBeUndefined();
  expect(lengthFault('a.ts', `/* All in one place,\n   as the law has it. */\n${body(400)}`)).toBeUndefined();
  expect(lengthFault('a.ts', `// Tickets.\n${body(400)}`)).toBeDefined();
  expect(lengthFault('a.ts', `${body(400)}// long because`)).toBeDefined();
});

test('the first comment may stand after a #! line', () => {
  expect(firstComment('#!/usr/bin/env node\n// one\n// two\nlet a;\n// three')).toBe('// one\n// two\n');
});
