import { readFile } from 'node:fs/promises';
import {
  type AppManifest,
  type DataCategory,
  isDataCategory,
  isScope,
  manifestFaultsInWords,
  type Narrowing,
  parseManifest,
  SCOPE_IDS,
} from '@remit/schema';
import { Fault } from './fault.ts';

/** The file of an app's manifest, for every command that takes one. */
export const manifestArg = {
  manifest: { type: 'positional', description: 'The manifest, a JSON file', required: true },
} as const;

export const controllerArg = {
  controller: { type: 'string', required: true, description: 'Slug, for example chat2desk' },
} as const;

/** What stays of what an app asks for. */
export const narrowingArgs = {
  scopes: { type: 'string', description: 'Only these scopes: tickets:read,chats:read' },
  purposes: {
    type: 'string',
    description:
      'Only these purposes, each with its kinds of data or all of them: "support.live_chat=user.name,user.content.chat; support.ticketing"',
  },
} as const;

/** @throws Fault with everything that is wrong with the file */
export async function readManifest(file: string): Promise<AppManifest> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Fault(`The file ${file} cannot be read.`);
  });
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    throw new Fault(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
  const parsed = parseManifest(input);
  if ('faults' in parsed) throw new Fault(`${file}: ${manifestFaultsInWords(parsed.faults)}`);
  return parsed.manifest;
}

type Asked = { readonly [purposeId: string]: readonly DataCategory[] };

/**
 * What the options leave of what is asked for.
 * @throws Fault naming every word that is not known
 */
export function narrowingOf(
  args: { readonly scopes?: string | undefined; readonly purposes?: string | undefined },
  asked: Asked,
): Narrowing | undefined {
  if (args.scopes === undefined && args.purposes === undefined) return undefined;
  const scopes = args.scopes === undefined ? undefined : words(args.scopes, ',');
  const strangers = (scopes ?? []).filter((scope) => !isScope(scope));
  const purposes = args.purposes === undefined ? undefined : readPurposes(args.purposes, asked, strangers);
  if (strangers.length > 0)
    throw new Fault(
      `These are no words of ours: ${strangers.join(', ')}. Scopes are ${SCOPE_IDS.join(', ')}.`,
    );
  return {
    ...(scopes && { scopes: scopes.filter(isScope) }),
    ...(purposes && { purposes }),
  };
}

function readPurposes(
  text: string,
  asked: Asked,
  strangers: string[],
): Record<string, readonly DataCategory[]> {
  return Object.fromEntries(
    words(text, ';').map((part) => {
      const [id = '', list] = part.split('=').map((each) => each.trim());
      if (list === undefined) {
        if (!Object.hasOwn(asked, id)) strangers.push(id);
        return [id, asked[id] ?? []];
      }
      const categories = words(list, ',');
      strangers.push(...categories.filter((category) => !isDataCategory(category)));
      return [id, categories.filter(isDataCategory)];
    }),
  );
}

function words(text: string, between: string): string[] {
  return text
    .split(between)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** What a manifest asks for, without the reasons. */
export function askedIn({ purposes }: AppManifest): Asked {
  return Object.fromEntries(Object.entries(purposes).map(([id, { categories }]) => [id, categories]));
}
