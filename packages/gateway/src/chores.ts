import type { Database } from '@remit/schema';
import type { FileStore } from './files/file-store.ts';
import type { FileTable } from './files/file-table.ts';
import { sweepFiles } from './files/sweep.ts';
import { forgetKeys } from './idempotency/forget-keys.ts';
import { createArtifactTable } from './oauth/artifact-table.ts';
import { EVENT_HOURS, forgetEvents } from './subscriptions/forget-events.ts';
import type { Chore } from './upkeep.ts';

const HOUR = 3_600_000;

type Options = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly eventHours?: number | undefined;
  readonly table: FileTable;
  /** Undefined where no files are kept. */
  readonly store: FileStore | undefined;
};

/** What a gateway removes when its time is over. */
export function choresOf({ database, clock, eventHours = EVENT_HOURS, table, store }: Options): Chore[] {
  const chores: Chore[] = [
    { what: 'Expired idempotency keys', remove: () => forgetKeys(database, clock()) },
    {
      what: 'Expired tokens of apps',
      remove: () => createArtifactTable(database.walled.sql).forget(clock()),
    },
    {
      what: 'Logins that are over',
      async remove() {
        await database.walled.sql.query('forget_logins', 'SELECT remit_forget_logins($1)', [clock()]);
        return false;
      },
    },
    {
      what: 'Old events',
      async remove() {
        await forgetEvents(database, new Date(clock().getTime() - eventHours * HOUR));
        return false;
      },
    },
  ];
  if (store) chores.push({ what: 'Files of nothing', remove: () => sweepFiles({ table, store, clock }) });
  return chores;
}
