import type { Fault } from '../faults.ts';
import { suggestion } from './nearest.ts';
import { rule } from './rule.ts';

/** A purpose that hands data to somebody the register does not have. */
export const unknownRecipient = rule({
  needs: ['purposes', 'recipients'],
  run: ({ purposes, recipients }) => {
    const known = new Set(recipients.map(({ id }) => id));
    return purposes.flatMap(({ id, recipients: named }) =>
      named.value
        .filter((each) => !known.has(each))
        .map((each): Fault => ({
          code: 'UNKNOWN_RECIPIENT',
          path: `purposes[${id}].recipients`,
          message: `No recipient has the id "${each}".${suggestion(each, known)} Register it under "recipients" or correct the id.`,
          source: named.source,
        })),
    );
  },
});
