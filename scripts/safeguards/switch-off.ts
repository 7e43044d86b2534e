import { fileURLToPath } from 'node:url';
import type { Edit } from './safeguard.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Names the edits for a run of vitest, as JSON. Set by `npm run test:safeguards` alone. */
export const SWITCH = 'REMIT_SAFEGUARD_OFF';

/** Part of a vite plugin: changes sources while vitest reads them. The files themselves are never touched. */
export interface SwitchOff {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): string | undefined;
}

/**
 * Makes some edits for one run of tests, in memory.
 * @param value of the environment variable; undefined changes nothing
 */
export function switchOff(value: string | undefined): SwitchOff[] {
  const edits = editsIn(value);
  if (edits.length === 0) return [];
  return [
    {
      name: 'remit-safeguard-off',
      enforce: 'pre',
      transform(code, module) {
        const file = module.split('?')[0] ?? '';
        const own = edits.filter((edit) => file === `${root}${edit.file}`);
        return own.length === 0 ? undefined : own.reduce(edited, code);
      },
    },
  ];
}

/** @throws {Error} when the text does not stand exactly once in the code */
export function edited(code: string, { file, text, instead }: Edit): string {
  if (code.split(text).length !== 2) throw new Error(`${file} does not hold this text exactly once: ${text}`);
  return code.replace(text, () => instead);
}

/** The packages that vitest must read itself, so that a source of theirs can be changed. */
export function inlinedFor(value: string | undefined): RegExp[] {
  return editsIn(value).some(({ file }) => file.startsWith('packages/schema/')) ? [/packages\/schema\//] : [];
}

function editsIn(value: string | undefined): readonly Edit[] {
  return value === undefined ? [] : (JSON.parse(value) as readonly Edit[]);
}
