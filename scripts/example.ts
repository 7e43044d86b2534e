// `npm run example <name> <command>`: runs one command of an example app, in its folder.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCommandRunner } from './run-command.ts';
import { repoRoot } from './source-files.ts';

const folder = join(repoRoot, 'examples');
const isExample = (name: string): boolean => existsSync(join(folder, name, 'src', 'main.ts'));
const examples = readdirSync(folder).filter(isExample);

const [name = '', ...args] = process.argv.slice(2);
if (examples.includes(name)) {
  const commands = createCommandRunner();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => commands.stop(signal));
  const command = ['node', '--conditions=@remit/source', 'src/main.ts', ...args];
  const { code } = await commands.run(command, { cwd: join(folder, name), output: 'show' });
  process.exitCode = code;
} else {
  console.error(`npm run example <name> <command>, where <name> is one of: ${examples.join(', ')}.`);
  process.exitCode = 2;
}
