import { newPublicId, type Operation, recomputeLawfulness, type WalledDatabase } from '@remit/schema';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { AccessBook } from './access.ts';
import type { Authentication, Authenticator, Refusal } from './authenticator.ts';
import type { PolicyStore } from './policy-store.ts';
import type { VisitorKeys } from './visitor-key.ts';

/** Seconds between a token's `iat` and its `exp` at most, and how far clocks may be apart. */
const LONGEST_LIFE = 600;
const CLOCK_TOLERANCE = 30;
const LONGEST_TOKEN = 2_000;
/** Who a token is for, in its `aud`. */
const AUDIENCE = /^remit:([a-z0-9][a-z0-9-]{0,99})$/;
/** What a site calls a person. */
const SITE_ID = /^[^\p{Cc}\p{Cs}]{1,200}$/u;

type Options = {
  readonly database: WalledDatabase;
  readonly keys: VisitorKeys;
  readonly policies: PolicyStore;
  readonly accessBook: AccessBook;
};

type Key = { readonly controller_id: number; readonly algorithm: string; readonly material: string };

type Visitor = {
  readonly id: number;
  readonly public_id: string;
  readonly slug: string;
  readonly display_name: string;
  readonly time_zone: string;
  readonly policy_id: number | null;
  readonly policy_public_id: string | null;
  readonly person_id: number | null;
  readonly erased_at: Date | null;
};

/**
 * Knows visitors for whom a controller's own site vouches: a short-lived JWT, signed with a key of that controller, whose `sub`
 * is what the site calls the person. The key says which algorithm it is for; what the token says about that only has to agree.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8725
 */
export function createVisitorAuthenticator({ database, keys, policies, accessBook }: Options): Authenticator {
  return async ({ bearer }, now, operation): Promise<Authentication | undefined> => {
    if (bearer === undefined || !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(bearer)) return undefined;
    const named = namesIn(bearer);
    if (named === undefined) return refused('TOKEN_UNKNOWN');
    const [key] = await database.sql.query<Key>('visitor_key', 'SELECT * FROM remit_visitor_key($1, $2)', [
      named.slug,
      named.keyId,
    ]);
    if (key === undefined) return refused('TOKEN_UNKNOWN');
    const claims = await verified(bearer, named.slug, key, now);
    if (typeof claims === 'string') return refused(claims);
    await operation.enterAs(key.controller_id);
    const visitor = await visitorOf(operation, claims.sub, now, policies);
    if (visitor === undefined || visitor.person_id === null) return refused('NO_POLICY_IN_FORCE');
    if (visitor.erased_at !== null) return refused('PERSON_ERASED');
    const { policy_id: policyId, policy_public_id: policyPublicId, person_id: dataSubjectId } = visitor;
    if (policyId === null || policyPublicId === null) return refused('NO_POLICY_IN_FORCE');
    const inForce = await policies.inForce(policyId, operation.sql);
    return {
      kind: 'authenticated',
      caller: { kind: 'VISITOR', id: dataSubjectId, dataSubjectId },
      access: accessBook.ofVisitor(inForce.policy, inForce.policyVersionId),
      controller: {
        id: visitor.id,
        publicId: visitor.public_id,
        slug: visitor.slug,
        displayName: visitor.display_name,
        timeZone: visitor.time_zone,
      },
      inForce,
      policyPublicId,
      endsAt: new Date(claims.exp * 1_000),
    };
  };

  async function verified(token: string, slug: string, key: Key, now: Date): Promise<Claims | Refusal> {
    try {
      const { payload } = await jwtVerify(token, keys.open(key.algorithm, key.material), {
        algorithms: [key.algorithm],
        audience: `remit:${slug}`,
        requiredClaims: ['sub', 'aud', 'exp', 'iat'],
        maxTokenAge: LONGEST_LIFE,
        clockTolerance: CLOCK_TOLERANCE,
        currentDate: now,
      });
      return claimsIn(payload) ?? 'TOKEN_UNKNOWN';
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_UNKNOWN';
    }
  }
}

type Claims = { readonly sub: string; readonly exp: number };

/** A token that is good for longer than it says, or for several, is none. */
function claimsIn({ sub, exp = 0, iat = 0, aud }: JWTPayload): Claims | undefined {
  if (sub === undefined || !SITE_ID.test(sub) || typeof aud !== 'string') return undefined;
  return exp - iat > LONGEST_LIFE ? undefined : { sub, exp };
}

/** Where to look for the key. Nothing of this is believed before the signature is. */
function namesIn(token: string): { readonly slug: string; readonly keyId: string } | undefined {
  if (token.length > LONGEST_TOKEN) return undefined;
  try {
    // Whatever the sender wrote: the type is a promise that nobody has checked yet.
    const { kid }: { kid?: unknown } = decodeProtectedHeader(token);
    const { aud } = decodeJwt(token);
    const slug = typeof aud === 'string' ? AUDIENCE.exec(aud)?.[1] : undefined;
    if (slug === undefined || typeof kid !== 'string') return undefined;
    return kid === '' || kid.length > 100 || kid.includes('\u0000') ? undefined : { slug, keyId: kid };
  } catch {
    return undefined;
  }
}

/** The person whom the site calls so; with the first visit a new one, of whom nothing else is known. */
async function visitorOf(
  operation: Operation,
  siteId: string,
  now: Date,
  policies: PolicyStore,
): Promise<Visitor | undefined> {
  const find = async () => (await operation.sql.query<Visitor>('visitor', VISITOR, [siteId]))[0];
  const found = await find();
  if (found === undefined || found.person_id !== null || found.policy_id === null) return found;
  const inForce = await policies.inForce(found.policy_id, operation.sql);
  await operation.run(() =>
    operation.prisma.$transaction(async (tx) => {
      const [made] = await tx.$queryRaw<{ id: number }[]>`
        SELECT remit_visitor(${siteId}, ${newPublicId('person')}, ${now}::timestamptz) AS id`;
      if (made) await recomputeLawfulness(tx, inForce, [made.id], now);
    }),
  );
  return find();
}

const VISITOR = `
  SELECT c.id, c.public_id, c.slug, c.display_name, c.time_zone, p.id AS policy_id, p.public_id AS policy_public_id,
         v.data_subject_id AS person_id, d.erased_at
    FROM controller c
    LEFT JOIN policy_version p ON p.id = c.current_policy_id AND p.controller_id = c.id
    LEFT JOIN visitor_identity v ON v.controller_id = c.id AND v.external_id = $1
    LEFT JOIN data_subject d ON d.id = v.data_subject_id AND d.controller_id = c.id
   WHERE c.id = NULLIF(current_setting('remit.controller_id', true), '')::int`;

function refused(reason: Refusal): Authentication {
  return { kind: 'refused', reason };
}
