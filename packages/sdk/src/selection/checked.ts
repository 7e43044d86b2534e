import type { ArgumentsWithin } from './arguments-within.ts';
import type { AbstractName, CategoryOf, FieldsOf, Narrower, TargetOf, TypeName } from './schema-shape.ts';
import type { FragmentFault, ScopeFault } from './scopes.ts';
import type { Everything, Outside, OutsideInWords, View } from './view.ts';

/**
 * The type a selection must have to be right. Where it is wrong, the expected type is a sentence, so that the editor
 * shows it: `Type 'true' is not assignable to type '"Ticket has no field \"subjct\""'`.
 *
 * The condition is always false. It is there so that TypeScript infers `S` from the argument as it stands, and then
 * compares the argument with the second branch.
 */
export type Checked<Type extends TypeName, S, V extends View = Everything> = [S] extends [never]
  ? S
  : CheckedFields<Type, S, V>;

type CheckedFields<Type extends TypeName, S, V extends View> = {
  [Key in keyof S]: Key extends '__typename'
    ? boolean | undefined
    : Key extends 'on'
      ? CheckedOn<Type, NonNullable<S[Key]>, V>
      : FieldNamed<Key> extends keyof FieldsOf<Type> & string
        ? CheckedField<Type, FieldNamed<Key>, FieldsOf<Type>[FieldNamed<Key>], S[Key], V>
        : `${Type} has no field "${FieldNamed<Key> & string}"`;
};

/** `'open: tickets'` → `'tickets'`. */
type FieldNamed<Key> = Key extends `${string}: ${infer Name}` ? Name : Key;

type CheckedOn<Type extends TypeName, On, V extends View> = Type extends AbstractName
  ? {
      [Name in keyof On]: Name extends Narrower<Type>
        ? [FragmentFault<V, `${Type}.${Name}`>] extends [never]
          ? CheckedFields<Name, On[Name], V>
          : FragmentFault<V, `${Type}.${Name}`>
        : `"${Name & string}" is not one of the types of ${Type}`;
    }
  : `"on" is for interfaces and unions; ${Type} is one type`;

type CheckedField<Type extends string, Name extends string, F, S, V extends View> = S extends
  | false
  | undefined
  ? S
  : [ScopeFault<V, Type, Name>] extends [never]
    ? [Outside<V, CategoryOf<F>>] extends [never]
      ? TargetOf<F> extends TypeName
        ? CheckedLink<`${Type}.${Name}`, TargetOf<F>, ArgumentsWithin<V, `${Type}.${Name}`, F>, S, V>
        : CheckedLeaf<`${Type}.${Name}`, ArgumentsWithin<V, `${Type}.${Name}`, F>, S>
      : OutsideInWords<V, `${Type}.${Name}`, CategoryOf<F>>
    : ScopeFault<V, Type, Name>;

type CheckedLink<
  Coordinate extends string,
  Target extends TypeName,
  Args,
  S,
  V extends View,
> = S extends boolean
  ? `${Coordinate} is a ${Target}: say in { } which of its fields`
  : (Exclude<keyof S, '$'> extends never ? { [Missing in `fields of ${Target}`]: true } : unknown) &
      CheckedFields<Target, Omit<S, '$'>, V> &
      CheckedArguments<Args, S>;

type CheckedLeaf<Coordinate extends string, Args, S> = S extends true
  ? {} extends Args
    ? S
    : [Args] extends [never]
      ? S
      : { $: Args }
  : [Args] extends [never]
    ? `${Coordinate} is a plain value: select it with true`
    : CheckedArguments<Args, S>;

/** The arguments as the schema has them, so that TypeScript itself says which one is missing, unknown or wrong. */
type CheckedArguments<Args, S> = [Args] extends [never]
  ? '$' extends keyof S
    ? { $: 'This field takes no arguments' }
    : unknown
  : '$' extends keyof S
    ? { $: Args }
    : {} extends Args
      ? unknown
      : { $: Args };
