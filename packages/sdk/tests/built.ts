import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build } from 'tsup';

const root = resolve(import.meta.dirname, '..');

/** Where a test builds the package: inside node_modules, so that what it depends on is found, and git sees nothing. */
export const builtFolder = join(root, 'node_modules/.built-for-tests');

/** Builds what would be published, without its declarations. */
export async function buildPackage(): Promise<void> {
  await build({
    config: join(root, 'tsup.config.ts'),
    outDir: builtFolder,
    dts: false,
    sourcemap: false,
    silent: true,
  });
}

/** A Node of version 20: the one that REMIT_NODE20 names, or one from the npm registry. */
export function node20(): string {
  const named = process.env['REMIT_NODE20'];
  if (named !== undefined) return named;
  const found = execFileSync('npx', ['--yes', '--package=node@20', '--call=node -p process.execPath'], {
    encoding: 'utf8',
  });
  return found.trim();
}
