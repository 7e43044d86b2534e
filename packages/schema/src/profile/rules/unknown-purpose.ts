import type { Fault } from '../faults.ts';
import type { Leaf } from '../leaf.ts';
import { suggestion } from './nearest.ts';
import { rule } from './rule.ts';

/** Anything that names a purpose must name one of this profile. */
export const unknownPurpose = rule({
  needs: ['purposes', 'roles', 'helpdesk', 'recipients', 'retention', 'ip'],
  run: ({ purposes, roles, helpdesk, recipients, retention, ip }) => {
    const known = new Set(purposes.map(({ id }) => id));
    const check = (path: string, leaf: Leaf<unknown>, ids: readonly string[]): Fault[] =>
      ids
        .filter((id) => !known.has(id))
        .map((id) => ({
          code: 'UNKNOWN_PURPOSE',
          path,
          message: `No purpose has the id "${id}".${suggestion(id, known)} Add the purpose or correct the id.`,
          source: leaf.source,
        }));
    const storage = ip.storage.value;
    return [
      ...roles.flatMap(({ id, purposes: leaf }) => check(`roles[${id}].purposes`, leaf, leaf.value)),
      ...Object.entries(helpdesk).flatMap(([name, leaf]) => check(`helpdesk.${name}`, leaf, [leaf.value])),
      ...recipients.flatMap(({ id, purposes: leaf }) =>
        check(`recipients[${id}].purposes`, leaf, leaf.value),
      ),
      ...retention.flatMap((each) =>
        check(`retention[${each.class}].limitedPurposes`, each.limitedPurposes, each.limitedPurposes.value),
      ),
      ...(typeof storage === 'string' ? [] : check('ip.storage', ip.storage, storage)),
    ];
  },
});
