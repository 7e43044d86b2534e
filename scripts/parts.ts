/** One command of a step, with the name under which it is reported. */
export interface Part {
  readonly name: string;
  readonly command: readonly string[];
}

const script = (file: string, ...args: string[]): string[] => [
  'node',
  '--conditions=@remit/source',
  `scripts/${file}`,
  ...args,
];
// One broken package must not hide the faults of the others.
const turbo = (task: string): string[] => ['turbo', 'run', task, '--continue', '--output-logs=errors-only'];

export const generateParts: readonly Part[] = [{ name: 'database client', command: turbo('generate') }];

export const lintParts: readonly Part[] = [
  { name: 'oxlint', command: ['oxlint'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'import direction', command: script('check-imports.ts') },
  { name: 'file length', command: script('check-file-length.ts') },
  { name: 'house rules', command: script('check-house-rules.ts') },
  { name: 'unused code (knip)', command: ['knip', '--no-progress'] },
];

export const checkParts: readonly Part[] = [
  { name: 'types', command: turbo('check') },
  { name: 'types of the scripts', command: ['tsc', '--noEmit', '-p', 'scripts'] },
  { name: 'builds', command: turbo('build') },
  { name: 'packages as published', command: script('check-packages.ts') },
];

export const generatedParts: readonly Part[] = [
  {
    name: 'migrations are current',
    command: ['node', '--conditions=@remit/source', 'packages/schema/scripts/make-migration.ts', '--check'],
  },
  { name: 'generated files are current', command: script('check-generated.ts') },
];

/** Workspace folders that may have no tests, and why. Every other one that has none fails the test step. */
export const withoutTests: Readonly<Record<string, string>> = {
  'bench/peers': 'a server around each package that we are measured against; the tests of bench start it',
};
