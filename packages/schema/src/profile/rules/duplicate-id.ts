import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** Two entries with one id: nobody could say which one counts. */
export const duplicateId = rule({
  needs: ['purposes', 'recipients', 'roles', 'retention', 'dataCategories', 'fields', 'channels'],
  run: (profile) => [
    ...repeated(
      'purposes',
      profile.purposes.map(({ id }) => id),
    ),
    ...repeated(
      'recipients',
      profile.recipients.map(({ id }) => id),
    ),
    ...repeated(
      'roles',
      profile.roles.map(({ id }) => id),
    ),
    ...repeated(
      'retention',
      profile.retention.map((each) => each.class),
    ),
    ...repeated(
      'dataCategories',
      profile.dataCategories.map(({ id }) => id),
    ),
    ...repeated(
      'fields',
      profile.fields.map(({ id }) => id),
    ),
    ...repeated(
      'channels',
      profile.channels.map(({ id }) => id),
    ),
  ],
});

function repeated(list: string, ids: readonly string[]): Fault[] {
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...twice].map((id) => ({
    code: 'DUPLICATE_ID',
    path: `${list}[${id}]`,
    message: `"${id}" stands here more than once. Keep one entry, or give the other an id of its own.`,
  }));
}
