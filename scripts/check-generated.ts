// Proves that committed generated files are current; with `--write`, makes them so.
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generatedFiles, type GeneratedFiles } from './generated-files.ts';
import { createCommandRunner, type CommandRunner } from './run-command.ts';
import { repoRoot } from './source-files.ts';

/** Runs one generator; its outputs then lie below `folder`, under their paths in the repository. */
export async function generateInto(
  folder: string,
  { name, outputs, how, command }: GeneratedFiles,
  commands: CommandRunner,
): Promise<void> {
  const [first = ''] = outputs;
  const whole = how === 'writes' ? [...command, folder] : command;
  const { code, output, stdout } = await commands.run(whole, { output: 'keep' });
  if (code !== 0) throw new Error(`The generator of ${name} failed (exit code ${code}):\n${output}`);
  if (how === 'writes') return;
  await mkdir(dirname(join(folder, first)), { recursive: true });
  await writeFile(join(folder, first), stdout);
}

/** All files of a file or folder, by path from `root`; none when it is not there. */
async function textsOf(root: string, path: string): Promise<Map<string, string>> {
  const found = await stat(join(root, path)).catch(() => undefined);
  if (!found) return new Map();
  if (found.isFile()) return new Map([[path, await readFile(join(root, path), 'utf8')]]);
  const texts = new Map<string, string>();
  for (const name of (await readdir(join(root, path))).toSorted()) {
    for (const [file, text] of await textsOf(root, `${path}/${name}`)) texts.set(file, text);
  }
  return texts;
}

/** How the files below `root` differ from those just made, one sentence a file. */
export async function differences(root: string, made: string, outputs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const output of outputs) {
    const [there, fresh] = await Promise.all([textsOf(root, output), textsOf(made, output)]);
    if (fresh.size === 0) found.push(`${output}: the generator made nothing`);
    for (const [file, text] of fresh) {
      const committed = there.get(file);
      if (committed === undefined) found.push(`${file}: missing`);
      else if (committed !== text)
        found.push(`${file}: out of date from line ${firstDifference(committed, text)}`);
    }
    for (const file of there.keys()) if (!fresh.has(file)) found.push(`${file}: no longer made`);
  }
  return found;
}

function firstDifference(a: string, b: string): number {
  const [linesOfA, linesOfB] = [a.split('\n'), b.split('\n')];
  return linesOfA.findIndex((line, index) => line !== linesOfB[index]) + 1 || linesOfA.length;
}

async function putInPlace(made: string, outputs: readonly string[]): Promise<void> {
  for (const output of outputs) {
    await rm(join(repoRoot, output), { recursive: true, force: true });
    for (const [file, text] of await textsOf(made, output)) {
      await mkdir(dirname(join(repoRoot, file)), { recursive: true });
      await writeFile(join(repoRoot, file), text);
    }
  }
}

if (import.meta.main) {
  const write = process.argv.includes('--write');
  const commands = createCommandRunner();
  let stale = 0;
  for (const entry of generatedFiles) {
    const made = await mkdtemp(join(tmpdir(), 'remit-generated-'));
    try {
      await generateInto(made, entry, commands);
      const found = await differences(repoRoot, made, entry.outputs);
      if (write) await putInPlace(made, entry.outputs);
      else stale += found.length;
      const state = found.length === 0 ? 'current' : write ? 'written' : 'OUT OF DATE';
      console.log(`${entry.name}: ${state}`);
      for (const difference of found) console.log(`  ${difference}`);
    } catch (error) {
      stale += 1;
      console.error(error instanceof Error ? error.message : String(error));
    } finally {
      await rm(made, { recursive: true, force: true });
    }
  }
  if (stale > 0 && !write) console.error('Run "npm run generate" and commit what it writes.');
  process.exitCode = stale > 0 ? 1 : 0;
}
