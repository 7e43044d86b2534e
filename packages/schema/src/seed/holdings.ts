import type { PolicyProfile } from '../profile/shape.ts';
import { covers, type DataCategory } from '../taxonomy/data-categories.ts';

/** What a controller says it keeps; the seed invents nothing beyond it. */
export type Holdings = {
  /** Whether the policy says that this kind of data is stored. */
  stores(category: DataCategory): boolean;
  /** The value when the policy stores its kind, else null. */
  when<T>(category: DataCategory, value: () => T): T | null;
  /** Whether a visit keeps the address it came from. */
  readonly keepsVisitorIp: boolean;
  /** Whether what a visit leaves behind ends with the visit. */
  readonly visitsEndWithSession: boolean;
};

export function holdingsOf(profile: PolicyProfile): Holdings {
  const stores = (category: DataCategory): boolean =>
    profile.dataCategories.some(({ id, stored }) => stored.value === 'yes' && covers(id, category));
  return {
    stores,
    when: (category, value) => (stores(category) ? value() : null),
    keepsVisitorIp: stores('user.device.ip_address') && keepsVisitorIp(profile),
    visitsEndWithSession: visitPeriod(profile) === 'session',
  };
}

/** How long a visit is kept: by the class for single people's use where there is one, else that of the web log. */
export function visitPeriod({
  retention,
}: PolicyProfile): PolicyProfile['retention'][number]['period']['value'] {
  const kept =
    retention.find((entry) => entry.class === 'usage') ??
    retention.find((entry) => entry.class === 'log.web');
  return kept?.period.value ?? 'session';
}

function keepsVisitorIp({ ip, purposes }: PolicyProfile): boolean {
  const storage = ip.storage.value;
  if (typeof storage === 'string') return storage === 'session';
  // An address kept to prove that a policy was accepted is not part of a visit.
  return purposes.some(({ id, retentionRef }) => storage.includes(id) && retentionRef.value !== 'acceptance');
}
