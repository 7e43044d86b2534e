import { Refusal } from '../problem.ts';
import { cleanText } from '../text.ts';

const LONGEST_TAG = 40;
const MOST_TAGS = 20;

/** One spelling a tag: without spaces around, in small letters. */
export function asTag(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * Tags as they are stored.
 * @throws Refusal INVALID_INPUT
 */
export function cleanTags(tags: readonly string[]): string[] {
  if (tags.length === 0)
    throw new Refusal({ code: 'INVALID_INPUT', field: 'tags', message: 'Name at least one tag.' });
  return [...new Set(tags.map((tag) => asTag(cleanText(tag, 'tags', LONGEST_TAG))))];
}

/**
 * What stands on the ticket with these tags added.
 * @throws Refusal CONFLICT when there would be too many to be of use
 */
export function withTags(present: readonly string[], added: readonly string[]): string[] {
  const all = [...new Set([...present, ...added])].sort();
  if (all.length > MOST_TAGS) {
    throw new Refusal({
      code: 'CONFLICT',
      field: 'tags',
      message: `A ticket has at most ${MOST_TAGS} tags.`,
      remedy: 'Take one off first.',
    });
  }
  return all;
}
