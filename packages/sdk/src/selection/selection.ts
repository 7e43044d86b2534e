import type { AbstractName, ArgumentsOf, FieldsOf, Narrower, TargetOf, TypeName } from './schema-shape.ts';

/**
 * What to read of a type: its fields, each `true` or an object with the fields of what it leads to.
 *
 * - `$` holds the arguments of a field; they travel as GraphQL variables.
 * - `'open: tickets'` reads the field `tickets` under the name `open` (GraphQL's own notation for an alias).
 * - `on` reads fields of one type where the value may be of several: `on: { Ticket: { priority: true } }`.
 * - `false` or `undefined` leaves a field out; the result type then says that it may be missing.
 *
 * @example
 * ```ts
 * import type { Selection } from '@remit/sdk';
 *
 * const row = { id: true, subject: true, requester: { email: true } } satisfies Selection<'Ticket'>;
 * ```
 */
export type Selection<Type extends TypeName> = {
  [Name in keyof FieldsOf<Type>]?: FieldSelection<FieldsOf<Type>[Name]>;
} & {
  [Name in keyof FieldsOf<Type> & string as `${string}: ${Name}`]?: FieldSelection<FieldsOf<Type>[Name]>;
} & { __typename?: boolean | undefined } & (Type extends AbstractName
    ? { on?: { [Name in Narrower<Type>]?: Selection<Name> | undefined } | undefined }
    : {});

/**
 * The bound of every selection parameter. The first half gives the editor its completions; the second lets everything
 * through, so that `Checked` and not TypeScript's own wording tells what is wrong.
 */
export type Selecting<Type extends TypeName> = Selection<Type> | object;

type FieldSelection<F> =
  | (TargetOf<F> extends TypeName
      ? WithArguments<ArgumentsOf<F>, Selection<TargetOf<F>>>
      : LeafSelection<ArgumentsOf<F>>)
  | false
  | undefined;

type LeafSelection<Args> = [Args] extends [never]
  ? boolean
  : {} extends Args
    ? boolean | WithArguments<Args, {}>
    : WithArguments<Args, {}>;

type WithArguments<Args, Inner> = [Args] extends [never]
  ? Inner
  : {} extends Args
    ? Inner & { $?: Args }
    : Inner & { $: Args };
