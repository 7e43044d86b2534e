import type { Refusal } from '../auth/authenticator.ts';

/** What `remit_enter_session()` of the database answers: all that is to be known of somebody who logged in. */
export type SessionRow = {
  readonly session_id: string;
  readonly account_id: string;
  readonly expires_at: Date;
  /** A second factor was shown in this session. */
  readonly second_factor: boolean;
  /** The account has one. */
  readonly has_second_factor: boolean;
  readonly controller_id: number;
  readonly controller_public_id: string;
  readonly slug: string;
  readonly controller_name: string;
  readonly time_zone: string;
  readonly policy_id: number | null;
  readonly policy_public_id: string | null;
  readonly agent_id: number;
  readonly agent_name: string;
  readonly role: string;
  readonly agent_person_id: number;
  readonly disabled_at: Date | null;
  readonly confidential_since: Date | null;
};

/** Why a session opens nothing. */
export function refusalOfSession(row: SessionRow | undefined, now: Date): Refusal | undefined {
  if (row === undefined) return 'SESSION_ENDED';
  if (row.expires_at <= now) return 'SESSION_EXPIRED';
  if (row.disabled_at !== null) return 'AGENT_DISABLED';
  // Without it the session is good for the page that asks for it, and for nothing else.
  if (!row.second_factor) return 'SECOND_FACTOR_MISSING';
  return undefined;
}
