import * as z from 'zod';
import { manifestShape } from '../src/app/manifest.ts';
import { ROOT_NEEDS, type RootNeed, TYPE_NEEDS } from '../src/app/operation-scopes.ts';
import { type Scope, SCOPES } from '../src/taxonomy/scopes.ts';

/** The text of app-manifest.schema.json: the form of an app's manifest, for whoever writes one in another language. */
export function printManifestSchema(): string {
  const schema = z.toJSONSchema(manifestShape, { io: 'input' });
  return `${JSON.stringify(
    {
      ...schema,
      title: 'Remit app manifest',
      description: 'What an app is, does, and needs personal data for.',
    },
    null,
    2,
  )}\n`;
}

/** The text of docs/scopes.md: the list of scopes, with what each opens. */
export function printScopes(): string {
  const rows = Object.entries(SCOPES).map(
    ([scope, { description }]) => `| \`${scope}\` | ${description}. | ${opens(scope as Scope)} |`,
  );
  const open = Object.entries(ROOT_NEEDS).flatMap(([coordinate, need]) =>
    'open' in need ? [`- \`${coordinate}\`: ${need.open}`] : [],
  );
  return [
    '# Scopes',
    '',
    'What an app may do. Its manifest asks for scopes, a controller grants them, and each operation needs the scope of what it',
    'does; without it the whole operation is refused with `SCOPE_MISSING`, which names the missing scopes and the places that',
    'need them. Staff and visitors have no scopes. A scope opens operations; which personal data they then answer is decided',
    'by purpose.',
    '',
    'Reading a field of a type needs the scope of that type wherever it is reached: what a mutation answers is read as well.',
    'On an interface (`Conversation`, `Message`, `Node`) every type that may stand there counts, but for `id` and',
    '`__typename`; a fragment on one type asks for less. A field whose argument is an id needs the scope of what the id names.',
    '',
    '| scope | what it lets an app do | opens |',
    '| --- | --- | --- |',
    ...rows,
    '',
    'Open to every app that has a grant:',
    '',
    ...open,
    '',
    'Made from `packages/schema/src/taxonomy/scopes.ts` and `packages/schema/src/app/operation-scopes.ts`.',
    '',
  ].join('\n');
}

function opens(scope: Scope): string {
  const roots = Object.entries(ROOT_NEEDS).flatMap(([coordinate, need]) =>
    scopesIn(need).includes(scope) && !('oneOf' in need) ? [coordinate] : [],
  );
  const types = Object.entries(TYPE_NEEDS).flatMap(([type, scopes]) =>
    scopes.includes(scope) ? [type] : [],
  );
  return [...roots, ...types].map((name) => `\`${name}\``).join(', ');
}

function scopesIn(need: RootNeed): readonly Scope[] {
  if ('all' in need) return need.all;
  if ('oneOf' in need) return need.oneOf;
  return 'byId' in need ? Object.values(need.scopes) : [];
}
