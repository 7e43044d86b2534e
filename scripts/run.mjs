#!/usr/bin/env node
// The door to every root command: `npm run <step>` ends here.
// Plain JavaScript for Node 20 with no packages at all, because it runs before anything is installed.
// It finds (or fetches, once) a Node and a pnpm that can run this workspace, installs, and starts the step.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

/** Node from here on runs our TypeScript sources directly, and the packages we build on ask for it. */
const oldestNode = [22, 18];
const fetchedNode = 'node@24.21.0';
const fetchedPnpm = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;

const node = ['node', '--conditions=@remit/source'];
const turbo = ['pnpm', 'exec', 'turbo', 'run', '--output-logs=new-only'];

/** What must be done before a step, by name. */
export const preparations = {
  install: {
    says: 'Installing the packages that pnpm-lock.yaml names',
    command: ['pnpm', 'install', '--frozen-lockfile'],
  },
  generate: {
    says: 'Generating the database client from the Prisma schema',
    command: [...turbo, 'generate'],
  },
  // From the sources of the SDK: the packages themselves need not be built to be shown.
  page: { says: 'Building the demo page', command: [...turbo, 'build', '--only', '--filter=@remit/demo'] },
};

/** Every root command: what it needs first, and the command that does it. */
export const steps = {
  demo: {
    says: 'Starting the gateway, GraphiQL and the demo',
    needs: ['install', 'generate', 'page'],
    command: ['pnpm', '--dir', 'apps/demo', 'run', 'demo'],
  },
  example: {
    says: 'Starting an example app',
    needs: ['install'],
    command: [...node, 'scripts/example.ts'],
  },
  test: {
    says: 'Running all checks and tests',
    needs: ['install'],
    command: [...node, 'scripts/test.ts'],
  },
  check: {
    says: 'Checking types, builds and packages',
    needs: ['install', 'generate'],
    command: [...node, 'scripts/run-parts.ts', 'check'],
  },
  lint: {
    says: 'Checking style, import direction and unused code',
    needs: ['install', 'generate'],
    command: [...node, 'scripts/run-parts.ts', 'lint'],
  },
  build: { says: 'Building the packages', needs: ['install'], command: [...turbo, 'build'] },
  generate: {
    says: 'Writing all generated files',
    needs: ['install', 'generate'],
    command: [...node, 'scripts/check-generated.ts', '--write'],
  },
  format: {
    says: 'Formatting all files in place',
    needs: ['install'],
    command: ['pnpm', 'exec', 'oxfmt'],
  },
  bench: {
    says: 'Running the benchmark',
    needs: ['install', 'generate'],
    command: ['pnpm', '--dir', 'bench', 'run', 'bench'],
  },
  fuzz: {
    says: 'Throwing random operations at the gateway',
    needs: ['install', 'generate'],
    command: ['pnpm', '--dir', 'packages/gateway', 'run', 'fuzz'],
  },
  chaos: {
    says: 'Breaking connections, gateways and clients, at length',
    needs: ['install', 'generate'],
    command: ['pnpm', '--dir', 'packages/gateway', 'run', 'chaos'],
  },
  obligations: {
    says: 'Listing which test shows which obligation',
    needs: ['install', 'generate'],
    command: [...node, 'scripts/obligations.ts'],
  },
  'test:safeguards': {
    says: 'Switching off each safeguard in turn and expecting a test to fail',
    needs: ['install', 'generate'],
    command: [...node, 'scripts/safeguards.ts'],
  },
  changeset: {
    says: 'Describing a change for the people who upgrade',
    needs: ['install'],
    command: ['pnpm', 'exec', 'changeset'],
  },
  postgres: {
    says: 'Starting a throw-away PostgreSQL',
    needs: ['install'],
    command: [...node, 'scripts/postgres.ts'],
  },
};

/** True when this Node version can run the workspace. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

const startedAt = Number(process.env.REMIT_RUN_STARTED_AT) || Date.now();

function say(text) {
  const elapsed = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(6);
  process.stderr.write(`remit ${elapsed} s  ${text}\n`);
}

/** Runs a command with our own terminal, hands signals on, and answers its exit code. */
export function run([file, ...args], env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env, stdio: 'inherit', shell: windows });
    // Ctrl-C in a terminal reaches the child by itself; a second one from us would look like impatience.
    const forward = (signal) => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    // npm starts us through a shell, and hands SIGTERM to that shell only: when it is gone, so is our reason to run.
    const parent = process.ppid;
    const orphaned = setInterval(() => {
      if (process.env.npm_lifecycle_event && process.ppid !== parent) forward('SIGTERM');
    }, 500);
    const finish = (code) => {
      clearInterval(orphaned);
      for (const signal of signals) process.off(signal, forward);
      resolve(code);
    };
    child.on('error', (error) => {
      say(`Could not start "${file}": ${error.message}`);
      finish(127);
    });
    child.on('exit', (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** The first file of this name in PATH, or undefined. */
function which(name, path = process.env.PATH ?? '') {
  const names = windows ? [`${name}.cmd`, `${name}.exe`] : [name];
  for (const folder of path.split(delimiter)) {
    for (const each of names) if (folder && existsSync(join(folder, each))) return join(folder, each);
  }
  return undefined;
}

/** True when the pnpm in PATH understands this workspace: its own major version or a later one. */
function hasPnpm() {
  if (!which('pnpm')) return false;
  // Asked from outside the workspace: inside it, an older pnpm would go and fetch the pinned one.
  const env = { ...process.env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' };
  const asked = spawnSync('pnpm', ['--version'], {
    cwd: tmpdir(),
    env,
    encoding: 'utf8',
    shell: windows,
    timeout: 20_000,
  });
  const wanted = fetchedPnpm.split('@')[1];
  return asked.status === 0 && Number.parseInt(asked.stdout, 10) >= Number.parseInt(wanted, 10);
}

/** Answers `--where`: which Node runs this file and in which folder its pnpm is. */
function where() {
  const pnpm = which('pnpm');
  return JSON.stringify({
    node: process.execPath,
    folders: [dirname(process.execPath), pnpm && dirname(pnpm)],
  });
}

/** Gets the named packages from the npm registry (npm keeps them) and answers where they are. */
function fetchTools(packages) {
  const from = packages.map((name) => `--package=${name}`);
  const ask = 'node scripts/run.mjs --where';
  const fetched = spawnSync(
    'npm',
    ['exec', '--yes', '--prefer-offline', ...from, '-c', windows ? `"${ask}"` : ask],
    {
      cwd: root,
      encoding: 'utf8',
      shell: windows,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const answer = fetched.stdout?.split('\n').find((line) => line.startsWith('{'));
  return fetched.status === 0 && answer ? JSON.parse(answer) : undefined;
}

/** The environment in which `node` and `pnpm` are good enough, or undefined with the reason already said. */
function findTools() {
  const present = process.versions.node;
  const nodeIsGood = isNewEnough(present);
  const pnpmIsGood = hasPnpm();
  const { REMIT_RUN_FETCHED: alreadyFetched, ...inherited } = process.env;
  const env = { ...inherited, REMIT_RUN_STARTED_AT: String(startedAt) };
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const withFolders = (folders) => ({
    ...env,
    [pathName]: [...folders, env[pathName]].filter(Boolean).join(delimiter),
  });

  if (nodeIsGood && pnpmIsGood) {
    const found = which('node');
    const same = found && realpathSync(found) === realpathSync(process.execPath);
    return { node: process.execPath, env: same ? env : withFolders([dirname(process.execPath)]) };
  }
  if (alreadyFetched) {
    say(
      `The fetched tools did not come first in PATH: Node ${present}, pnpm ${pnpmIsGood ? 'found' : 'missing'}.`,
    );
    say(`Please install Node ${oldestNode.join('.')} or newer and ${fetchedPnpm} by hand.`);
    return undefined;
  }
  if (nodeIsGood)
    say(`Node ${present} is fine. Fetching ${fetchedPnpm} from the npm registry (a few seconds, once)...`);
  else {
    say(`Node ${present} is too old for this workspace; fetching ${fetchedNode} and ${fetchedPnpm}`);
    say('from the npm registry (about 10 s, once; nothing on this machine is replaced)...');
  }
  const tools = fetchTools(nodeIsGood ? [fetchedPnpm] : [fetchedNode, fetchedPnpm]);
  if (!tools) {
    say('That did not work; npm says why above. Is the npm registry reachable?');
    say(`Or install Node ${oldestNode.join('.')} or newer and ${fetchedPnpm} by hand, and run this again.`);
    return undefined;
  }
  return { node: tools.node, env: { ...withFolders(tools.folders), REMIT_RUN_FETCHED: '1' } };
}

/** Does everything for one step and answers the exit code. */
export async function main([name, ...args]) {
  if (name === '--where') {
    process.stdout.write(`${where()}\n`);
    return 0;
  }
  const step = steps[name];
  if (!step) {
    process.stderr.write(`There is no step "${name ?? ''}". The steps are:\n`);
    for (const [each, { says }] of Object.entries(steps)) {
      process.stderr.write(`  npm run ${each.padEnd(16)} ${says}\n`);
    }
    return 2;
  }

  const tools = findTools();
  if (!tools) return 1;
  if (realpathSync(tools.node) !== realpathSync(process.execPath)) {
    return run([tools.node, join(root, 'scripts', 'run.mjs'), name, ...args], tools.env);
  }

  const env = {
    ...tools.env,
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
    // What Node compiled once is read the next time: a step starts dozens of processes on the same sources.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
  };
  for (const need of step.needs) {
    const { says, command } = preparations[need];
    say(`${says}...`);
    const code = await run(command, env);
    if (code !== 0) {
      say(`That failed (exit code ${code}): ${command.join(' ')}`);
      return code;
    }
  }
  say(`${step.says}...`);
  return run([...step.command, ...args], env);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
