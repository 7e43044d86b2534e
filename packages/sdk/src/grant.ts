import type { DataCategory, InternalCategory, Scope } from './generated/grant-words.ts';
import type { Answer } from './transport/answer.ts';

/** What a controller in fact approved: as much as the manifest asks for, or less. */
export interface Grant<Purpose extends string = string> {
  /** Kinds of data by purpose. A purpose that was not approved is not there. */
  readonly purposes: Readonly<Partial<Record<Purpose, readonly DataCategory[]>>>;
  readonly scopes: readonly Scope[];
  /** Whether this kind of data was approved for this purpose, itself or as a part of another. */
  covers(purpose: Purpose, category: DataCategory): boolean;
}

const GRANT = 'query Grant { viewer { grant { purposes { purpose dataCategories } scopes } } }';

/** As `internal` in the taxonomy. A record, so that a category that becomes internal is missed by the compiler. */
const internal: Readonly<Record<InternalCategory, true>> = { 'user.content.internal_note': true };

type Told = {
  readonly viewer: {
    readonly grant: {
      readonly purposes: readonly { readonly purpose: string; readonly dataCategories: readonly string[] }[];
      readonly scopes: readonly string[];
    } | null;
  } | null;
};

/** Asks the gateway. A caller that is no app has no grant: `null`. */
export async function readGrant<Purpose extends string>(
  request: (document: string) => Promise<Answer<Told>>,
): Promise<Grant<Purpose> | null> {
  const { data } = await request(GRANT);
  const told = data.viewer?.grant;
  if (!told) return null;
  const purposes = Object.fromEntries(
    told.purposes.map(({ purpose, dataCategories }) => [purpose, dataCategories as readonly DataCategory[]]),
  ) as Grant<Purpose>['purposes'];
  return {
    purposes,
    scopes: told.scopes as readonly Scope[],
    covers: (purpose, category) =>
      Object.hasOwn(purposes, purpose) &&
      (purposes[purpose] ?? []).some(
        (listed) =>
          listed === category || (!Object.hasOwn(internal, category) && category.startsWith(`${listed}.`)),
      ),
  };
}
