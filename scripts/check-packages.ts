// Packs each published package as the registry would get it and looks at the tarball. Needs `npm run build` first.
import { mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { loadingPrograms, type Manifest, packageFaults } from './package-faults.ts';
import { publishedPackages, type PublishedPackage } from './published-packages.ts';
import { createCommandRunner, type CommandRunner } from './run-command.ts';
import { repoRoot } from './source-files.ts';

async function faultsOf(
  wanted: PublishedPackage,
  folder: string,
  commands: CommandRunner,
): Promise<string[]> {
  const must = async (...command: string[]): Promise<void> => {
    const { code, output } = await commands.run(command, {
      cwd: join(repoRoot, wanted.folder),
      output: 'keep',
    });
    if (code !== 0) throw new Error(`${command.join(' ')} failed in ${wanted.folder}:\n${output}`);
  };
  await must('pnpm', 'pack', '--pack-destination', folder);
  const tarball = join(folder, (await readdir(folder)).find((file) => file.endsWith('.tgz')) ?? '');
  const unpacked = join(folder, 'unpacked');
  await mkdir(unpacked);
  await must('tar', '-xzf', tarball, '-C', unpacked, '--strip-components=1');

  const manifest = JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')) as Manifest;
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(unpacked.length + 1)
        .replaceAll('\\', '/'),
    );
  const faults = packageFaults(manifest, new Set(files), wanted);

  const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, level: 'warning' });
  for (const message of messages) faults.push(`publint: ${formatMessage(message, pkg, { color: false })}`);

  const attw = ['attw', tarball, '--profile', wanted.types, '--no-emoji', '--no-color', '--format', 'ascii'];
  const types = await commands.run([...attw, '--no-definitely-typed'], { output: 'keep' });
  if (types.code !== 0) faults.push(`Are the types wrong?\n${types.output}`);
  // The unpacked package, with the dependencies that the workspace installed for it, must load like any other.
  await symlink(join(repoRoot, wanted.folder, 'node_modules'), join(unpacked, 'node_modules'), 'junction');
  for (const program of loadingPrograms(manifest)) {
    const loaded = await commands.run(['node', ...program], { cwd: unpacked, output: 'keep' });
    if (loaded.code !== 0) faults.push(`node ${program.join(' ')} fails:\n${loaded.output}`);
  }
  return faults;
}

/** Prints what is wrong with one package, and answers how much that is. */
async function report(wanted: PublishedPackage, commands: CommandRunner): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'remit-pack-'));
  try {
    const faults = await faultsOf(wanted, folder, commands);
    console.log(`${wanted.name}: ${faults.length === 0 ? 'fine' : `${faults.length} faults`}`);
    for (const fault of faults) console.log(`  ${fault}`);
    return faults.length;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const commands = createCommandRunner();
const found: number[] = [];
for (const wanted of publishedPackages) found.push(await report(wanted, commands));
process.exitCode = found.some((count) => count > 0) ? 1 : 0;
