import { type CallOptions, RemitError, type Stream } from '@remit/sdk';
import { useEffect, useEffectEvent, useState } from 'react';

interface Listening<Event> {
  /** Starts the stream. */
  readonly open: (call: CallOptions) => Stream<Event>;
  readonly onEvent: (event: Event) => void;
  /** Reads what may have changed after the page's query and before the stream began. */
  readonly catchUp: () => void;
}

/**
 * Listens to a subscription of the SDK while the component is on the page.
 *
 * @param key the stream is started for it, and anew when it changes; never for an undefined one
 * @returns what ended the stream, in plain words, or undefined while it runs
 */
export function useLive<Event>(key: string | undefined, listening: Listening<Event>): string | undefined {
  const [ended, setEnded] = useState<{ readonly key: string; readonly why: string }>();
  const open = useEffectEvent(listening.open);
  const tell = useEffectEvent(listening.onEvent);
  const catchUp = useEffectEvent(listening.catchUp);

  useEffect(() => {
    if (key === undefined) return undefined;
    const of = key;
    const leaving = new AbortController();
    async function listen(): Promise<void> {
      try {
        const call = { signal: leaving.signal, onOpen: () => catchUp() };
        for await (const event of open(call)) tell(event);
      } catch (error) {
        if (leaving.signal.aborted) return;
        const why = error instanceof RemitError ? error.message : 'Live updates ended. Reload the page.';
        setEnded({ key: of, why });
      }
    }
    void listen();
    return () => leaving.abort();
  }, [key]);

  return ended?.key === key ? ended?.why : undefined;
}
