import type { Delivery } from './delivery.ts';
import type { Told } from './logged-event.ts';
import { SharedWork } from './shared-work.ts';

/** One live stream, as its cohort sees it. */
export type Member = {
  /** Whether it would be told of this change at once. */
  awaits(event: Told): boolean;
  /** A change with what it came to. Who cannot take it now keeps the change, and asks what it comes to when it can. */
  offer(event: Told, delivery: Delivery): void;
  /** A change alone. */
  push(event: Told): void;
};

/** What a cohort does, and where. */
export type Work = {
  /** Walks again for one change. */
  readonly deliver: (event: Told) => Promise<Delivery>;
  /** Walks again as far as the auth step. Answers when the caller's access ends by itself, if it does. */
  readonly authenticate: () => Promise<Arrival>;
  /** Another number when access has changed: what was found out before does not count any more. */
  readonly since: () => number;
  /** Notes that something is under way. Call the result when it is not any more. */
  readonly begin: () => () => void;
  /** From then on the log hands its changes to the cohort. Call the result to end that. */
  readonly listen: (cohort: Cohort) => () => void;
  /** Changes that may wait. */
  readonly limit: number;
};

export type Arrival = { readonly endsAt: Date | undefined } | { readonly failed: unknown };

/**
 * Live streams that sent the same and watch the same. A change is decided, read, executed and recorded once for all that wait
 * for one; who is behind asks later, alone or with others who are behind, and is decided anew.
 */
export class Cohort {
  readonly #work: Work;
  readonly #deliveries: SharedWork<bigint | Told, Delivery> = new SharedWork();
  readonly #arrivals: SharedWork<'caller', Arrival> = new SharedWork();
  readonly #members: Set<Member> = new Set();
  /** In their order; the first is under way. */
  readonly #changes: Told[] = [];
  #stopListening: () => void = () => undefined;

  constructor(work: Work) {
    this.#work = work;
  }

  /** A stream that has caught up is told of what comes from now on. Call the result when it is over. */
  join(member: Member): () => void {
    if (this.#members.size === 0) this.#stopListening = this.#work.listen(this);
    this.#members.add(member);
    return () => {
      if (this.#members.delete(member) && this.#members.size === 0) this.#stopListening();
    };
  }

  /** A change for all members. */
  push(event: Told): void {
    this.#changes.push(event);
    if (this.#changes.length === 1) this.#deliverNext();
    else if (this.#changes.length > this.#work.limit) this.#letGo();
  }

  #deliverNext(): void {
    for (let [event] = this.#changes; event !== undefined; [event] = this.#changes) {
      if (this.#isAwaited(event)) return this.#decide(event);
      // Nothing is decided for nobody: a stalled client's changes wait in its own queue, which has an end.
      for (const member of this.#members) member.push(event);
      this.#changes.shift();
    }
  }

  #decide(event: Told): void {
    const end = this.#work.begin();
    const since = this.#work.since();
    this.deliver(event, (delivery) => {
      // Else it was let go of meanwhile.
      if (this.#changes[0] === event) {
        const counts = since === this.#work.since();
        for (const member of this.#members) {
          if (counts) member.offer(event, delivery);
          else member.push(event);
        }
        this.#changes.shift();
        this.#deliverNext();
      }
      end();
    });
  }

  #isAwaited(event: Told): boolean {
    for (const member of this.#members) if (member.awaits(event)) return true;
    return false;
  }

  /** More than can wait together: each member is told of all that waits, and those that cannot keep it end. */
  #letGo(): void {
    const changes = this.#changes.splice(0);
    for (const member of this.#members) for (const event of changes) member.push(event);
  }

  /** What one change comes to from now on, once for all who ask at the same time. */
  deliver(event: Told, done: (delivery: Delivery) => void): void {
    // A change is its place in the log; a signal has none, and stands for itself.
    this.#deliveries.do(event.sequence ?? event, () => this.#work.deliver(event), done);
  }

  /** Who the caller is by now, once for all who ask at the same time. */
  authenticate(done: (arrival: Arrival) => void): void {
    this.#arrivals.do('caller', this.#work.authenticate, done);
  }
}

/** The cohorts of all streams that are open. */
export class Cohorts {
  readonly #known: Map<string, { readonly cohort: Cohort; streams: number }> = new Map();

  /** The cohort of a stream that opens. Call `leave` when the stream is over; with the last one the cohort is forgotten. */
  enter(key: string, work: Work): { readonly cohort: Cohort; readonly leave: () => void } {
    const known = this.#known.get(key) ?? { cohort: new Cohort(work), streams: 0 };
    this.#known.set(key, known);
    known.streams += 1;
    const leave = () => {
      known.streams -= 1;
      if (known.streams === 0) this.#known.delete(key);
    };
    return { cohort: known.cohort, leave };
  }
}
