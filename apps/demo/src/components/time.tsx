import { longTime, shortTime } from '../words/times.ts';

/** A moment, short on the page and whole on demand. */
export function Time({ iso }: { readonly iso: string }) {
  return (
    <time dateTime={iso} title={longTime(iso)}>
      {shortTime(iso)}
    </time>
  );
}
