import type * as z from 'zod';
import type { Fault } from '../faults.ts';
import { suggestion } from './nearest.ts';
import { pathInWords } from './path-in-words.ts';
import { rule } from './rule.ts';

/** Something is missing, or is not of the kind it should be. */
export const wrongShape = rule({
  needs: [],
  run: (_profile, { issues }) =>
    issues
      .filter((issue) => issue.code !== 'unrecognized_keys')
      .map((issue): Fault => ({
        code: 'WRONG_SHAPE',
        path: pathInWords(issue.path),
        message: inWords(issue),
      })),
});

function inWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `It is missing. Add a value (${issue.expected}); where the policy is silent, say so with its provenance.`
        : `It must be of the kind "${issue.expected}". Correct the value.`;
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const given = typeof issue.input === 'string' ? suggestion(issue.input, allowed) : '';
      return `It must be ${oneOf(allowed)}.${given}`;
    }
    case 'invalid_format':
      return `It is not ${issue.message.startsWith('Invalid') ? `of the form ${issue.format}` : issue.message}. Correct it.`;
    case 'too_small':
      return `It must have at least ${issue.minimum}. Add what is missing.`;
    case 'invalid_union':
      return 'It fits none of the forms allowed here. Compare it with another entry of the same kind.';
    default:
      return `${issue.message}. Correct it.`;
  }
}

function oneOf(values: readonly string[]): string {
  return values.length > 12 ? `one of ${values.length} known words` : `one of: ${values.join(', ')}`;
}
