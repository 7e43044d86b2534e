import { gatewayError } from '../errors.ts';
import { type Step, type Walk, walkOf } from '../walk.ts';

/** What a random id of any common kind is made of. It is never kept as it is, and needs no other letters. */
const KEY = /^[\w.:~+/=-]{1,128}$/;

/**
 * Finds the key under which a mutation is to happen once: the `Idempotency-Key` header, or `extensions.idempotencyKey` of
 * the operation, which is the only way over a WebSocket. Two that differ are a mistake that nobody may guess about.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function useIdempotencyKey(): Step {
  return {
    onContextBuilding({ context }) {
      const walk = walkOf(context);
      const keys = new Set(givenKeys(walk));
      if (keys.size > 1) throw invalid('Two different idempotency keys are given. Give one.');
      const [key] = keys;
      if (key !== undefined) walk.idempotency = { key, replayed: false };
    },
  };
}

function givenKeys({ request, params }: Walk): string[] {
  const given: unknown[] = [request?.headers.get('idempotency-key'), params.extensions?.['idempotencyKey']];
  return given.flatMap((value) => {
    if (value === undefined || value === null) return [];
    // The header is a string of RFC 8941, in quotes; most clients leave them out.
    const key = typeof value === 'string' ? value.trim().replace(/^"(.*)"$/, '$1') : '';
    if (!KEY.test(key))
      throw invalid('An idempotency key has 1 to 128 letters, digits and any of _ - . : ~ + / =');
    return [key];
  });
}

function invalid(message: string) {
  return gatewayError('BAD_USER_INPUT', message);
}
