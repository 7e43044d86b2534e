import * as z from 'zod';
import type { Fault } from '../faults.ts';
import { policyProfileShape } from '../shape.ts';
import { suggestion } from './nearest.ts';
import { pathInWords } from './path-in-words.ts';
import { rule } from './rule.ts';

/** A key that the form does not know is a misspelling or a wish: never ignored. */
export const unknownKey = rule({
  needs: [],
  run: (_profile, { issues }) =>
    issues.flatMap((issue): Fault[] => {
      if (issue.code !== 'unrecognized_keys') return [];
      const known = keysAt(policyProfileShape, issue.path);
      return issue.keys.map((key) => ({
        code: 'UNKNOWN_KEY',
        path: pathInWords([...issue.path, key]),
        message: `There is no such key here.${suggestion(key, known)} Correct it or take it out.`,
      }));
    }),
});

function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const inner = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  if (inner instanceof z.ZodObject) return keysAt(inner.shape[String(step)], rest);
  if (inner instanceof z.ZodArray) return keysAt(inner.element, rest);
  if (inner instanceof z.ZodRecord) return keysAt(inner.valueType, rest);
  return [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? unwrap(schema.unwrap())
    : schema;
}
