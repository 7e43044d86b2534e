import { createHash } from 'node:crypto';
import type { Walk } from '../walk.ts';
import type { Delivery } from './delivery.ts';
import type { Told } from './logged-event.ts';
import { SharedWork } from './shared-work.ts';

/**
 * Stands for everything from which a stream's caller and its answers are made out, but for the place in the log: two that
 * sent the same are told the same. A digest, because thousands of them are kept.
 */
export function cohortKeyOf({ params, request, connectionParams, session }: Walk): string {
  const { resume: _resume, ...extensions } = params.extensions ?? {};
  const sent = [
    { ...params, extensions },
    request && [request.url, ...request.headers],
    connectionParams,
    session,
  ];
  return createHash('sha256').update(JSON.stringify(sent)).digest('base64url');
}

/** Live streams of one controller that sent the same. What they are told is worked out once for all of them. */
export type Cohort = {
  /** Under its place in the log; a signal has none, and stands for itself. */
  readonly deliveries: SharedWork<bigint | Told, Delivery>;
  /** Answers when the caller's access ends by itself. */
  readonly arrivals: SharedWork<'caller', Date | undefined>;
};

/** The cohorts of all streams that are open; one without a member is forgotten. */
export class Cohorts {
  readonly #cohorts: Map<string, Cohort & { members: number }> = new Map();

  join(controllerId: number, walk: Walk): { readonly cohort: Cohort; readonly leave: () => void } {
    const key = `${controllerId} ${cohortKeyOf(walk)}`;
    const cohort = this.#cohorts.get(key) ?? {
      deliveries: new SharedWork(),
      arrivals: new SharedWork(),
      members: 0,
    };
    cohort.members += 1;
    this.#cohorts.set(key, cohort);
    const leave = () => {
      cohort.members -= 1;
      if (cohort.members === 0) this.#cohorts.delete(key);
    };
    return { cohort, leave };
  }
}
