import { readFile } from 'node:fs/promises';
import {
  describeProfile,
  diffInWords,
  diffProfiles,
  faultsInWords,
  type LoadMode,
  loadProfile,
  type PolicyProfile,
  publishedProfiles,
} from '@remit/schema';
import { defineCommand } from 'citty';
import { Fault, told } from './fault.ts';

const names = publishedProfiles.map(({ id }) => id).join(', ');
const production = {
  type: 'boolean',
  description: 'Refuse placeholder contacts too, as a production gateway does',
} as const;
const which = { type: 'positional', description: `${names}, or a JSON file`, required: true } as const;

/** A published profile by its name, or a profile in a JSON file. */
async function find(name: string): Promise<unknown> {
  const published = publishedProfiles.find(({ id }) => id === name);
  if (published) return published;
  if (!name.endsWith('.json'))
    throw new Fault(`There is no profile "${name}". There are ${names}, or give a JSON file.`);
  const text = await readFile(name, 'utf8').catch(() => {
    throw new Fault(`The file ${name} cannot be read.`);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Fault(`${name} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

async function load(name: string, strict = false): Promise<PolicyProfile> {
  const loaded = loadProfile(await find(name), { mode: modeOf(strict) });
  if (loaded.ok) return loaded.profile;
  throw new Fault(`The profile ${name} does not load.\n${faultsInWords(loaded.faults)}`);
}

function modeOf(strict: boolean | undefined): LoadMode {
  return strict ? 'production' : 'demo';
}

const check = defineCommand({
  meta: {
    description: 'Say everything that is wrong with a profile; without a name, with all published ones',
  },
  args: { profile: { ...which, required: false }, production },
  run: ({ args }) =>
    told(async () => {
      const asked = args.profile === undefined ? publishedProfiles.map(({ id }) => id) : [args.profile];
      for (const name of asked) {
        const loaded = loadProfile(await find(name), { mode: modeOf(args.production) });
        if (!loaded.ok) process.exitCode = 1;
        console.log(
          loaded.ok
            ? `${name}: sound (${loaded.sha256.slice(0, 12)})`
            : `${name}:\n${faultsInWords(loaded.faults)}`,
        );
      }
    }),
});

const show = defineCommand({
  meta: { description: 'Tell a profile in plain words, every line with its source' },
  args: { profile: which, production },
  run: ({ args }) =>
    told(async () => console.log(describeProfile(await load(args.profile, args.production)))),
});

const diff = defineCommand({
  meta: { description: 'Tell in what two profiles differ' },
  args: { before: which, after: which, production },
  run: ({ args }) =>
    told(async () => {
      const [before, after] = [
        await load(args.before, args.production),
        await load(args.after, args.production),
      ];
      console.log(diffInWords(diffProfiles(before, after)));
    }),
});

export const profile = defineCommand({
  meta: { description: 'Check, show and compare policy profiles' },
  subCommands: { check, show, diff },
});
