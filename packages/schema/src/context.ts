import type { Database } from './db/database.ts';
import type { Prisma } from './db/generated/client.ts';
import type { Access } from './purpose/access.ts';
import type { PolicyInForce } from './purpose/lawfulness.ts';
import type { Plan } from './purpose/plan.ts';
import type { Reads } from './purpose/reads.ts';
import type { DataCategory } from './taxonomy/data-categories.ts';

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
  /** Signals only: from then on it is true no more. */
  readonly expiresAt?: Date;
};

export type ChangeType =
  | 'MESSAGE_ADDED'
  /** Staff wrote for staff: its `messageId` is the note's. */
  | 'NOTE_ADDED'
  /** Somebody is writing: never stored, so no reader of the table meets it. */
  | 'TYPING'
  | 'TICKET_CHANGED'
  | 'CHAT_CHANGED'
  | 'DATA_SUBJECT_CHANGED';

/** Which changes a subscription is told of; what is left out does not matter. As data, so that equal ones are known to be. */
export type Watched = {
  readonly type?: ChangeType;
  readonly conversationId?: number;
  /** What is about this person. */
  readonly dataSubjectId?: number;
  /** Nothing that is about this person. */
  readonly exceptDataSubjectId?: number;
};

/** Where subscriptions get their changes from; the gateway brings it. */
export type Changes = {
  /**
   * Changes of this controller that are watched, until the iterator is returned: from now on, or what came after this cursor
   * of an earlier change and then what comes.
   * @throws CURSOR_UNKNOWN, CURSOR_EXPIRED
   */
  subscribe(
    controllerId: number,
    watched: Watched,
    after?: string | null,
  ): Promise<AsyncIterableIterator<ChangeEvent>>;
};

/** Writes down, in the transaction of a change, who wrote about whom. The change is undone when it throws. */
export type RecordWrite = (tx: Prisma.TransactionClient) => Promise<void>;

/** What came of a change: ids and codes, never what was written. */
export type KeptOutcome =
  | {
      readonly ids: ChangedIds;
      /** The kinds of data that the caller was permitted to write. */
      readonly categories: readonly DataCategory[];
    }
  | { readonly problems: readonly string[] };

/** Ids of what a change made or touched, by the payload's own names. */
export type ChangedIds = Readonly<Record<string, number | string | undefined>>;

/** One change that is made once, however often a caller sends it under the same key. */
export type Attempt = {
  /**
   * First in the change's transaction: whoever sends the same at the same moment waits here.
   * @returns what came of it before
   */
  begin(tx: Prisma.TransactionClient): Promise<KeptOutcome | undefined>;
  /** Keeps what came of it, in the same transaction. */
  keep(tx: Prisma.TransactionClient, outcome: KeptOutcome): Promise<void>;
};

/** How the bytes of files come and go; the gateway brings it. */
export type Files = {
  /** Bytes of one file. */
  readonly mostBytes: number;
  /** What is taken: `image/png`. */
  readonly mediaTypes: ReadonlySet<string>;
  /** An address for this caller and purpose alone, and for a few minutes. What is behind it is decided anew. */
  addressOf(what: 'upload' | 'attachment', publicId: string): { readonly url: string };
};

/** What every resolver gets. Declared here, filled by the gateway; fresh for each operation and each delivered event. */
export type Context = {
  /** This operation's own: one snapshot, and no other controller's rows. */
  readonly database: Pick<Database, 'prisma' | 'sql'>;
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
  /** For the next change of this operation; undefined when the caller gave no key. */
  readonly nextAttempt: () => Attempt | undefined;
  /** Undefined where the gateway keeps no files. */
  readonly files: Files | undefined;
  /** Secret from which pseudonyms are made; one a controller. */
  readonly pseudonymKey: string;
};
