import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTPayload, jwtVerify } from 'jose';

/** How proofs may be signed: at the authorization server and here. With a secret, or not at all, proves nothing. */
export const PROOF_ALGORITHMS = ['ES256', 'Ed25519', 'EdDSA'] as const;

/** Seconds for which a proof is good, and how far clocks may be apart. */
const LIFETIME = 30;
const CLOCK_TOLERANCE = 30;
/** Seconds for which one that was used is remembered: the first operation of a WebSocket may come a while after its proof. */
const REMEMBERED = 300;
const LONGEST_PROOF = 4_000;

/** What is wrong with a proof. */
export type ProofFault =
  | 'PROOF_MISSING'
  | 'PROOF_UNREADABLE'
  | 'PROOF_OF_OTHER_METHOD'
  | 'PROOF_OF_OTHER_ADDRESS'
  | 'PROOF_OF_OTHER_TOKEN'
  | 'PROOF_OF_OTHER_TIME'
  | 'PROOF_USED';

/** The request that a proof has to be for. */
export type ProvenRequest = {
  readonly token: string;
  readonly method: string;
  /** Where the public reaches it, without query; undefined where no such place is known, so that no proof is for it. */
  readonly address: string | undefined;
  readonly now: Date;
};

export type Verified =
  | { readonly kind: 'proven'; readonly key: string; readonly id: string; readonly until: Date }
  | { readonly kind: 'faulty'; readonly fault: ProofFault };

/**
 * Whether a proof of possession is for this request: signed now by the key in it, for this method, address and token. Whether
 * that key is the one of the token, and whether the proof came before, the database knows.
 *
 * @returns the thumbprint of the key, an id of the proof, and until when that has to be remembered
 * @see https://www.rfc-editor.org/rfc/rfc9449#section-4.3
 */
export async function verifyProof(proof: string | undefined, request: ProvenRequest): Promise<Verified> {
  if (proof === undefined || proof === '') return faulty('PROOF_MISSING');
  if (proof.length > LONGEST_PROOF) return faulty('PROOF_UNREADABLE');
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
      algorithms: [...PROOF_ALGORITHMS],
      typ: 'dpop+jwt',
      requiredClaims: ['jti', 'htm', 'htu', 'ath'],
      maxTokenAge: LIFETIME,
      clockTolerance: CLOCK_TOLERANCE,
      currentDate: request.now,
    });
    const { jti, iat = 0 } = payload;
    if (typeof jti !== 'string' || jti === '') return faulty('PROOF_UNREADABLE');
    const fault = misfitOf(payload, request);
    if (fault !== undefined) return faulty(fault);
    const key = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
    const until = new Date((iat + REMEMBERED) * 1_000);
    return { kind: 'proven', key, id: JSON.stringify([key, jti]), until };
  } catch (error) {
    return faulty(isAboutTime(error) ? 'PROOF_OF_OTHER_TIME' : 'PROOF_UNREADABLE');
  }
}

function misfitOf({ htm, htu, ath }: JWTPayload, request: ProvenRequest): ProofFault | undefined {
  if (htm !== request.method) return 'PROOF_OF_OTHER_METHOD';
  if (request.address === undefined || withoutQuery(htu) !== request.address) return 'PROOF_OF_OTHER_ADDRESS';
  const digest = createHash('sha256').update(request.token).digest('base64url');
  return ath === digest ? undefined : 'PROOF_OF_OTHER_TOKEN';
}

/** An address as every parser writes it: in letters that differ, or with the port of the protocol, it is the same. */
function withoutQuery(address: unknown): string | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  if (url === null) return undefined;
  url.search = '';
  url.hash = '';
  return url.href;
}

function isAboutTime(error: unknown): boolean {
  if (error instanceof errors.JWTExpired) return true;
  return error instanceof errors.JWTClaimValidationFailed && error.claim === 'iat';
}

function faulty(fault: ProofFault): Verified {
  return { kind: 'faulty', fault };
}
