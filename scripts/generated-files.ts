import { readFile } from 'node:fs/promises';

/** Texts by path from the repository's root. */
export type Texts = Readonly<Record<string, string>>;

/**
 * A generator whose output is committed. `npm run generate` runs them all, in this order;
 * `npm test` fails when what is committed is not what they make.
 */
export interface GeneratedFiles {
  readonly name: string;
  /** The files and folders it makes; a file that lies in such a folder and is no longer made must go. */
  readonly outputs: readonly string[];
  /** Makes the texts and writes nothing. */
  readonly make: () => Promise<Texts>;
}

/** The list. An entry is added together with its generator. */
export const generatedFiles: readonly GeneratedFiles[] = [
  {
    name: 'schema.graphql',
    outputs: ['packages/schema/schema.graphql'],
    make: async () => {
      const { printRemitSchema } = await import('../packages/schema/scripts/print-schema.ts');
      return { 'packages/schema/schema.graphql': printRemitSchema() };
    },
  },
  {
    name: 'the manifest of an app as JSON schema, and the list of scopes',
    outputs: ['packages/schema/app-manifest.schema.json', 'docs/scopes.md'],
    make: async () => {
      const { printManifestSchema, printScopes } =
        await import('../packages/schema/scripts/print-app-schema.ts');
      return {
        'packages/schema/app-manifest.schema.json': printManifestSchema(),
        'docs/scopes.md': printScopes(),
      };
    },
  },
  {
    name: 'types of the SDK',
    outputs: ['packages/sdk/src/generated'],
    make: async () => {
      const { generate, schemaPath } = await import('../packages/sdk/scripts/generate.ts');
      return within('packages/sdk/src/generated', generate(await readFile(schemaPath, 'utf8')));
    },
  },
  {
    name: 'one question under five policies',
    outputs: ['docs/five-policies.md'],
    make: async () => {
      const { makeFivePolicies } =
        await import('../packages/gateway/tests/five-policies/make-five-policies.ts');
      return { 'docs/five-policies.md': await makeFivePolicies() };
    },
  },
  {
    name: 'which test shows which obligation',
    outputs: ['docs/obligations.md'],
    make: async () => {
      const { makeObligationsDocument, obligationsDocument } = await import('./obligations.ts');
      return { [obligationsDocument]: makeObligationsDocument() };
    },
  },
  {
    name: 'what is switched off to see that a test notices',
    outputs: ['docs/safeguards.md'],
    make: async () => {
      const { makeSafeguardsDocument } = await import('./safeguards/make-document.ts');
      return { 'docs/safeguards.md': makeSafeguardsDocument() };
    },
  },
];

/** The same texts with a folder before their names. */
function within(folder: string, texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, text]));
}
