import { describeError, type Log } from './log.ts';
import { createPoller } from './poller.ts';

/** Something that is removed from time to time, because nobody needs it any more. */
export type Chore = {
  /** For the log: `Old events`. */
  readonly what: string;
  /** @returns whether there is more to remove at once */
  readonly remove: () => Promise<boolean>;
};

/** Milliseconds between two rounds. Nothing depends on it but the room that is taken. */
export const UPKEEP_PAUSE = 10 * 60 * 1_000;

type Options = { readonly chores: readonly Chore[]; readonly pause: number; readonly log: Log };

/**
 * Does the chores for as long as the gateway lives, each by itself: one that fails is done again with the next round. The
 * first round comes after a pause, because a process that just started has other things to do. Several processes do each
 * other no harm.
 */
export function startUpkeep({ chores, pause, log }: Options): { close(): Promise<void> } {
  const pollers = chores.map(({ what, remove }) => {
    let hasWaited = false;
    return createPoller(async () => {
      if (!hasWaited) {
        hasWaited = true;
        return pause;
      }
      try {
        return (await remove()) ? 0 : pause;
      } catch (error) {
        log.warn(describeError(error), `${what} cannot be removed; trying again`);
        return pause;
      }
    });
  });
  for (const { wake } of pollers) wake();
  return {
    async close() {
      await Promise.all(pollers.map((poller) => poller.close()));
    },
  };
}
