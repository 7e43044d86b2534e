import { type Denial, type Narrowed, privacyOf } from '@remit/sdk';
import type { SelectionDocument } from '@remit/sdk/urql';
import { useCallback, useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { faultInWords } from './fault-in-words.ts';
import { useRemit } from './remit-provider.tsx';

/** What a query brought, with what was withheld. */
export interface Read<Data> {
  readonly data: Data | undefined;
  readonly denials: readonly Denial[];
  readonly narrowed: readonly Narrowed[];
  /** What went wrong, in plain words. */
  readonly fault: string | undefined;
  readonly isLoading: boolean;
  /** Reads again; what is on the screen stays until the answer is there. */
  readonly reread: () => void;
}

/** Reads through urql for the purpose in force here, and again when a lost live connection is back. */
export function useAnswer<Data>(document: SelectionDocument<Data>, pause = false): Read<Data> {
  const { reconnects } = useRemit();
  const [result, execute] = useQuery<Data>({ ...document, pause });
  const reread = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useEffect(() => {
    // Events that were sent while there was no connection are gone.
    if (reconnects > 0 && !pause) execute({ requestPolicy: 'network-only' });
    // Only a new connection is a reason; other changes make useQuery read by itself.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [reconnects]);
  const privacy = useMemo(() => privacyOf(result), [result]);
  return {
    data: result.data,
    ...privacy,
    fault: result.error && faultInWords(result.error),
    isLoading: result.fetching,
    reread,
  };
}
