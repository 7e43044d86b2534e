import type { Context } from '../../context.ts';
import type { CustomFieldCategory, CustomFieldType } from '../../db/generated/client.ts';
import { names } from '../../purpose/check-schema.ts';
import { permitWrite } from '../permit-write.ts';
import { Refusal } from '../problem.ts';
import { cleanText } from '../text.ts';
import { kindNamed } from './kinds.ts';

const LONGEST_LABEL = 80;
const LONGEST_OPTION = 100;
const MOST_OPTIONS = 50;
export const MOST_FIELDS = 100;
const LAST_POSITION = 10_000;

/**
 * What is asked of people is decided by staff who look after their privacy, like objections. Asked before a field is looked up.
 * @throws Refusal NOT_ALLOWED or PURPOSE_DENIED
 */
export function demandPrivacyStaff(context: Context): void {
  if (context.caller.kind !== 'AGENT') {
    throw new Refusal({ code: 'NOT_ALLOWED', message: 'Only staff of the controller say what is asked.' });
  }
  permitWrite(context, 'user.privacy_preferences', []);
}

/**
 * A kind of data is asked for by those of them whose purpose covers it.
 * @throws Refusal NOT_ALLOWED or PURPOSE_DENIED
 */
export function permitDefining(context: Context, category: CustomFieldCategory): void {
  demandPrivacyStaff(context);
  permitWrite(context, kindNamed(category).category, []);
}

/** @throws Refusal INVALID_INPUT where a field of this kind could not be, or never be read */
export function demandFittingKind(
  { inForce }: Context,
  { type, category }: { readonly type: CustomFieldType; readonly category: CustomFieldCategory },
): void {
  const kind = kindNamed(category);
  if (!kind.types.includes(type)) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field: 'type',
      message: `What is asked as ${category} cannot be ${type}: free words can say anything, and a list cannot be everything.`,
      remedy: `Take ${kind.types.join(', ')}, or another category.`,
    });
  }
  if (!names(inForce.policy, kind.category)) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field: 'category',
      message: `The published policy has no purpose that needs ${kind.category}, so nobody could read what is asked.`,
      remedy: 'Take a category that the policy names, or publish a policy that does.',
    });
  }
}

export function cleanKey(key: string): string {
  if (/^[a-z][a-z0-9_]{0,39}$/.test(key)) return key;
  throw new Refusal({
    code: 'INVALID_INPUT',
    field: 'key',
    message: 'A key is made of small letters, digits and _, begins with a letter, and is 40 long at most.',
    remedy: 'Write something like order_number.',
  });
}

export function cleanLabel(label: string): string {
  return cleanText(label, 'label', LONGEST_LABEL);
}

export function cleanPosition(position: number): number {
  if (position >= 0 && position <= LAST_POSITION) return position;
  throw new Refusal({
    code: 'INVALID_INPUT',
    field: 'position',
    message: `From 0 to ${LAST_POSITION}, please.`,
  });
}

/** The options of a choice; nothing else has any. */
export function cleanOptions(type: CustomFieldType, options: readonly string[]): string[] {
  const refuse = (message: string, remedy: string) =>
    new Refusal({ code: 'INVALID_INPUT', field: 'options', message, remedy });
  if (type !== 'CHOICE') {
    if (options.length === 0) return [];
    throw refuse('Only a CHOICE has options.', 'Leave them out.');
  }
  if (options.length === 0 || options.length > MOST_OPTIONS)
    throw refuse(`A CHOICE has 1 to ${MOST_OPTIONS} options.`, 'Say what can be chosen.');
  const clean = options.map((option) => cleanText(option, 'options', LONGEST_OPTION));
  if (new Set(clean).size < clean.length) throw refuse('An option is there twice.', 'Name each once.');
  return clean;
}
