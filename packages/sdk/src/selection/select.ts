import type { Checked } from './checked.ts';
import type { TypeName } from './schema-shape.ts';
import type { Selecting } from './selection.ts';

/**
 * A selection of one type on its own, to be used in several operations, or beside the component that shows it.
 *
 * @example
 * ```ts
 * import { createRemit, select } from '@remit/sdk';
 *
 * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.ticketing' });
 * const ticketRow = select('Ticket', { id: true, subject: true, requester: { displayName: true } });
 * const { data } = await remit.query({ tickets: { $: { first: 10 }, edges: { node: ticketRow } } });
 * ```
 */
export function select<const Type extends TypeName, const S extends Selecting<Type>>(
  _type: Type,
  selection: Checked<Type, S>,
): S {
  return selection as S;
}
