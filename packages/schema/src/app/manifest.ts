import * as z from 'zod';
import { suggestion } from '../profile/rules/nearest.ts';
import { TRANSFER_MECHANISM_IDS, type TransferMechanism } from '../taxonomy/areas.ts';
import { DATA_CATEGORY_IDS, type DataCategory } from '../taxonomy/data-categories.ts';
import { type Scope, SCOPE_IDS } from '../taxonomy/scopes.ts';
import { isLoopback, isPlainUrl } from './urls.ts';

/** What an app says of itself: who it is, what it does, and which personal data it needs for which purpose. */
export type AppManifest = {
  /** Lower-case words joined by dashes, 3 to 64 characters; the OAuth client id. */
  readonly clientId: string;
  readonly name: string;
  readonly publisher: string;
  /** The app's own privacy policy, shown to whoever installs it. */
  readonly policyUrl: string;
  /** https, or http on a loopback address. Compared letter by letter. */
  readonly redirectUris: readonly string[];
  readonly webhookUrl?: string | undefined;
  readonly scopes: readonly Scope[];
  /** Purposes by the id of a controller's policy. Where a policy has none of that name, it is left out there. */
  readonly purposes: { readonly [purposeId: string]: AskedPurpose };
  readonly recipient: RecipientClaim;
};

export type AskedPurpose = {
  readonly categories: readonly DataCategory[];
  /** In plain words, for the consent page. */
  readonly reason: string;
};

/** What the app says about where the data goes. The controller's own register comes before it. */
export type RecipientClaim = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly role: 'processor' | 'controller';
  readonly safeguard?: TransferMechanism | undefined;
  readonly contractRef?: string | undefined;
};

/** One thing that is wrong with a manifest. */
export type ManifestFault = { readonly path: string; readonly message: string };

const webAddress = (what: string) =>
  z.string().refine((text) => isPlainUrl(text) && text.startsWith('https://'), {
    error: `It must be ${what}: an https address without user, password or "#". Correct it.`,
  });

const redirectUri = z
  .string()
  .refine((text) => isPlainUrl(text) && (text.startsWith('https://') || isLoopback(text)), {
    error:
      'It must be an https address, or http on 127.0.0.1 or [::1], without user, password, "#" or "*". Correct it.',
  });

/** Turns the words around it about, on a page and in a terminal: who decides would read something else than what stands there. */
const TURNS_WORDS = /[\u202a-\u202e\u2066-\u2069]/u;
/** Moves a terminal's cursor, or begins another line. */
const IS_NO_TEXT = /[\p{Cc}\u2028\u2029]/u;

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'It is empty. Say it in plain words.' })
    .max(most, { error: `It is longer than ${most} characters. Shorten it.` })
    .refine((text) => !IS_NO_TEXT.test(text) && !TURNS_WORDS.test(text), {
      error: 'It has characters that nobody sees, or more than one line. Take them out.',
    });

/** One word of a list. What was written instead is quoted, with the word that was most likely meant. */
function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, what: string) {
  return z.enum(words, {
    error: ({ input }) => {
      const near = typeof input === 'string' ? suggestion(input, words) : '';
      const list = words.length > 20 ? '' : ` There are ${words.join(', ')}.`;
      return `${JSON.stringify(input)} is no ${what}.${near}${list}`;
    },
  });
}

const category = oneOf(DATA_CATEGORY_IDS, 'kind of data that the taxonomy knows');
const scope = oneOf(SCOPE_IDS, 'scope');

function once<Item>(items: readonly Item[]): boolean {
  return new Set(items).size === items.length;
}

// Asked even where something in the list is wrong, so that all faults come at once.
const TWICE = {
  error: 'Something stands here twice. Name each once.',
  when: ({ value }: { readonly value: unknown }) => Array.isArray(value),
};
const NOTHING = { error: 'It is empty. Name at least one.' };

/** The form of a manifest. {@link parseManifest} is the way in. */
export const manifestShape = z.strictObject({
  clientId: z.string().regex(/^(?=.{3,64}$)[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'It must be lower-case words joined by dashes, 3 to 64 characters: example-crm. Correct it.',
  }),
  name: line(80),
  publisher: line(120),
  policyUrl: webAddress('the address of your own privacy policy'),
  redirectUris: z.array(redirectUri).min(1, NOTHING).max(20).refine(once, TWICE),
  webhookUrl: webAddress('where events are sent').optional(),
  scopes: z.array(scope).min(1, NOTHING).refine(once, TWICE),
  purposes: z
    .record(
      z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/),
      z.strictObject({
        categories: z.array(category).min(1, NOTHING).refine(once, TWICE),
        reason: line(400),
      }),
    )
    .refine((purposes) => Object.keys(purposes).length > 0, {
      error: 'It is empty. Name at least one purpose with the kinds of data that it needs.',
    }),
  recipient: z.strictObject({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: 'It must be the two capital letters of a country: US. Correct it.' }),
    role: z.enum(['processor', 'controller']),
    safeguard: z.enum(TRANSFER_MECHANISM_IDS).optional(),
    contractRef: line(120).optional(),
  }),
});

/**
 * Reads a manifest. Never throws on bad input; all faults come at once, in plain words.
 * @example
 * const parsed = parseManifest(JSON.parse(text));
 * if ('faults' in parsed) console.error(manifestFaultsInWords(parsed.faults));
 */
export function parseManifest(
  input: unknown,
): { readonly manifest: AppManifest } | { readonly faults: readonly ManifestFault[] } {
  const parsed = manifestShape.safeParse(input, { reportInput: true });
  if (parsed.success) return { manifest: parsed.data };
  return { faults: parsed.error.issues.flatMap(faultsOf) };
}

function faultsOf(issue: z.core.$ZodIssue): readonly ManifestFault[] {
  const path = pathOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: pathOf([...issue.path, key]),
        message: `There is no such key here.${suggestion(key, keysAt(issue.path))} Correct it or take it out.`,
      }));
    case 'invalid_key':
      return [{ path, message: 'A purpose is named like support.live_chat. Correct the name.' }];
    case 'invalid_type':
      return [
        {
          path,
          message:
            issue.input === undefined
              ? 'It is missing. Add it.'
              : `It must be of the kind "${issue.expected}". Correct it.`,
        },
      ];
    case 'invalid_value':
      return [
        {
          path,
          message:
            issue.input === undefined
              ? `It is missing. Add one of: ${issue.values.map(String).join(', ')}.`
              : issue.message.startsWith('Invalid')
                ? `It must be one of: ${issue.values.map(String).join(', ')}. Correct it.`
                : issue.message,
        },
      ];
    default:
      return [{ path, message: issue.message }];
  }
}

/** `purposes[support.live_chat].categories[0]`: a purpose has dots of its own. */
function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(manifest)';
  const steps = path.map((step) =>
    typeof step === 'number' || String(step).includes('.') ? `[${String(step)}]` : `.${String(step)}`,
  );
  return steps.join('').replace(/^\./, '');
}

function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(manifestShape.shape);
  return path[0] === 'recipient'
    ? Object.keys(manifestShape.shape.recipient.shape)
    : ['categories', 'reason'];
}

/** Everything at once, one line a fault, for a terminal. */
export function manifestFaultsInWords(faults: readonly ManifestFault[]): string {
  const head = `The manifest has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`;
  return [head, ...faults.map(({ path, message }) => `  ${path}: ${message}`)].join('\n');
}
