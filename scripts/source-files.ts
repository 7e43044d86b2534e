import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repoRoot: string = dirname(dirname(fileURLToPath(import.meta.url)));

const code = /\.(ts|tsx|mts|mjs|js)$/;
const generated = /(^|\/)(generated|dist|migrations)\//;

/** Hand-written code files that git knows or would add, as paths from the repository's root with `/`. */
export function sourceFiles(root: string = repoRoot): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return listed
    .split('\0')
    .filter((file) => code.test(file) && !generated.test(file) && existsSync(join(root, file)))
    .toSorted();
}
