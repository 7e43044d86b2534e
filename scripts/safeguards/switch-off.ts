import { fileURLToPath } from 'node:url';
import { safeguards } from './list.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Part of a vite plugin: changes one source while vitest reads it. The file itself is never touched. */
export interface SwitchOff {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): string | undefined;
}

/**
 * Switches one safeguard off for a run of tests, in memory.
 * @param id which; undefined changes nothing
 * @throws {Error} when the source no longer holds the text exactly once
 */
export function switchOff(id: string | undefined): SwitchOff[] {
  if (id === undefined) return [];
  const safeguard = safeguards.find((candidate) => candidate.id === id);
  if (safeguard === undefined) throw new Error(`No safeguard is called "${id}".`);
  const [text, instead] = safeguard.off;
  return [
    {
      name: 'remit-safeguard-off',
      enforce: 'pre',
      transform(code, module) {
        if (module.split('?')[0] !== `${root}${safeguard.file}`) return undefined;
        if (code.split(text).length !== 2)
          throw new Error(`${safeguard.file} does not hold this text once: ${text}`);
        return code.replace(text, () => instead);
      },
    },
  ];
}

/** The packages that vitest must read itself, so that a source of theirs can be changed. */
export function inlinedFor(id: string | undefined): RegExp[] {
  const safeguard = safeguards.find((candidate) => candidate.id === id);
  return safeguard?.file.startsWith('packages/schema/') ? [/packages\/schema\//] : [];
}
