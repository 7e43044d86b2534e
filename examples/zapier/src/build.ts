import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { version } from 'zapier-platform-core';

/** Writes what `zapier-platform push` takes: the integration with the SDK in one file, and nothing else to install but Zapier's own library. */
export async function buildForZapier(folder: string): Promise<void> {
  await build({
    entryPoints: [join(import.meta.dirname, 'integration.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    conditions: ['@remit/source'],
    external: ['zapier-platform-core'],
    // Zapier takes what the file exports for the integration.
    footer: { js: 'module.exports = module.exports.integration;' },
  });
  const described = {
    name: 'remit-zapier',
    version: '1.0.0',
    private: true,
    main: 'index.js',
    dependencies: { 'zapier-platform-core': version },
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(described, null, 2)}\n`);
}
