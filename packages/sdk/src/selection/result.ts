import type { SchemaTypes } from '../generated/schema-types.ts';
import type { ConcreteOf, Field, FieldOptions, FieldsOf, TypeName } from './schema-shape.ts';

type Leaves = SchemaTypes['leaves'];

/**
 * What a selection brings back. With `on`, the result is a union told apart by `__typename`, which is then always there.
 *
 * @example
 * ```ts
 * import { select, type Selected } from '@remit/sdk';
 *
 * const ticketRow = select('Ticket', { id: true, subject: true });
 * type TicketRow = Selected<'Ticket', typeof ticketRow>; // { id: string; subject: string | null }
 * ```
 */
export type Selected<Type extends TypeName, S> = S extends { readonly on: infer On }
  ? Told<Type, S, NonNullable<On>> | Untold<Type, S, NonNullable<On>>
  : Flat<Plain<Type, S>>;

type Flat<T> = { -readonly [Key in keyof T]: T[Key] } & {};

/** The fields of the type itself. `Pick` keeps the schema's comments, so that the editor shows them on the result. */
type Plain<Type extends TypeName, S> = {
  -readonly [Name in keyof Pick<FieldsOf<Type>, keyof S & keyof FieldsOf<Type>>]: Name extends keyof S
    ? Value<FieldsOf<Type>[Name], S[Name]>
    : never;
} & {
  [
    Key in keyof S as Alias<Type, Key>
  ]: Key extends `${string}: ${infer Name extends keyof FieldsOf<Type> & string}`
    ? Value<FieldsOf<Type>[Name], S[Key]>
    : never;
} & (S extends { readonly __typename: infer Wanted }
    ? { __typename: Wanted extends true ? ConcreteOf<Type> : undefined }
    : {});

type Alias<Type extends TypeName, Key> = Key extends `${infer Name}: ${infer Of}`
  ? Of extends keyof FieldsOf<Type>
    ? Name
    : never
  : never;

/** Each object type that `on` names, with the fields of all entries that apply to it. */
type Told<Type extends TypeName, S, On> =
  ConcreteOf<Type> extends infer Concrete
    ? Concrete extends TypeName
      ? [Applying<Concrete, On>] extends [never]
        ? never
        : Flat<{ __typename: Concrete } & Omit<As<Concrete, Type, S>, '__typename'>>
      : never
    : never;

/** What a selection on `Type` brings back when the value turns out to be a `Concrete`. */
type As<Concrete extends TypeName, Type extends TypeName, S> = Plain<Type, S> &
  (S extends { readonly on: infer On }
    ? All<{ [Name in Applying<Concrete, On>]: Name extends TypeName ? As<Concrete, Name, On[Name]> : never }>
    : {});

/** All other object types, with the common fields only. */
type Untold<Type extends TypeName, S, On> = [Others<Type, On>] extends [never]
  ? never
  : Flat<{ __typename: Others<Type, On> } & Omit<Plain<Type, S>, '__typename'>>;

type Others<Type extends TypeName, On> =
  ConcreteOf<Type> extends infer Concrete
    ? Concrete extends TypeName
      ? [Applying<Concrete, On>] extends [never]
        ? Concrete
        : never
      : never
    : never;

/** The entries of `on` that apply to an object type: itself, and the interfaces it has. */
type Applying<Concrete extends TypeName, On> = {
  [Name in keyof On]-?: Name extends TypeName ? (Concrete extends ConcreteOf<Name> ? Name : never) : never;
}[keyof On];

type All<Parts> = (
  { [Key in keyof Parts]: (part: Parts[Key]) => void }[keyof Parts] extends infer Each
    ? Each extends (part: infer Part) => void
      ? (part: Part) => void
      : never
    : never
) extends (part: infer Whole) => void
  ? Whole
  : never;

type Value<F, S> =
  F extends Field<infer Type, FieldOptions>
    ? S extends false | undefined
      ? undefined
      : Output<Type, S>
    : never;

/** Reads a type in GraphQL's notation: without `!` it may be null, in brackets it is a list. */
type Output<Type extends string, S> = Type extends `${infer Inner}!`
  ? Present<Inner, S>
  : Present<Type, S> | null;

type Present<Type extends string, S> = Type extends `[${infer Inner}]`
  ? Output<Inner, S>[]
  : Type extends keyof Leaves
    ? Leaves[Type]
    : Type extends TypeName
      ? Selected<Type, S>
      : never;
