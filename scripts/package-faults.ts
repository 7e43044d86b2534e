import type { PublishedPackage } from './published-packages.ts';

/** A package.json, as far as it is looked at. */
export interface Manifest {
  readonly [field: string]: unknown;
}

/** What every published package says of itself, word for word. */
const sameEverywhere: Readonly<Record<string, unknown>> = {
  license: 'Apache-2.0',
  type: 'module',
  publishConfig: { access: 'public' },
};

/** The same four scripts in every package, and what each begins with. */
const scripts: Readonly<Record<string, string>> = {
  check: 'tsc --noEmit',
  lint: 'oxlint',
  test: 'vitest run',
  build: 'tsup',
};

/** What is wrong with a package.json as it was packed; `files` are the paths in the tarball. */
export function packageFaults(
  manifest: Manifest,
  files: ReadonlySet<string>,
  wanted: PublishedPackage,
): string[] {
  const faults: string[] = [];
  const expectations = { ...sameEverywhere, name: wanted.name, 'engines.node': wanted.node };
  for (const [path, value] of Object.entries(expectations)) {
    const actual = path.split('.').reduce<unknown>(memberOf, manifest);
    if (JSON.stringify(actual) !== JSON.stringify(value)) {
      faults.push(
        `"${path}" must be ${JSON.stringify(value)}, and is ${JSON.stringify(actual) ?? 'missing'}`,
      );
    }
  }
  for (const [name, command] of Object.entries(scripts)) {
    const actual = memberOf(manifest.scripts, name);
    if (typeof actual !== 'string' || !actual.startsWith(command)) {
      faults.push(`"scripts.${name}" must begin with "${command}"`);
    }
  }
  if (typeof manifest.description !== 'string' || manifest.description.length < 20) {
    faults.push('"description" must tell in a sentence what the package is');
  }
  if (manifest.private !== undefined) faults.push('"private" must not be there: npm would refuse to publish');
  if (!Array.isArray(manifest.files)) faults.push('"files" must list what is published');

  for (const field of ['dependencies', 'peerDependencies', 'optionalDependencies']) {
    for (const [name, range] of Object.entries((manifest[field] ?? {}) as Record<string, string>)) {
      if (/^(workspace|catalog|link|file):/.test(range)) faults.push(`"${field}" leaks ${name}: "${range}"`);
    }
  }

  const { exports } = manifest;
  if (exports === undefined) faults.push('"exports" must name what may be imported');
  else faults.push(...exportFaults(exports, 'exports', files));
  for (const [name, file] of Object.entries((manifest.bin ?? {}) as Record<string, string>)) {
    if (!files.has(plain(file))) faults.push(`"bin" ${name} leads to ${file}, which is not packed`);
  }

  for (const file of ['LICENSE', 'README.md']) if (!files.has(file)) faults.push(`${file} is not packed`);
  for (const file of files)
    if (/\.test\.|(^|\/)tests?\//.test(file)) faults.push(`${file} is packed, but is a test`);
  return faults;
}

function exportFaults(target: unknown, at: string, files: ReadonlySet<string>): string[] {
  if (target === null) return [];
  if (typeof target === 'string') {
    if (target.includes('*')) return [`"${at}" is a pattern; every entry must be named`];
    return files.has(plain(target)) ? [] : [`"${at}" leads to ${target}, which is not packed`];
  }
  const conditions = Object.keys(target as Record<string, unknown>);
  const faults = Object.entries(target as Record<string, unknown>).flatMap(([condition, next]) =>
    exportFaults(next, `${at} ${condition}`, files),
  );
  if (conditions.includes('@remit/source')) faults.push(`"${at}" leaks the condition "@remit/source"`);
  // TypeScript takes the first condition that fits, so "types" after "default" is never seen.
  if (conditions.includes('types') && conditions[0] !== 'types')
    faults.push(`"${at}" must name "types" first`);
  return faults;
}

/** Arguments for Node, one list a program: load each entry the ways it may be loaded, ask each command for help. */
export function loadingPrograms(manifest: Manifest): string[][] {
  const { name, exports, bin } = manifest as { name: string; exports: object; bin?: Record<string, string> };
  const programs: string[][] = [];
  for (const [path, target] of Object.entries(exports) as [string, unknown][]) {
    if (typeof target === 'string') continue;
    const specifier = JSON.stringify(name + path.slice(1));
    programs.push(['--input-type=module', '--eval', `await import(${specifier})`]);
    if (memberOf(target, 'require'))
      programs.push(['--input-type=commonjs', '--eval', `require(${specifier})`]);
  }
  for (const file of Object.values(bin ?? {})) programs.push([file, '--help']);
  return programs;
}

const plain = (path: string): string => path.replace(/^\.\//, '');

const memberOf = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Manifest)[name] : undefined;
