import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** Sections lie inside the source file and run forwards. */
export const sectionOutsideSource = rule({
  needs: ['sections', 'sourceFile'],
  run: ({ sections, sourceFile }) =>
    sections
      .filter(({ from, to }) => to < from || to > sourceFile.lines)
      .map(({ title, from, to }): Fault => ({
        code: 'SECTION_OUTSIDE_SOURCE',
        path: `sections[${title}]`,
        message: `The section runs from line ${from} to ${to}; the file has ${sourceFile.lines} lines. Correct the range.`,
      })),
});
