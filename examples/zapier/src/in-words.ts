import {
  AuthenticationError,
  type Denial,
  PurposeError,
  RateLimitError,
  RemitError,
  ScopeError,
} from '@remit/sdk';
import type { ZObject } from 'zapier-platform-core';

/** Does it, and says what goes wrong in the way that Zapier acts on. */
export async function inZapiersWords<Result>(z: ZObject, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // Zapier renews the tokens and runs the step again. Where they cannot be renewed, `refreshAccessToken` says why.
    if (error instanceof AuthenticationError) throw new z.errors.RefreshAuthError(error.message);
    if (error instanceof RateLimitError) throw new z.errors.ThrottledError(error.message, error.retryAfter);
    if (error instanceof ScopeError || error instanceof PurposeError)
      throw new z.errors.Error(`${error.message} ${ASK_THE_DESK}`, error.code, error.status);
    if (error instanceof RemitError)
      throw new z.errors.Error(error.message, error.gatewayCode ?? error.code, error.status);
    throw error;
  }
}

/** Half an answer is none: what failed on its way would look like what was withheld. @throws what failed */
export function whole<Answer extends { readonly errors?: readonly RemitError[] }>(answer: Answer): Answer {
  const [failure] = answer.errors ?? [];
  if (failure !== undefined) throw failure;
  return answer;
}

export const ASK_THE_DESK =
  'Whoever runs the desk decides what this connection may do: ask them to allow it, and then connect the account again.';

/** Zapier stops the step and shows why. @throws always */
export function refuse(z: ZObject, denials: readonly Denial[]): never {
  const words = denials.map(denialInWords).join(' ') || 'The desk did not answer this.';
  throw new z.errors.Error(`${words} ${ASK_THE_DESK}`, denials[0]?.reason ?? 'WITHHELD');
}

/** `Ticket.subject is withheld (CATEGORY_NOT_GRANTED; policy: 3.2 Marketing, L32).` and what would help. */
function denialInWords({ coordinate, reason, policyClause, remedy }: Denial): string {
  const clause = [policyClause?.section, policyClause?.lines].filter(Boolean).join(', ');
  const why = `${coordinate} is withheld (${reason}${clause && `; policy: ${clause}`}).`;
  return remedy ? `${why} ${remedy}` : why;
}

/**
 * Says beside each row which of its empty fields are withheld, and why. A denial counts how often a field was withheld and not
 * where: with other empty ones among them it is said as what may be.
 *
 * @param coordinates where in the schema each field comes from
 */
export function withWithheld<Row extends Readonly<Record<string, unknown>>>(
  rows: readonly Row[],
  denials: readonly Denial[],
  coordinates: { readonly [Field in keyof Row]?: string },
): (Row & { withheld: string | null })[] {
  const fields = Object.entries(coordinates).flatMap(([field, coordinate]) => {
    const denial = denials.find((each) => each.coordinate === coordinate);
    const empty = rows.filter((row) => row[field] === null).length;
    const surely = denial !== undefined && denial.count >= empty;
    return denial ? [{ field, says: `${surely ? '' : 'If empty here: '}${denialInWords(denial)}` }] : [];
  });
  return rows.map((row) => {
    const lines = fields.filter(({ field }) => row[field] === null).map(({ says }) => says);
    return { ...row, withheld: lines.join('\n') || null };
  });
}
