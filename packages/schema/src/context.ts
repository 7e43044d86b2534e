import type { Database } from './db/database.ts';
import type { Prisma } from './db/generated/client.ts';
import type { Access } from './purpose/access.ts';
import type { PolicyInForce } from './purpose/lawfulness.ts';
import type { Plan } from './purpose/plan.ts';
import type { Reads } from './purpose/reads.ts';

/** Who asks. `id` is the agent's, the grant's or the data subject's integer id: it never leaves the gateway. */
export type Caller =
  | { readonly kind: 'AGENT'; readonly id: number; readonly dataSubjectId: number; readonly name: string }
  | { readonly kind: 'APP'; readonly id: number; readonly name: string }
  | { readonly kind: 'VISITOR'; readonly id: number; readonly dataSubjectId: number };

/** The controller whose data this operation sees; it sees no other's. */
export type ControllerFacts = {
  readonly id: number;
  readonly publicId: string;
  readonly slug: string;
  readonly displayName: string;
  readonly timeZone: string;
};

/** A change that happened: ids and type only. */
export type ChangeEvent = {
  readonly controllerId: number;
  readonly type: ChangeType;
  readonly conversationId: number | null;
  readonly messageId: number | null;
  /** The conversation's requester, or the person who changed. */
  readonly dataSubjectId: number | null;
};

export type ChangeType =
  | 'MESSAGE_ADDED'
  /** Staff wrote for staff: its `messageId` is the note's. */
  | 'NOTE_ADDED'
  | 'TICKET_CHANGED'
  | 'CHAT_CHANGED'
  | 'DATA_SUBJECT_CHANGED';

/** Where subscriptions get their changes from; the gateway brings it. */
export type Changes = {
  /** Changes of this controller that match, from now on, until the iterator is returned. */
  subscribe(
    controllerId: number,
    matches: (event: ChangeEvent) => boolean,
  ): AsyncIterableIterator<ChangeEvent>;
};

/** Writes down, in the transaction of a change, who wrote about whom. The change is undone when it throws. */
export type RecordWrite = (tx: Prisma.TransactionClient) => Promise<void>;

/** What every resolver gets. Declared here, filled by the gateway; fresh for each operation and each delivered event. */
export type Context = {
  readonly database: Database;
  readonly now: Date;
  readonly controller: ControllerFacts;
  readonly inForce: PolicyInForce;
  readonly caller: Caller;
  readonly access: Access;
  readonly purpose: string | undefined;
  readonly plan: Plan;
  readonly reads: Reads;
  readonly changes: Changes;
  /** Made ready before the transaction begins, because an embedded database has one connection. */
  readonly prepareRecord: () => Promise<RecordWrite>;
  /** Secret from which pseudonyms are made; one a controller. */
  readonly pseudonymKey: string;
};
