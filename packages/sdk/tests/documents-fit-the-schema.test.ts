import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLNamedType,
  isAbstractType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  isEnumType,
  type GraphQLInputType,
  parse,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import { schemaPath } from '../scripts/generate.ts';
import { buildDocument, type OperationKind } from '../src/selection/document.ts';

const schema = buildSchema(readFileSync(schemaPath, 'utf8'));

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function selectionOf(type: GraphQLNamedType, depth: number, random: () => number): Record<string, unknown> {
  const selection: Record<string, unknown> = {};
  if (isAbstractType(type) && random() < 0.7) {
    const on = schema.getPossibleTypes(type).filter(() => random() < 0.5);
    // Of each type under a name of its own: the same name with other arguments would be a conflict.
    selection['on'] = Object.fromEntries(
      on.map((each) => [
        each.name,
        { [`of${each.name}: ${'id' in each.getFields() ? 'id' : '__typename'}`]: true },
      ]),
    );
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return selection;
  for (const field of Object.values(type.getFields())) {
    if (random() < 0.4) selection[field.name] = fieldSelection(field, depth, random);
    if (random() < 0.1)
      selection[`again_${field.name}: ${field.name}`] = fieldSelection(field, depth, random);
  }
  return selection;
}

function fieldSelection(field: GraphQLField<unknown, unknown>, depth: number, random: () => number): unknown {
  const target = getNamedType(field.type);
  const required = field.args.filter((argument) => isNonNullType(argument.type) || random() < 0.3);
  const given = Object.fromEntries(
    required.map((argument) => [argument.name, valueOf(argument.type, random)]),
  );
  const $ = required.length > 0 ? { $: given } : {};
  if (!isObjectType(target) && !isAbstractType(target)) return required.length > 0 ? $ : true;
  if (depth === 0) return false;
  return { ...$, ...selectionOf(target, depth - 1, random) };
}

function valueOf(type: GraphQLInputType, random: () => number): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, random);
  if (isListType(type)) return [valueOf(type.ofType, random)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, random)]));
  }
  return random() < 0.5 ? 'text' : 1;
}

test.each(['query', 'mutation'] as OperationKind[])('every random %s is valid', (kind) => {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  let written = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const selection = root ? selectionOf(root, 4, randomFrom(seed)) : {};
    if (!Object.values(selection).some(Boolean)) continue;
    const { text } = buildDocument(kind, selection);
    const faults = validate(schema, parse(text)).map(({ message }) => message);
    expect({ seed, text: faults.length > 0 ? text : '', faults }).toEqual({ seed, text: '', faults: [] });
    written += 1;
  }
  expect(written).toBeGreaterThan(100);
});
