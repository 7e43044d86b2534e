import { rule } from './rule.ts';

/** A change cannot be announced days ahead and yet be in force on publication. */
export const noticeWithPublication = rule({
  needs: ['policyChange'],
  run: ({ policyChange: { noticeDays, effective } }) =>
    noticeDays.value > 0 && effective.value === 'on_publication'
      ? [
          {
            code: 'NOTICE_WITH_PUBLICATION',
            path: 'policyChange.noticeDays',
            message: `Changes are announced ${noticeDays.value} days ahead, yet take effect on publication. Set "effective" to "after_notice", or the days to 0.`,
            source: noticeDays.source,
          },
        ]
      : [],
});
