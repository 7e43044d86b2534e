import type { DataCategory } from '../taxonomy/data-categories.ts';

/**
 * What a field that carries personal data says about itself: the kind of data, and the way from the row to each person
 * it is about. `[]` is the row itself; `['requester']` a relation; several ways mean that all of them must agree.
 */
export type Label = {
  readonly category: DataCategory;
  readonly of: readonly (readonly string[])[];
};

/** Says that a field carries no personal data. `false` is a statement too, and reviewed as one. */
export type NotPersonal = false;

/** Labels an input field or argument that filters, sorts or searches by personal data, or writes it. */
export type InputLabel = { readonly category: DataCategory };

/** Key under which labels stand in the extensions of the schema's fields. */
export const LABEL = 'remitLabel';

export type LabelledExtensions = { readonly [LABEL]?: Label | InputLabel };

/** The data category of a field or argument of the built schema, if it is labelled. */
export function categoryOf(config: { readonly extensions?: unknown }): DataCategory | undefined {
  return (config.extensions as LabelledExtensions | undefined)?.[LABEL]?.category;
}
