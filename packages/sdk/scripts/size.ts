// What the SDK weighs in an app: `pnpm run size`, after a build.
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/** Most bytes, minified and gzipped, with everything the SDK depends on. */
export const budget = { core: 12_000, withLive: 16_000, oauth: 10_600 };

/** Bundles a built index as an app's bundler would, and weighs what loads at once and what the first subscription adds. */
export async function measure(
  entry = join(root, 'dist/index.js'),
): Promise<{ readonly core: number; readonly withLive: number }> {
  const weigh = await bundle(entry);
  // graphql-ws/client is the only module of that name.
  const live = weigh('client.js');
  if (live === 0) throw new Error('The live half is not a part of its own: it would load at once');
  return { core: weigh('app.js'), withLive: weigh('app.js') + live };
}

/** What an app pays for `@remit/sdk/oauth`, if it loads that alone. */
export async function measureOAuth(entry = join(root, 'dist/oauth.js')): Promise<number> {
  return (await bundle(entry))('app.js');
}

async function bundle(entry: string): Promise<(name: string) => number> {
  const { outputFiles } = await build({
    entryPoints: { app: entry },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    outdir: 'out',
    chunkNames: '[name]',
  });
  return (name) =>
    outputFiles
      .filter(({ path }) => basename(path) === name)
      .reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);
}

if (import.meta.main) {
  const { core, withLive } = await measure();
  const oauth = await measureOAuth();
  console.log(
    `core ${core} of ${budget.core} bytes gzipped; with live ${withLive} of ${budget.withLive}; oauth ${oauth} of ${budget.oauth}`,
  );
  process.exitCode = core > budget.core || withLive > budget.withLive || oauth > budget.oauth ? 1 : 0;
}
