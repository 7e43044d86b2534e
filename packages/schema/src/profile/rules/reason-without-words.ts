import type { Fault } from '../faults.ts';
import { parseLines } from '../leaf.ts';
import { rule } from './rule.ts';

/** A choice of the operator, and a careful default, says why; lines would put it in the policy’s mouth. */
export const reasonWithoutWords = rule({
  needs: [],
  run: (_profile, { leaves }) =>
    leaves
      .filter(({ leaf }) => leaf.provenance === 'operator' || leaf.provenance === 'not_stated')
      .filter(({ leaf }) => leaf.source.trim().length < 5 || parseLines(leaf.source) !== undefined)
      .map(({ path, leaf }): Fault => ({
        code: 'REASON_WITHOUT_WORDS',
        path,
        message: `It is marked "${leaf.provenance}" and gives no reason. Say why in a few words, or mark it "stated" if the policy says so.`,
        source: leaf.source,
      })),
});
