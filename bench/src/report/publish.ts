import { readFile, writeFile } from 'node:fs/promises';

/** The figures of one kind of run stand between two marks of their own. */
const marks = (name: string): readonly [string, string] => [
  `<!-- figures of ${name}: written by "npm run bench -- --publish" -->`,
  `<!-- end of the figures of ${name} -->`,
];

/** A document with the figures between two marks replaced. @throws {Error} a mark is missing */
export function withFigures(document: string, name: string, figures: string): string {
  const [begin, end] = marks(name);
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document must hold the lines "${begin}" and "${end}".`);
  return `${document.slice(0, from + begin.length)}\n\n${figures}\n\n${document.slice(to)}`;
}

export async function publish(file: string, name: string, figures: string): Promise<void> {
  await writeFile(file, withFigures(await readFile(file, 'utf8'), name, figures));
}
