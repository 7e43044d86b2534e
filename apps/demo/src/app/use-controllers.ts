import { useCallback, useEffect, useState } from 'react';
import { type DemoController, loadControllers } from './tokens.ts';

/** The controllers of this gateway with their demo callers, or what stands in the way. */
export function useControllers() {
  const [controllers, setControllers] = useState<readonly DemoController[]>();
  const [fault, setFault] = useState<string>();

  useEffect(() => {
    if (controllers !== undefined || fault !== undefined) return undefined;
    const leaving = new AbortController();
    loadControllers(leaving.signal).then(setControllers, (error: unknown) => {
      if (!leaving.signal.aborted) setFault(error instanceof Error ? error.message : String(error));
    });
    return () => leaving.abort();
  }, [controllers, fault]);

  const retry = useCallback(() => setFault(undefined), []);
  return { controllers, fault, retry };
}
