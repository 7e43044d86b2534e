import type { Crm } from './crm.ts';

/**
 * Deletes at the CRM everything that came from Remit: for a grant that was taken back.
 * @returns how many contacts and tickets there were
 */
export async function forget(crm: Crm): Promise<number> {
  let deleted = 0;
  for (const kind of ['contacts', 'tickets'] as const) {
    const held = [...(await crm.held(kind)).values()].map(({ id }) => id);
    await crm.remove(kind, held);
    deleted += held.length;
  }
  return deleted;
}
