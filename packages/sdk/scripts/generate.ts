// Writes src/generated/ from the schema: `pnpm run generate [path to schema.graphql]`. The same schema gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema } from 'graphql';
import { printFieldTable } from './print-field-table.ts';
import { printGrantWords } from './print-grant-words.ts';
import { printSchemaTypes } from './print-schema-types.ts';

/** The schema that the committed files come from. */
export const schemaPath = resolve(import.meta.dirname, '../../schema/schema.graphql');

/** The generated files by name, for one schema. */
export function generate(sdl: string): Record<string, string> {
  const schema = buildSchema(sdl);
  const types = printSchemaTypes(schema);
  return {
    'inputs.ts': types.inputs,
    'schema-types.ts': types.schema,
    'field-table.ts': printFieldTable(schema),
    'grant-words.ts': printGrantWords(schema),
  };
}

if (import.meta.main) {
  const source = process.argv[2] ?? schemaPath;
  const folder = resolve(import.meta.dirname, '../src/generated');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(generate(readFileSync(source, 'utf8')))) {
    writeFileSync(join(folder, name), text);
    console.log(`Wrote src/generated/${name}`);
  }
}
