import { Refusal } from './problem.ts';

/**
 * A text that a person wrote, fit to be stored: not blank, not endless, and made of whole characters.
 * @throws Refusal naming the input field
 */
export function cleanText(text: string, field: string, longest: number): string {
  if (text.trim() === '')
    throw new Refusal({ code: 'INVALID_INPUT', field, message: 'Write something first.' });
  if (text.length > longest) {
    throw new Refusal({ code: 'INVALID_INPUT', field, message: `At most ${longest} characters, please.` });
  }
  // PostgreSQL stores no NUL, and UTF-8 has no lone surrogates.
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field,
      message: 'This text holds characters that cannot be stored.',
    });
  }
  return text;
}

/** The words of a message. Where a file comes with them there may be none. */
export function cleanBody(
  text: string,
  field: string,
  uploadIds: readonly string[] | null | undefined,
): string {
  return text === '' && uploadIds?.length ? '' : cleanText(text, field, LONGEST_BODY);
}

export const LONGEST_BODY = 20_000;
export const LONGEST_SUBJECT = 300;
