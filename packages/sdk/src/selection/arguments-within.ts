import type { ArgumentsOf, ReadsOf } from './schema-shape.ts';
import type { Outside, OutsideInWords, View } from './view.ts';

/**
 * What a field takes from a client with this view: filters, orders and searches are reads too, and texts that are sent are
 * personal data. Where one is outside, its type is the sentence that says so.
 */
export type ArgumentsWithin<V extends View, Coordinate extends string, F> = [ReadsOf<F>] extends [never]
  ? ArgumentsOf<F>
  : Without<ArgumentsOf<F>, Refused<V, Coordinate, ReadsOf<F>>>;

/** `{ 'filter.requesterEmail': 'Query.tickets(filter.requesterEmail) is …' }` */
type Refused<V extends View, Coordinate extends string, Reads> = {
  [Path in keyof Reads as [Outside<V, Reads[Path] & string>] extends [never] ? never : Path]: OutsideInWords<
    V,
    `${Coordinate}(${Path & string})`,
    Reads[Path] & string
  >;
};

type Without<Value, Refusals> = [keyof Refusals] extends [never]
  ? Value
  : Value extends readonly (infer Item)[]
    ? readonly Without<Item, Refusals>[]
    : Value extends string
      ? // A value of an enum, such as the column of an order.
        Value extends keyof Refusals
        ? Refusals[Value]
        : Value
      : Value extends object
        ? {
            [Key in keyof Value]: Key extends keyof Refusals
              ? Refusals[Key] | Extract<Value[Key], undefined>
              : Without<Value[Key], Below<Refusals, Key>>;
          }
        : Value;

type Below<Refusals, Key> = {
  [Path in keyof Refusals as Path extends `${Key & string}.${infer Rest}` ? Rest : never]: Refusals[Path];
};
