import { rule } from './rule.ts';

/** Dates of answers and deletions are counted in the controller’s own time zone. */
export const unknownTimeZone = rule({
  needs: ['controller'],
  run: ({ controller: { timeZone } }) =>
    isTimeZone(timeZone.value)
      ? []
      : [
          {
            code: 'UNKNOWN_TIME_ZONE',
            path: 'controller.timeZone',
            message: `"${timeZone.value}" is no time zone. Write it like "Europe/Belgrade".`,
            source: timeZone.source,
          },
        ],
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
