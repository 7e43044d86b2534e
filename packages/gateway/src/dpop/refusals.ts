import type { GraphQLError } from 'graphql';
import { gatewayError } from '../errors.ts';
import { PROOF_ALGORITHMS, type ProofFault } from './proof.ts';

/** What to do about a proof. */
const IN_WORDS: Readonly<Record<ProofFault, string>> = {
  PROOF_MISSING:
    'There is none: send it in the header DPoP, or as "dpop" of the connection parameters of a WebSocket.',
  PROOF_UNREADABLE: `It is no JWT of the type dpop+jwt with jti, iat, htm, htu and ath, signed by the key in it with ${PROOF_ALGORITHMS.join(' or ')}.`,
  PROOF_OF_OTHER_METHOD: 'Its htm is not the method of this request; of a WebSocket it is GET.',
  PROOF_OF_OTHER_ADDRESS:
    'Its htu is not the public address of this request; of a WebSocket it begins with http as well.',
  PROOF_OF_OTHER_TOKEN: 'Its ath is not the hash of this token.',
  PROOF_OF_OTHER_TIME: 'Its iat is not now: make one for each request, and set the clock.',
  PROOF_USED: 'It came before: make one for each request.',
};

const algorithms = `algs="${PROOF_ALGORITHMS.join(' ')}"`;

/** The error for a fault of a proof, and undefined for every other reason to refuse somebody. */
export function proofRefused(reason: string, cause: Error): GraphQLError | undefined {
  if (!isFault(reason)) return undefined;
  return gatewayError('DPOP_PROOF_INVALID', `The DPoP proof is not taken. ${IN_WORDS[reason]}`, {
    extensions: { reason },
    headers: { 'www-authenticate': `DPoP error="invalid_dpop_proof", ${algorithms}` },
    cause,
  });
}

function isFault(reason: string): reason is ProofFault {
  return Object.hasOwn(IN_WORDS, reason);
}

/**
 * The header WWW-Authenticate for whoever is not let in: how to come instead. Of a token it says the same, whatever the reason.
 * @param scheme with which a token came; undefined: there was none
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-7.1
 */
export function challenge(scheme: 'Bearer' | 'DPoP' | undefined): string {
  if (scheme === undefined) return `Bearer, DPoP ${algorithms}`;
  const proof = `DPoP error="invalid_token", ${algorithms}`;
  return scheme === 'DPoP' ? proof : `Bearer error="invalid_token", ${proof}`;
}
