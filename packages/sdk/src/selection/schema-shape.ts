import type { SchemaTypes } from '../generated/schema-types.ts';

/**
 * One field of the schema, as the generated types describe it: its type in GraphQL's own notation (`'[Consent!]'`),
 * what it takes, and the category of the personal data it carries, if it carries any.
 */
export interface Field<Type extends string, Options extends FieldOptions = {}> {
  readonly type: Type;
  readonly options: Options;
}

/** What {@link Field} may say beside the type. */
export interface FieldOptions {
  readonly args?: object;
  readonly category?: string;
  /** Personal data that an argument filters, sorts or searches by: `{ 'filter.requesterEmail': 'user.contact.email' }`. */
  readonly reads?: Readonly<Record<string, string>>;
}

/** What an optional argument takes. `undefined` leaves the argument out. */
export type Maybe<Value> = Value | null | undefined;

type Composites = SchemaTypes['composites'];
type Possible = SchemaTypes['possible'];

/** Name of a type that has fields. */
export type TypeName = keyof Composites;

/** Name of an interface or union. */
export type AbstractName = keyof Possible;

/** The fields of a type. */
export type FieldsOf<Type extends TypeName> = Composites[Type];

/** The object types that a value of this type can have. */
export type ConcreteOf<Type extends TypeName> = Type extends AbstractName ? Possible[Type] : Type;

/** The interfaces and unions that have one of these object types. */
type AbstractOver<Concrete> = {
  [Abstract in AbstractName]: Concrete extends Possible[Abstract] ? Abstract : never;
}[AbstractName];

/** The types that may stand under `on` where a value of this type is expected. */
export type Narrower<Type extends TypeName> = Exclude<
  ConcreteOf<Type> | AbstractOver<ConcreteOf<Type>>,
  Type
>;

/** `'[Ticket!]!'` → `'Ticket'`. */
type NamedType<Type extends string> = Type extends `[${infer Inner}]`
  ? NamedType<Inner>
  : Type extends `${infer Inner}!`
    ? NamedType<Inner>
    : Type;

/** Name of the type that a field leads to. */
export type TargetOf<F> = F extends Field<infer Type, FieldOptions> ? NamedType<Type> : never;

/** What a field takes, or `never`. */
export type ArgumentsOf<F> = F extends Field<string, { args: infer Args extends object }> ? Args : never;

/** Category of the personal data that a field carries, or `never`. */
export type CategoryOf<F> =
  F extends Field<string, { category: infer Category extends string }> ? Category : never;

/** The personal data that the arguments of a field read, by path, or `never`. */
export type ReadsOf<F> =
  F extends Field<string, { reads: infer Reads extends Readonly<Record<string, string>> }> ? Reads : never;
