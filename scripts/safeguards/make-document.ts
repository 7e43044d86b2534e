import { parts } from './list.ts';
import type { Safeguard } from './safeguard.ts';

/** `docs/safeguards.md`: what stands between a caller and data, where, and which tests notice when it is gone. */
export function makeSafeguardsDocument(): string {
  const count = parts.reduce((sum, { safeguards }) => sum + safeguards.length, 0);
  return [
    '# Safeguards',
    '',
    `Made from the list in \`scripts/safeguards\`; do not edit. \`npm run test:safeguards\` takes each of these ${count} away, one at a`,
    'time and only in memory, runs the tests named beside it, and fails when they all pass or when the source has changed so that',
    'the entry no longer fits it. A source that merely stops running proves nothing, and fails too.',
    '',
    ...parts.flatMap(({ title, safeguards }) => [
      `## ${title}`,
      '',
      '| safeguard | without it | stands in | noticed by |',
      '| --- | --- | --- | --- |',
      ...safeguards.map(row),
      '',
    ]),
  ].join('\n');
}

function row(safeguard: Safeguard): string {
  const { id, without, off, standsIn, folder, tests } = safeguard;
  const files = standsIn ? [standsIn.file] : [...new Set(off.map(({ file }) => file))];
  const noticed = tests.map((test) => `${folder}/${test}`);
  return `| ${id.replace('leak: ', '')} | ${without} | ${files.map(linked).join(', ')} | ${noticed.map(linked).join(', ')} |`;
}

/** A link with the name of the file; the folder says the rest to whoever follows it. */
function linked(file: string): string {
  const name = file
    .split('/')
    .slice(-1)
    .join('')
    .replace(/\.test\.ts$/, '');
  return `[${name}](../${file})`;
}
