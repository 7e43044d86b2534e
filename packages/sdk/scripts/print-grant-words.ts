import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
// Types and lists only: nothing of the schema package is shipped with the SDK.
import { NODE_NEEDS, ROOT_NEEDS, type RootNeed, TYPE_NEEDS } from '../../schema/src/app/operation-scopes.ts';
import { TRANSFER_MECHANISMS } from '../../schema/src/taxonomy/areas.ts';
import { DATA_CATEGORIES, DATA_CATEGORY_IDS, isInternal } from '../../schema/src/taxonomy/data-categories.ts';
import { PURPOSES } from '../../schema/src/taxonomy/purposes.ts';
import { SCOPES } from '../../schema/src/taxonomy/scopes.ts';

/** The words of a manifest, and what each place of the schema needs of it. */
export function printGrantWords(schema: GraphQLSchema): string {
  return [
    '// Written by scripts/generate.ts from the taxonomy and the schema. Do not edit; as long as they need.',
    '',
    '/** What an app may do, in the words of OAuth. */',
    `export type Scope =${union(Object.entries(SCOPES).map(([id, { description }]) => [id, description]))};`,
    '',
    '/** A kind of personal data. One with a dot is a part of the one before the dot. */',
    `export type DataCategory =${union(DATA_CATEGORY_IDS.map((id) => [id, DATA_CATEGORIES[id].description]))};`,
    '',
    '/** Written by staff for staff: a manifest names it outright, or does not ask for it. */',
    `export type InternalCategory =${union(DATA_CATEGORY_IDS.filter(isInternal).map((id) => [id]))};`,
    '',
    '/** Purposes with a meaning that is the same in every policy. A policy may have others. */',
    `export type KnownPurpose =${union(Object.entries(PURPOSES))};`,
    '',
    '/** What lets personal data leave for a country that no adequacy covers. */',
    `export type TransferMechanism =${union(Object.entries(TRANSFER_MECHANISMS))};`,
    '',
    '/** The scopes of root fields, and of reading any field of a type: all of `every`, and one of `some`. */',
    'export interface ScopesNeeded {',
    '  readonly every: {',
    ...lines(rootsOf(schema, (need) => ('all' in need ? need.all : []))),
    ...lines(typesOf(schema)),
    // Looked up by its id: `node { on { DataSubject { … } } }`.
    ...lines(Object.entries(NODE_NEEDS).map(([name, scopes]) => [`Node.${name}`, scopes])),
    '  };',
    '  readonly some: {',
    ...lines(rootsOf(schema, someOf)),
    '  };',
    '}',
    '',
  ].join('\n');
}

type Needs = readonly (readonly [name: string, scopes: readonly string[]])[];

function someOf(need: RootNeed): readonly string[] {
  if ('oneOf' in need) return need.oneOf;
  return 'byId' in need ? Object.values(need.scopes) : [];
}

function rootsOf(schema: GraphQLSchema, scopesOf: (need: RootNeed) => readonly string[]): Needs {
  return Object.entries(ROOT_NEEDS)
    .filter(([coordinate]) => hasField(schema, coordinate))
    .map(([coordinate, need]) => [coordinate, scopesOf(need)]);
}

function hasField(schema: GraphQLSchema, coordinate: string): boolean {
  const [typeName = '', field = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) && field in type.getFields();
}

/** On an interface every type that may stand there counts, so that `on` asks for less. */
function typesOf(schema: GraphQLSchema): Needs {
  return Object.values(schema.getTypeMap()).map(({ name }) => {
    const type = schema.getType(name);
    const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [{ name }];
    return [name, [...new Set(types.flatMap((each) => TYPE_NEEDS[each.name] ?? []))]];
  });
}

function lines(needs: Needs): string[] {
  return needs
    .filter(([, scopes]) => scopes.length > 0)
    .map(([name, scopes]) => `    '${name}': ${scopes.map((scope) => `'${scope}'`).join(' | ')};`)
    .sort();
}

function union(words: readonly (readonly [word: string, meaning?: string])[]): string {
  return words
    .map(([word, meaning]) => `\n${meaning === undefined ? '' : `  /** ${meaning}. */\n`}  | '${word}'`)
    .join('');
}
