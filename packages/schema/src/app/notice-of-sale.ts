import type { Policy } from '../profile/compile.ts';
import type { RegisterEntry } from './register-entry.ts';

/** Whether people must still be told, by the policy, before their data goes to somebody who buys the business. */
export function owesNoticeOfSale(
  { profile }: Policy,
  { acquirer, notifiedAt }: Pick<RegisterEntry, 'acquirer' | 'notifiedAt'>,
  today: Date,
): boolean {
  if (!acquirer || profile.businessTransfer.notice.value === 'none') return false;
  return notifiedAt === null || notifiedAt > today;
}
