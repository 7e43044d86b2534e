import type { ScopesNeeded } from '../generated/grant-words.ts';
import type { AbstractName } from './schema-shape.ts';
import type { Joined, View } from './view.ts';

type Every = ScopesNeeded['every'];
type Some = ScopesNeeded['some'];

/** What is wrong with a field for its scopes, as a sentence for the editor, or `never`. */
export type ScopeFault<V extends View, Type extends string, Name extends string> = Type extends
  | 'Query'
  | 'Mutation'
  | 'Subscription'
  ? Told<`${Type}.${Name}`, Lacking<V, `${Type}.${Name}`>> | SomeFault<V, `${Type}.${Name}`>
  : Type extends AbstractName
    ? // That something is there is known to whoever has its id.
      Name extends 'id'
      ? never
      : Told<`${Type}.${Name}`, Lacking<V, Type>>
    : Told<`${Type}.${Name}`, Lacking<V, Type>>;

/** The same for a type under `on`: what is looked up by its id is read like in the list of its kind. */
export type FragmentFault<V extends View, Place extends string> = Told<Place, Lacking<V, Place>>;

/** The same for a root field that a method of the client stands for. */
export type SomeFault<V extends View, Coordinate extends string> = Coordinate extends keyof Some
  ? [Some[Coordinate] & V['scopes']] extends [never]
    ? `${Coordinate} needs one of the scopes ${Joined<Some[Coordinate], 'or'>}; this app asks for none of them`
    : never
  : never;

type Lacking<V extends View, Place extends string> = Place extends keyof Every
  ? Exclude<Every[Place], V['scopes']>
  : never;

type Told<Place extends string, Scopes> = [Scopes] extends [never]
  ? never
  : `${Place} needs the scope ${Joined<Scopes, 'and'>}, which this app does not ask for`;
