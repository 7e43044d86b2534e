import * as z from 'zod';

/**
 * Where a value of a profile comes from.
 * - `stated`: the published policy says so; the source is its lines.
 * - `statute`: the policy is silent and the law fills the gap; the source is the article.
 * - `operator`: the policy leaves it open and the operator chose; the source is the reason.
 * - `not_stated`: nobody promised anything; the value is the careful default, the source is the reason.
 */
export const PROVENANCES = ['stated', 'statute', 'operator', 'not_stated'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** One value of a profile, with where it comes from. */
export type Leaf<T> = {
  readonly value: T;
  readonly provenance: Provenance;
  /** `'L39-41'` or `'L2, L7'` when stated, `'GDPR 12(3)'` when from statute, else a short plain reason. */
  readonly source: string;
};

/** The policy says so, at these lines: `stated('JSON', 'L355')`, `stated(30, 'L291, L321-323')`. */
export function stated<const T>(value: T, lines: string): Leaf<T> {
  return { value, provenance: 'stated', source: lines };
}

/** The law says so, where the policy is silent: `statute(72, 'GDPR 33')`. The article must stand in the table of articles. */
export function statute<const T>(value: T, article: string): Leaf<T> {
  return { value, provenance: 'statute', source: article };
}

/** The operator chose: `operator(true, 'one inbox for all requests')`. */
export function operator<const T>(value: T, why: string): Leaf<T> {
  return { value, provenance: 'operator', source: why };
}

/** Nobody promised anything; the careful default: `notStated(false, 'no such feature is described')`. */
export function notStated<const T>(value: T, why: string): Leaf<T> {
  return { value, provenance: 'not_stated', source: why };
}

/** Zod schema of a leaf around the schema of its value. Unknown keys are refused. */
export function leaf<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, provenance: z.enum(PROVENANCES), source: z.string().min(1) });
}

/** Tells whether a value met while walking a profile is a leaf. */
export function isLeaf(value: unknown): value is Leaf<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    'provenance' in value &&
    'source' in value
  );
}

/** A run of lines in the source file, both ends included, counted from 1. */
export type LineRange = { readonly from: number; readonly to: number };

/**
 * Reads a source of lines: `'L39-41'` is one range, `'L2, L7'` are two.
 * @returns the ranges, or `undefined` when the text is not of that form or a range runs backwards.
 */
export function parseLines(source: string): readonly LineRange[] | undefined {
  const ranges: LineRange[] = [];
  for (const part of source.split(/,\s*/)) {
    const match = /^L(\d+)(?:-(?:L)?(\d+))?$/.exec(part);
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (from < 1 || to < from) return undefined;
    ranges.push({ from, to });
  }
  return ranges;
}
