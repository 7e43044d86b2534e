// Files that nobody can hold in the head must say why they are so long: `node scripts/check-file-length.ts`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot, sourceFiles } from './source-files.ts';

export const longestFile = 300;

/** The comment a file begins with (after a `#!` line), or undefined. */
export function firstComment(text: string): string | undefined {
  return /^(?:#![^\n]*\n)?\s*((?:\/\/[^\n]*\n\s*)+|\/\*[\s\S]*?\*\/)/.exec(text)?.[1];
}

/** What is wrong with a file's length, as one sentence, or undefined. */
export function lengthFault(file: string, text: string): string | undefined {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines <= longestFile) return undefined;
  // The reason must be about the length; a licence or a title is no reason.
  if (/\b(long|longer|length|lines|one file|one place|one list)\b/i.test(firstComment(text) ?? ''))
    return undefined;
  return `${file} has ${lines} lines. Split it, or begin it with a comment that says why it is longer than ${longestFile} lines.`;
}

if (import.meta.main) {
  const files = sourceFiles();
  const faults = files
    .map((file) => lengthFault(file, readFileSync(join(repoRoot, file), 'utf8')))
    .filter((fault) => fault !== undefined);
  for (const fault of faults) console.error(fault);
  console.log(`${files.length} files, ${faults.length} too long without a reason`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
