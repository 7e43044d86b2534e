import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { publishedProfiles } from '../profiles/index.ts';
import { compileProfile } from '../src/profile/compile.ts';
import { loadProfile } from '../src/profile/load.ts';
import { buildSchema } from '../src/schema.ts';

/** The text of schema.graphql: the whole API, with the data category of each personal field. */
export function printRemitSchema(): string {
  const policies = publishedProfiles.map((profile) => {
    const loaded = loadProfile(profile, { mode: 'demo' });
    if (!loaded.ok) throw new Error(loaded.faults.map(({ message }) => message).join('\n'));
    return compileProfile(loaded.profile, loaded.sha256);
  });
  return `${printSchemaWithDirectives(buildSchema({ policies }).schema)}\n`;
}
