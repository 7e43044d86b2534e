import { AuthenticationError, StreamClosedError } from '@remit/sdk';

const TAKEN_BACK: ReadonlySet<string> = new Set([
  'GRANT_REVOKED',
  'TOKEN_REVOKED',
  'APP_DISABLED',
  'UNAUTHENTICATED',
]);

/** Whether the controller does not let the app in any more: trying again helps nobody, coming in anew may. */
export function isTakenBack(error: unknown): boolean {
  if (error instanceof AuthenticationError) return true;
  return error instanceof StreamClosedError && TAKEN_BACK.has(error.reason);
}
