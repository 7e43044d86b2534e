import type { InternalCategory } from '../generated/grant-words.ts';

/**
 * What a client may select, for the type checker only: the purpose it reads for, the kinds of data that each purpose of
 * its manifest asks for, and the scopes. The gateway decides at run time all the same, by what was in fact granted.
 */
export interface View {
  readonly purpose: string;
  /** `{ 'support.ticketing': 'user.contact' | 'user.name' }`; a kind of data stands for its parts. */
  readonly purposes: object;
  readonly scopes: string;
}

/** The view of a client without a manifest: every field of the schema compiles. */
export interface Everything extends View {
  readonly purposes: {};
}

/** The same view for another purpose. */
export type At<V extends View, Purpose extends string> = [keyof V['purposes']] extends [never]
  ? V
  : { readonly purpose: Purpose; readonly purposes: V['purposes']; readonly scopes: V['scopes'] };

/** The purposes that may be declared. */
export type PurposeOf<V extends View> = [keyof V['purposes']] extends [never]
  ? string
  : keyof V['purposes'] & string;

/** What of these kinds of data is not listed, neither itself nor a whole of which it is a part. */
type Unlisted<Listed, Category extends string> = Category extends InternalCategory
  ? // What staff write for staff is never a part of something larger.
    Exclude<Category, Listed>
  : Exclude<Category, Listed | `${Listed & string}.${string}`>;

/**
 * The kinds of data of a field that are outside the view. A field without personal data has none. Where one of several purposes
 * is declared, what is outside of one is outside: which of them it will be is known at run time only.
 */
export type Outside<V extends View, Category extends string> = [keyof V['purposes']] extends [never]
  ? never
  : [V['purpose']] extends [never]
    ? Category
    : OutsideOf<V, V['purpose'], Category>;

type OutsideOf<V extends View, Purpose extends string, Category extends string> = Purpose extends unknown
  ? Unlisted<Purpose extends keyof V['purposes'] ? V['purposes'][Purpose] : never, Category>
  : never;

/** Which of the purposes that may be declared lack it. */
type Lacking<V extends View, Purpose extends string, Category extends string> = Purpose extends unknown
  ? [OutsideOf<V, Purpose, Category>] extends [never]
    ? never
    : Purpose
  : never;

/** Why a place is outside the view, and where in the manifest it is inside: a sentence for the editor. */
export type OutsideInWords<
  V extends View,
  Place extends string,
  Category extends string,
> = `${Place} is ${Joined<Outside<V, Category>, 'and'>}, which ${DoNotAsk<Lacking<V, V['purpose'], Category>>} for; ${Elsewhere<PurposesWith<V, Category>>}`;

type DoNotAsk<Purposes> =
  IsOne<Purposes> extends true
    ? `the purpose ${Purposes & string} does not ask`
    : `the purposes ${Joined<Purposes, 'and'>} do not ask`;

type Elsewhere<Purposes> = [Purposes] extends [never]
  ? 'no purpose of the manifest does'
  : IsOne<Purposes> extends true
    ? `${Purposes & string} does`
    : `${Joined<Purposes, 'and'>} do`;

/** The purposes of the manifest that ask for all of these. */
type PurposesWith<V extends View, Category extends string> = {
  [Purpose in keyof V['purposes']]: [Unlisted<V['purposes'][Purpose], Category>] extends [never]
    ? Purpose
    : never;
}[keyof V['purposes']];

/** `'a' | 'b'` → `'a and b'`. */
export type Joined<Words, Conjunction extends string> =
  Last<Words> extends infer Word
    ? [Exclude<Words, Word>] extends [never]
      ? Word & string
      : `${Joined<Exclude<Words, Word>, Conjunction>} ${Conjunction} ${Word & string}`
    : never;

type IsOne<Words> = [Exclude<Words, Last<Words>>] extends [never] ? true : false;

/** One member of a union: an overloaded function answers the last of its overloads. */
type Last<Words> = (Words extends unknown ? (each: () => Words) => void : never) extends (
  each: infer All,
) => void
  ? All extends () => infer Word
    ? Word
    : never
  : never;
