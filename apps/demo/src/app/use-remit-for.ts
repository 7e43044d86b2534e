import { createRemit, type Remit } from '@remit/sdk';
import { useEffect, useMemo, useState } from 'react';

/** A client of the SDK for one caller, and how often its live connection had to be mended. */
export interface CallerClient {
  readonly remit: Remit;
  readonly reconnects: number;
}

/** One client for each token; the connection of the one before is closed. */
export function useRemitFor(token: string): CallerClient {
  const [reconnects, setReconnects] = useState(0);
  const remit = useMemo(
    () => createRemit({ url: '/graphql', token, onReconnect: () => setReconnects((count) => count + 1) }),
    [token],
  );
  useEffect(() => () => void remit.close(), [remit]);
  return { remit, reconnects };
}
