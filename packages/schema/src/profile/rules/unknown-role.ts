import type { Fault } from '../faults.ts';
import { suggestion } from './nearest.ts';
import { rule } from './rule.ts';

/** Access to servers abroad is given to roles that exist. */
export const unknownRole = rule({
  needs: ['transfers', 'roles'],
  run: ({ transfers: { accessRoles }, roles }) => {
    const known = new Set(roles.map(({ id }) => id));
    return accessRoles.value
      .filter((id) => !known.has(id))
      .map((id): Fault => ({
        code: 'UNKNOWN_ROLE',
        path: 'transfers.accessRoles',
        message: `No role has the id "${id}".${suggestion(id, known)} Add the role or correct the id.`,
        source: accessRoles.source,
      }));
  },
});
