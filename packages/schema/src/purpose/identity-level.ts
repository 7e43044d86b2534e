import { createHmac } from 'node:crypto';
import { covers, type DataCategory } from '../taxonomy/data-categories.ts';

/** How much of a value a purpose gets to see. */
export type Form = 'exact' | 'masked' | 'pseudonymous' | 'generalised';

export type IdentityLevel = 'identified' | 'pseudonymous' | 'anonymous';

/** First match wins. What is not listed has no such form, free text above all: it is withheld at that level. */
const REDUCED_FORMS: readonly [DataCategory, Form][] = [
  ['user.name', 'pseudonymous'],
  ['employee.name', 'pseudonymous'],
  ['user.contact.email', 'masked'],
  ['user.contact.phone_number', 'masked'],
  ['employee.contact.email', 'masked'],
  ['user.unique_id', 'pseudonymous'],
  ['user.device.ip_address', 'generalised'],
  ['user.device', 'exact'],
  ['user.behavior', 'exact'],
  ['user.location.imprecise', 'exact'],
  ['user.account.sign_in_activity', 'generalised'],
  ['user.job_title', 'exact'],
  ['user.financial', 'exact'],
];

/** Forms that still tell one person from another: not for a purpose that works on anonymous data. */
const LINKABLE: readonly Form[] = ['masked', 'pseudonymous'];

/**
 * The least revealing form of a kind of data that a purpose of this identity level needs, or undefined when there is
 * none: free text, documents and the like cannot be made unidentifying, so they are withheld.
 */
export function formFor(category: DataCategory, level: IdentityLevel): Form | undefined {
  if (level === 'identified') return 'exact';
  const form = REDUCED_FORMS.find(([listed]) => covers(listed, category))?.[1];
  if (form !== undefined && level === 'anonymous' && LINKABLE.includes(form)) return undefined;
  return form;
}

/**
 * Gives a value its form.
 * @param person public id of the person, so that one person keeps one pseudonym within a controller.
 */
export function inForm(value: unknown, form: Form, person: string, pseudonymKey: string): unknown {
  if (form === 'exact' || value === null || value === undefined) return value;
  switch (form) {
    case 'pseudonymous':
      return `person-${createHmac('sha256', pseudonymKey).update(person).digest('hex').slice(0, 10)}`;
    case 'masked':
      return typeof value === 'string' ? mask(value) : null;
    case 'generalised':
      return generalise(value);
  }
}

/** `ana.petrovic@example.rs` becomes `a•••@example.rs`; `+381 64 123 4567` becomes `+381•••67`. */
function mask(value: string): string {
  const at = value.lastIndexOf('@');
  if (at > 0) return `${[...value][0]}•••${value.slice(at)}`;
  return value.length > 6 ? `${value.slice(0, 4)}•••${value.slice(-2)}` : '•••';
}

/** An IP address loses its host part, a moment its time of day. Anything else has no general form. */
function generalise(value: unknown): unknown {
  if (value instanceof Date) return new Date(`${value.toISOString().slice(0, 10)}T00:00:00.000Z`);
  if (typeof value !== 'string') return null;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(value)) return `${value.split('.').slice(0, 3).join('.')}.0`;
  // A short form such as ::1 hides which groups are missing, so it has no general form.
  return /^[0-9a-f]{1,4}(:[0-9a-f]{1,4}){2}:/i.test(value)
    ? `${value.split(':').slice(0, 3).join(':')}::`
    : null;
}
