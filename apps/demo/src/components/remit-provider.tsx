import type { Remit } from '@remit/sdk';
import { urqlClient } from '@remit/sdk/urql';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { Provider } from 'urql';

interface InForce {
  readonly remit: Remit;
  readonly reconnects: number;
}

const RemitContext = createContext<InForce | undefined>(undefined);

/**
 * Everything inside reads for the purpose of this client. One purpose, one provider: what was read for one purpose never
 * shows under another.
 */
export function RemitProvider({ remit, reconnects, children }: InForce & { readonly children: ReactNode }) {
  const inForce = useMemo(() => ({ remit, reconnects }), [remit, reconnects]);
  return (
    <RemitContext value={inForce}>
      <Provider value={urqlClient(remit)}>{children}</Provider>
    </RemitContext>
  );
}

/** The client whose purpose is in force here, and how often its live connection had to be mended. */
export function useRemit(): InForce {
  const inForce = useContext(RemitContext);
  if (inForce === undefined) throw new Error('There is no RemitProvider around this component.');
  return inForce;
}
