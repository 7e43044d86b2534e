import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  Kind,
  type ConstDirectiveNode,
} from 'graphql';
import { expect, test } from 'vitest';
import { readSchema } from './reference/answer.ts';
import { PERSONAL_FIELDS } from './reference/personal-fields.ts';
import { PERSONAL_INPUTS } from './reference/personal-inputs.ts';
import { CANARY_COLUMNS } from './world/canary-columns.ts';

type Labelled = {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
};

function categoryOf({ astNode }: Labelled): string | undefined {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'personal');
  const value = directive?.arguments?.[0]?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

/** Every coordinate of the printed schema that says it is personal, with what it says. */
function printedLabels(schema: GraphQLSchema) {
  const fields = new Map<string, string>();
  const inputs = new Map<string, string>();
  const note = (map: Map<string, string>, coordinate: string, config: Labelled) => {
    const category = categoryOf(config);
    if (category !== undefined) map.set(coordinate, category);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (isEnumType(type))
      for (const value of type.getValues()) note(inputs, `${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) note(inputs, `${type.name}.${field.name}`, field);
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(fields, `${type.name}.${field.name}`, field);
      for (const argument of field.args)
        note(inputs, `${type.name}.${field.name}(${argument.name}:)`, argument);
    }
  }
  return { fields, inputs };
}

const sorted = (entries: Iterable<readonly [string, string]>) =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

test('the reference and the schema agree on what is personal and what kind of data it is', () => {
  const printed = printedLabels(readSchema());
  const known = [...PERSONAL_FIELDS].map(([coordinate, { category }]) => [coordinate, category] as const);
  expect(sorted(known)).toEqual(sorted(printed.fields));
  expect(sorted(PERSONAL_INPUTS)).toEqual(sorted(printed.inputs));
});

test('every kind of data has a column with canaries, or is one of a few values that can carry none', () => {
  const marked = new Set(CANARY_COLUMNS.map(({ category }) => category));
  const without = [...new Set([...PERSONAL_FIELDS.values()].map(({ category }) => category))].filter(
    (category) => ![...marked].some((each) => category === each || category.startsWith(`${each}.`)),
  );
  expect(without.sort()).toEqual(['employee.availability', 'user.privacy_preferences']);
});
