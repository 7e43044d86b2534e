import { expect, test } from 'vitest';
import { houseFaults } from './check-house-rules.ts';

test.each([
  ['a.ts', 'let open = 0;', 'State belongs'],
  ['a.ts', 'export let open = 0;', 'State belongs'],
  ['a.ts', 'const row = value as never;', '"as never"'],
  ['a.tsx', 'const row = value as any;', '"as never"'],
  ['a.ts', 'export class MailService {}', 'name nothing'],
  ['a.ts', 'interface ChatManager {}', 'name nothing'],
  ['src/string-utils.ts', '', 'name nothing'],
  ['src/utils.ts', '', 'name nothing'],
])('%s with "%s" breaks a rule', (file, text, rule) => {
  expect(houseFaults(file, text)).toEqual([expect.stringContaining(rule)]);
});

test.each([
  ['a.ts', 'const open = new Set<string>();'],
  ['a.ts', 'function count() { let open = 0; return open; }'],
  ['a.ts', 'declare let open: number;'],
  ['a.test.ts', 'let folder: string;'],
  ['a.ts', 'const words = "as never";'],
  ['a.ts', 'const row = value as unknown as Row;'],
  ['src/service-purpose.ts', 'export interface Utility {}'],
])('%s with "%s" breaks none', (file, text) => {
  expect(houseFaults(file, text)).toEqual([]);
});
