// Proves that committed generated files are current; with `--write`, makes them so.
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type GeneratedFiles, generatedFiles, type Texts } from './generated-files.ts';
import { repoRoot } from './source-files.ts';

/** The texts of a file, or of all files in a folder; none when it is not there. */
async function textsOf(root: string, path: string): Promise<Texts> {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (!found) return {};
  if (found.isFile()) return { [path]: await readFile(join(root, path), 'utf8') };
  const names = await readdir(join(root, path));
  const texts = await Promise.all(names.toSorted().map((name) => textsOf(root, `${path}/${name}`)));
  return Object.assign({}, ...texts) as Texts;
}

/** How the files below `root` differ from what was just made, one sentence a file. */
export async function differences(root: string, made: Texts, outputs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const output of outputs) {
    const there = await textsOf(root, output);
    const fresh = Object.entries(made).filter(([file]) => file === output || file.startsWith(`${output}/`));
    if (fresh.length === 0) found.push(`${output}: the generator made nothing`);
    for (const [file, text] of fresh) {
      const committed = there[file];
      if (committed === undefined) found.push(`${file}: missing`);
      else if (committed !== text)
        found.push(`${file}: out of date from line ${firstDifference(committed, text)}`);
    }
    for (const file of Object.keys(there)) if (!(file in made)) found.push(`${file}: no longer made`);
  }
  return found;
}

function firstDifference(a: string, b: string): number {
  const [linesOfA, linesOfB] = [a.split('\n'), b.split('\n')];
  return linesOfA.findIndex((line, index) => line !== linesOfB[index]) + 1 || linesOfA.length;
}

/** Puts what was made below `root`, and takes away what is no longer made. */
export async function putInPlace(root: string, made: Texts, outputs: readonly string[]): Promise<void> {
  for (const output of outputs) await rm(join(root, output), { recursive: true, force: true });
  for (const [file, text] of Object.entries(made)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  }
}

/** Checks or writes one entry, says how it went, and answers whether all is well. */
async function settle({ name, outputs, make }: GeneratedFiles, write: boolean): Promise<boolean> {
  try {
    const made = await make();
    const found = await differences(repoRoot, made, outputs);
    if (write && found.length > 0) await putInPlace(repoRoot, made, outputs);
    console.log(`${name}: ${found.length === 0 ? 'current' : write ? 'written' : 'OUT OF DATE'}`);
    for (const difference of found) console.log(`  ${difference}`);
    return write || found.length === 0;
  } catch (error) {
    console.error(`${name}: the generator failed.`, error);
    return false;
  }
}

if (import.meta.main) {
  const write = process.argv.includes('--write');
  const results: boolean[] = [];
  for (const entry of generatedFiles) results.push(await settle(entry, write));
  if (results.includes(false)) {
    if (!write) console.error('Run "npm run generate" and commit what it writes.');
    process.exitCode = 1;
  }
}
