import { Refusal } from '../problem.ts';
import { cleanText } from '../text.ts';
import type { CustomFieldRow } from './visible-fields.ts';

const LONGEST_VALUE = 2_000;

/**
 * A value as it is stored: one spelling for each.
 * @param field the input field that is named when it does not fit
 * @throws Refusal INVALID_INPUT
 */
export function cleanValue(
  { type, category, label, options }: Pick<CustomFieldRow, 'type' | 'category' | 'label' | 'options'>,
  given: string,
  field: string,
): string {
  const refuse = (remedy: string) =>
    new Refusal({ code: 'INVALID_INPUT', field, message: `This does not fit into "${label}".`, remedy });
  const text = cleanText(given, field, LONGEST_VALUE);
  switch (type) {
    case 'TEXT':
      if (category === 'PHONE_NUMBER' && !PHONE_NUMBER.test(text))
        throw refuse('Write a telephone number: +381 50 123 456.');
      return text;
    case 'NUMBER': {
      const number = asNumber(text.trim());
      if (number === undefined) throw refuse('Write a number of at most 15 digits: 12.5.');
      return number;
    }
    case 'YES_NO': {
      const answer = text.trim().toLowerCase();
      if (answer !== 'true' && answer !== 'false') throw refuse('Write true or false.');
      return answer;
    }
    case 'DATE':
      if (!isDay(text.trim())) throw refuse('Write a day of the calendar: 2026-03-15.');
      return text.trim();
    case 'CHOICE':
      if (!options.includes(text)) throw refuse('Choose one of the options of this field.');
      return text;
  }
}

/** Digits, with what people put between them. */
const PHONE_NUMBER = /^\+?[\d ()./-]{3,40}$/;

/** `007.50` is `7.5`; what a double cannot hold exactly is no number here. */
function asNumber(text: string): string | undefined {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const [left, right] = [whole.replace(/^0+(?=\d)/, ''), part.replace(/0+$/, '')];
  if (whole === '' || left.length + right.length > 15) return undefined;
  const number = right === '' ? left : `${left}.${right}`;
  return number === '0' ? '0' : sign + number;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
