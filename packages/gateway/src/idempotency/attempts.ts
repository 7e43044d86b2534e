import { createHmac } from 'node:crypto';
import { type Attempt, canonicalJson, type Context } from '@remit/schema';
import { gatewayError } from '../errors.ts';
import type { Walk } from '../walk.ts';
import { isHeldByAnother, keepOutcome, type Sending, takeKey } from './key-table.ts';

/** Milliseconds for which a key is remembered, counted from the first time it came. */
export const KEY_LIFETIME = 24 * 60 * 60 * 1_000;

/** Seconds after which whoever holds a key should be done. */
const SOON = 1;

/** Makes the attempts of one operation; see {@link Attempt}. */
export type Attempts = (
  walk: Walk,
  who: Pick<Context, 'controller' | 'caller' | 'now'>,
) => () => Attempt | undefined;

type Options = {
  /** Digests are made with a key of their own, drawn from this one. */
  readonly secret: string;
  readonly lifetime: number;
};

/**
 * One effect a key, however many processes it reaches at once and whichever of them dies: the key's row is taken first in
 * the change's transaction, and what came of it is kept in the same one. An operation with several changes has a place for
 * each: the changes of an operation run in its own order, so a place is a number, and no alias from outside is kept.
 */
export function createAttempts({ secret, lifetime }: Options): Attempts {
  const hmacKey = createHmac('sha256', secret).update('idempotency keys').digest();
  const digest = (...parts: readonly unknown[]) =>
    createHmac('sha256', hmacKey).update(canonicalJson(parts)).digest('hex');

  return ({ idempotency, params, purpose }, { controller, caller, now }) => {
    if (idempotency === undefined) return () => undefined;
    const { query, operationName, variables } = params;
    const sending: Sending = {
      controllerId: controller.id,
      callerKind: caller.kind,
      callerId: caller.id,
      digest: digest('key', idempotency.key),
      operation: digest('operation', purpose, query, operationName, variables ?? {}),
      now,
      expiresAt: new Date(now.getTime() + lifetime),
    };
    let places = 0;
    return () => {
      const place = String(places++);
      return {
        async begin(tx) {
          const { operation, outcome } = await takeKey(tx, sending, place).catch(inUse);
          if (operation !== sending.operation) throw reused();
          if (outcome === null) return undefined;
          if ('ids' in outcome) idempotency.replayed = true;
          return outcome;
        },
        keep: (tx, outcome) => keepOutcome(tx, sending, place, outcome),
      };
    };
  };
}

function inUse(error: unknown): never {
  if (!isHeldByAnother(error)) throw error;
  throw gatewayError(
    'IDEMPOTENCY_KEY_IN_USE',
    'This very operation is still under way. Send it again soon, with the same key.',
    { headers: { 'retry-after': String(SOON) } },
  );
}

function reused() {
  return gatewayError(
    'IDEMPOTENCY_KEY_REUSED',
    'This idempotency key was sent with another operation, other variables or another purpose. Nothing was done: take a fresh key for each operation.',
  );
}
