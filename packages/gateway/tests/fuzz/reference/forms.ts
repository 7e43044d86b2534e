import { lists } from './profile.ts';

export type Form = 'exact' | 'masked' | 'pseudonymous' | 'generalised';

/** How each kind of data looks to a purpose that needs no names. What is not listed is withheld from it. */
const WITHOUT_NAMES: Readonly<Record<string, Form>> = {
  'user.name': 'pseudonymous',
  'employee.name': 'pseudonymous',
  'user.contact.email': 'masked',
  'employee.contact.email': 'masked',
  'user.contact.phone_number': 'masked',
  'user.unique_id.communication_service': 'pseudonymous',
  'user.device.ip_address': 'generalised',
  'user.device.user_agent': 'exact',
  'user.device.network_provider': 'exact',
  'user.behavior': 'exact',
  'user.location.imprecise': 'exact',
  'user.account.sign_in_activity': 'generalised',
  'user.job_title': 'exact',
  'user.financial': 'exact',
};

/** The form in which a purpose sees a kind of data, or undefined when there is none that it may see. */
export function formOf(category: string, level: string): Form | undefined {
  if (level === 'identified') return 'exact';
  const form = Object.entries(WITHOUT_NAMES).find(([listed]) => lists(listed, category))?.[1];
  const stillLinks = form === 'masked' || form === 'pseudonymous';
  return level === 'anonymous' && stillLinks ? undefined : form;
}

/** Stands in an expected answer where one person's pseudonym must stand, the same each time and nobody else's. */
export const PSEUDONYM = 'pseudonym of person ';

/** A value as it must look. */
export function shaped(value: unknown, form: Form, personId: number): unknown {
  if (value === null || value === undefined || form === 'exact') return value ?? null;
  if (form === 'pseudonymous') return `${PSEUDONYM}${personId}`;
  if (form === 'generalised') {
    if (value instanceof Date)
      return new Date(Date.UTC(value.getUTCFullYear(), value.getUTCMonth(), value.getUTCDate()));
    return (value as string).replace(/\.\d+$/, '.0');
  }
  const text = value as string;
  const at = text.indexOf('@');
  if (at > 0) return `${text[0]}•••${text.slice(at)}`;
  return `${text.slice(0, 4)}•••${text.slice(-2)}`;
}
