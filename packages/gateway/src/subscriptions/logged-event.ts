import type { ChangeEvent, ChangeType } from '@remit/schema';

/** An event with its place in the log of its controller. */
export type LoggedEvent = ChangeEvent & {
  /** Without a gap among the events of the controller, from 1 on. */
  readonly sequence: bigint;
  /** Committed before this process began to read: over, unless somebody asks for what was missed. */
  readonly isOver: boolean;
};

/** What is true for a moment only: it has no place in the log, and whoever missed it missed nothing. */
export type Signal = ChangeEvent & { readonly sequence?: undefined; readonly isOver?: undefined };

/** What a live stream is told. */
export type Told = LoggedEvent | Signal;

export type LoggedRow = {
  readonly sequence: bigint;
  readonly controller_id: number;
  readonly type: string;
  readonly conversation_id: number | null;
  readonly message_id: number | null;
  readonly data_subject_id: number | null;
};

/** Written when somebody's access is taken away; never delivered, but it ends the streams of those who lost it. */
export const ACCESS_CHANGED = 'ACCESS_CHANGED';

export const COLUMNS = `n.sequence, e.controller_id, e.type, e.conversation_id, e.message_id, e.data_subject_id`;

/** Those that have a number in the log, and null: one step in the index for each, however many events there are. */
export const CONTROLLERS = `
  controllers AS (
    SELECT min(controller_id) AS controller_id FROM event_number
    UNION ALL
    SELECT (SELECT min(n.controller_id) FROM event_number n WHERE n.controller_id > c.controller_id)
      FROM controllers c WHERE c.controller_id IS NOT NULL)`;

export function eventOf(row: LoggedRow, isOver: boolean): LoggedEvent {
  return {
    controllerId: row.controller_id,
    type: row.type as ChangeType,
    conversationId: row.conversation_id,
    messageId: row.message_id,
    dataSubjectId: row.data_subject_id,
    sequence: row.sequence,
    isOver,
  };
}
