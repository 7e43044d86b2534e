import type { Authenticated } from '../auth/authenticator.ts';

/** How many long-lived connections (WebSockets, and live streams over SSE) one process keeps at once. */
export type SeatLimits = {
  /** Of everybody together; one more is refused with 503 before it is a WebSocket. */
  readonly connections: number;
  /** WebSockets that have not yet shown who they are. */
  readonly strangers: number;
  readonly ofController: number;
  /** Of one agent, one visitor, or one app's grant. */
  readonly ofCaller: number;
};

export const SEAT_LIMITS: SeatLimits = {
  connections: 20_000,
  strangers: 5_000,
  ofController: 10_000,
  ofCaller: 2_000,
};

/** Gives back what was taken; a second call does nothing. */
export type Leave = () => void;

/** Counts connections, so that one caller, one controller or a crowd of strangers cannot take the place of all others. */
export type Seats = {
  /** A connection of somebody unknown. @returns undefined when there is no room */
  takeForStranger(): Leave | undefined;
  /** A connection of somebody known. @returns undefined when there is no room */
  takeFor(who: Pick<Authenticated, 'caller' | 'controller'>): Leave | undefined;
};

export function createSeats(limits: SeatLimits): Seats {
  const taken = new Map<string, number>();

  function take(kinds: readonly (readonly [key: string, most: number])[]): Leave | undefined {
    if (kinds.some(([key, most]) => (taken.get(key) ?? 0) >= most)) return undefined;
    for (const [key] of kinds) taken.set(key, (taken.get(key) ?? 0) + 1);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      for (const [key] of kinds) {
        const rest = (taken.get(key) ?? 1) - 1;
        if (rest === 0) taken.delete(key);
        else taken.set(key, rest);
      }
    };
  }

  const everybody = ['all', limits.connections] as const;
  return {
    takeForStranger: () => take([everybody, ['strangers', limits.strangers]]),
    takeFor: ({ caller, controller }) =>
      take([
        everybody,
        [`controller ${controller.id}`, limits.ofController],
        [`caller ${caller.kind} ${caller.id}`, limits.ofCaller],
      ]),
  };
}
