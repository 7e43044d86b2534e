import { gatewayError } from '../errors.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';

/** A purpose is an id of a policy, never free text: it is written down in the ledger. */
const PURPOSE_ID = /^[a-z0-9_]+(\.[a-z0-9_]+)*$/i;
const LONGEST = 100;

/**
 * Finds out what the data is wanted for: the `Remit-Purpose` header, or `purpose` of the WebSocket's connection
 * parameters, or `extensions.purpose` of the operation. Several that differ are a mistake that nobody may guess about.
 */
export function usePurpose(): Step {
  return {
    onContextBuilding({ context }) {
      const walk = walkOf(context);
      const declared = new Set(declarations(walk));
      if (declared.size > 1) {
        throw gatewayError(
          'PURPOSE_CONFLICT',
          'Two different purposes are declared. Declare one, in the Remit-Purpose header or in extensions.purpose.',
        );
      }
      [walk.purpose] = declared;
    },
  };
}

function declarations({ request, connectionParams, params }: Walk): string[] {
  // A header sent twice arrives as one, joined by commas.
  const header = request?.headers.get('remit-purpose')?.split(',') ?? [];
  const others: unknown[] = [connectionParams?.['purpose'], params.extensions?.['purpose']];
  return [...header, ...others].flatMap((value) => {
    if (value === undefined || value === null) return [];
    if (typeof value !== 'string') throw notAPurpose();
    const purpose = value.trim();
    if (purpose === '') return [];
    if (purpose.length > LONGEST || !PURPOSE_ID.test(purpose)) throw notAPurpose();
    return [purpose];
  });
}

function notAPurpose() {
  return gatewayError('BAD_USER_INPUT', 'A purpose is an id such as support.live_chat.');
}
