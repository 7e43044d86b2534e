import type { Label } from './label.ts';
import type { PersonRow } from './reads.ts';

export type { PersonRow };

/**
 * The Prisma selection that brings a label's people along with the row, so that the decision costs no query of its own.
 * @param withPublicId for a pseudonym, which is made from the public id.
 */
export function columnsOf(label: Label, withPublicId: boolean): object {
  const person = { id: true, lawfulness: true, ...(withPublicId ? { publicId: true } : {}) };
  const selections = label.of.map((path) =>
    path.reduceRight<object>((selection, step) => ({ [step]: { select: selection } }), person),
  );
  return Object.assign({}, ...selections);
}
