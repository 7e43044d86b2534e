import { useCallback, useRef, useState } from 'react';
import { type Change, type Sight, whatChanged } from './what-changed.ts';

/** One line of the log. */
export interface Entry extends Change {
  readonly id: number;
  readonly at: string;
  /** Whether the agent changed the purpose, or the person changed what is lawful. */
  readonly cause: 'purpose' | 'person';
  readonly purpose: string | undefined;
}

/** Entries that are kept on the page. */
const most = 40;

/** Keeps what changed on the agent's side, newest last. */
export function useActivity() {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const last = useRef<Sight>(undefined);
  const count = useRef(0);

  const note = useCallback((sight: Sight) => {
    const before = last.current;
    const change = whatChanged(before, sight);
    last.current = sight;
    if (change === undefined) return;
    const cause = before?.purpose === sight.purpose ? 'person' : 'purpose';
    count.current += 1;
    const entry: Entry = {
      ...change,
      id: count.current,
      at: new Date().toISOString(),
      cause,
      purpose: sight.purpose,
    };
    setEntries((kept) => [...kept, entry].slice(-most));
  }, []);

  return { entries, note };
}
