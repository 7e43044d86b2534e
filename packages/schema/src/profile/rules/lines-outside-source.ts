import type { Fault } from '../faults.ts';
import { parseLines } from '../leaf.ts';
import { rule } from './rule.ts';

/** What the policy is said to state can be looked up in it. */
export const linesOutsideSource = rule({
  needs: ['sourceFile'],
  run: ({ sourceFile }, { leaves }) =>
    leaves.flatMap(({ path, leaf }): Fault[] => {
      if (leaf.provenance !== 'stated') return [];
      const ranges = parseLines(leaf.source);
      const fault = (message: string): Fault => ({
        code: 'LINES_OUTSIDE_SOURCE',
        path,
        message,
        source: leaf.source,
      });
      if (ranges === undefined) {
        return [fault('It is marked "stated" but gives no lines. Write them as "L39-41" or "L2, L7".')];
      }
      return ranges.some(({ to }) => to > sourceFile.lines)
        ? [fault(`It points beyond the ${sourceFile.lines} lines of ${sourceFile.name}. Correct the lines.`)]
        : [];
    }),
});
