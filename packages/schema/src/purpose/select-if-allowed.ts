import { completeValue } from '@pothos/core';
import type { GraphQLFieldResolver } from 'graphql';
import type { Context } from '../context.ts';
import type { Label } from './label.ts';
import { columnsOf } from './person-columns.ts';

/** How Pothos' Prisma plugin asks a field what it needs of its row; `nested` plans what is selected beneath it. */
export type Select = (
  args: object,
  context: Context,
  nested: unknown,
  getSelection?: unknown,
) => object | null | undefined;
type Selection = { readonly select?: object };

/**
 * A list whose rows are all about a person that their parent row is about too: a ticket's messages and its requester.
 * The parent brings the person along once, instead of each row for itself.
 */
export type Brings = {
  /** The relation to the person, of the same name on both. */
  readonly person: string;
  /** The type of the rows. */
  readonly to: string;
};

/** Denied columns are absent from the SQL: the selection of a labelled field is made under the plan of the operation. */
export function selectIfAllowed(type: string, label: Label, select: Select | object | undefined): Select {
  const own = typeof select === 'function' ? selectUnder(undefined, select as Select) : () => ({ select });
  const columns = (brought: string | undefined, withPublicId: boolean) =>
    columnsOf({ ...label, of: label.of.filter((path) => path.join() !== brought) }, withPublicId);
  return (args, context, nested, getSelection) => {
    const decision = context.plan.decisions.get(label.category);
    if (decision?.kind !== 'allowed') return null;
    const { brought } = context.reads;
    const people = columns(
      brought?.to === type ? brought.person : undefined,
      decision.form === 'pseudonymous',
    );
    const chosen = own(args, context, nested, getSelection) as Selection | null;
    return completeValue<Selection | null, object>(chosen, (selection) => mergeSelect(selection, people));
  };
}

function mergeSelect(own: Selection | null, people: object): object {
  return { ...own, select: deepMerge(own?.select ?? {}, people) };
}

function deepMerge(a: object, b: object): object {
  const merged: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const present = merged[key];
    merged[key] = isObject(present) && isObject(value) ? deepMerge(present, value) : (present ?? value);
  }
  return merged;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Plans a relation. What is planned beneath it knows which person, if any, its parent brings; and nothing of what was
 * brought further up, because other rows begin here.
 */
export function selectUnder(brings: Brings | undefined, select: Select): Select {
  const people = brings && { [brings.person]: { select: { id: true, publicId: true, lawfulness: true } } };
  return (args, context, nested, getSelection) => {
    const chosen = context.reads.bringing(brings, () => select(args, context, nested, getSelection));
    if (people === undefined) return chosen;
    return completeValue<Selection | null, object>(chosen as Selection | null, (own) =>
      mergeSelect(own, people),
    );
  };
}

type Row = Record<string, unknown>;
type List = { readonly edges?: readonly ({ readonly node?: Row | null } | null)[] | null };

/** Hands the person that the parent row brought on to each row of the list. */
export function handingOn<Source, ContextType, Args>(
  { person }: Brings,
  resolver: GraphQLFieldResolver<Source, ContextType, Args>,
): GraphQLFieldResolver<Source, ContextType, Args> {
  return (parent, args, context, info) =>
    completeValue(resolver(parent, args, context, info) as List | null, (list) => {
      for (const edge of list?.edges ?? []) {
        if (edge?.node) edge.node[person] ??= (parent as Row)[person];
      }
      return list;
    });
}
