import { RETENTION_CLASSES, RETENTION_CLASS_IDS } from '../../taxonomy/retention-classes.ts';
import type { Fault } from '../faults.ts';
import { rule } from './rule.ts';

/** No class of records lives for ever by being forgotten (Art. 5(1)(e) GDPR). */
export const missingRetentionClass = rule({
  needs: ['retention'],
  run: ({ retention }) =>
    RETENTION_CLASS_IDS.filter((id) => RETENTION_CLASSES[id].required)
      .filter((id) => !retention.some((each) => each.class === id))
      .map((id): Fault => ({
        code: 'MISSING_RETENTION_CLASS',
        path: `retention[${id}]`,
        message: `Nothing says how long ${RETENTION_CLASSES[id].description} are kept. Add the class with a period; where the policy gives none, choose one and mark it "operator".`,
      })),
});
