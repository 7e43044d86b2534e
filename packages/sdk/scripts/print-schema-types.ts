import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isUnionType,
} from 'graphql';
import { categoriesOfField, categoriesOfInput, type Composite, readsOf } from './personal.ts';

/** What a scalar is in TypeScript, read and written. A scalar that is not here stops the generator. */
const scalars: Readonly<Record<string, { readonly type: string; readonly doc: string }>> = {
  Boolean: { type: 'boolean', doc: 'True or false.' },
  DateTime: { type: 'string', doc: "A moment in ISO 8601: `'2026-01-31T09:30:00.000Z'`." },
  Float: { type: 'number', doc: 'A number.' },
  ID: { type: 'string', doc: 'An opaque id.' },
  Int: { type: 'number', doc: 'A whole number.' },
  String: { type: 'string', doc: 'Text.' },
};

const head =
  '// Written by scripts/generate.ts from the schema. Do not edit; one file, as long as the schema needs.';

/** Field names that mean something else in a selection. */
const reserved = new Set(['$', 'on']);

/** The two files of types: `inputs` for apps (enums, inputs, arguments), `schema` for the selection types. */
export function printSchemaTypes(schema: GraphQLSchema): {
  readonly inputs: string;
  readonly schema: string;
} {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const composites = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const leaves = types.filter((type) => isScalarType(type) || isEnumType(type));
  const enums = leaves.filter(isEnumType);
  const abstract = types.filter((type) => isInterfaceType(type) || isUnionType(type));
  const printer = new ArgumentPrinter();
  const bodies = composites.map((type) => printComposite(schema, type, printer));
  const inputs = [
    head,
    "import type { Maybe } from '../selection/schema-shape.ts';",
    '',
    ...enums.map(printEnum),
    ...types.filter(isInputObjectType).map(printInput),
    ...printer.printed(),
  ];
  const fields = [
    head,
    "import type { Field } from '../selection/schema-shape.ts';",
    `import type {\n${[...enums.map((type) => type.name), ...printer.names()].map((name) => `  ${name},\n`).join('')}} from './inputs.ts';`,
    '',
    ...bodies,
    '/** Everything the selection types need to know of the schema. */',
    'export interface SchemaTypes {',
    '  readonly leaves: {',
    ...leaves.map((type) => printLeaf(type.name, isEnumType(type))),
    '  };',
    '  readonly composites: {',
    ...composites.map((type) => `    ${type.name}: ${type.name}Fields;`),
    ...abstract.filter(isUnionType).map((type) => `    ${type.name}: {};`),
    '  };',
    '  readonly possible: {',
    ...abstract.map(
      (type) => `    ${type.name}: ${names(schema.getPossibleTypes(type).map((each) => each.name))};`,
    ),
    '  };',
    '}',
    '',
  ];
  return { inputs: inputs.join('\n'), schema: fields.join('\n') };
}

function printLeaf(name: string, isEnum: boolean): string {
  if (isEnum) return `    ${name}: ${name};`;
  const { type, doc: words } = scalar(name);
  return `${doc([words], '    ')}    ${name}: ${type};`;
}

function printEnum(type: GraphQLEnumType): string {
  return `${doc([type.description])}export type ${type.name} = ${names(type.getValues().map((value) => value.name))};\n`;
}

function printInput(type: GraphQLInputObjectType): string {
  const fields = Object.values(type.getFields()).map((field) =>
    printInputField(field, isRequiredInputField(field)),
  );
  return `${doc([type.description])}export interface ${type.name} {\n${fields.join('')}}\n`;
}

function printInputField(field: GraphQLInputField | GraphQLArgument, isRequired: boolean): string {
  const type = isRequired ? inputType(field.type) : `Maybe<${inputType(field.type, true)}>`;
  return `${doc(wordsOf(field, categoriesOfInput(field)), '  ')}  readonly ${field.name}${isRequired ? '' : '?'}: ${type};\n`;
}

function printComposite(schema: GraphQLSchema, type: Composite, printer: ArgumentPrinter): string {
  const fields = Object.values(type.getFields()).map((field) => {
    if (reserved.has(field.name))
      throw new Error(`${type.name}.${field.name}: this name means something else in a selection`);
    const categories = categoriesOfField(schema, type, field.name);
    const printed = printField(type, field, categories, printer);
    return `${doc(wordsOf(field, categories), '  ')}  readonly ${field.name}: ${printed};\n`;
  });
  return `${doc([type.description])}export interface ${type.name}Fields {\n${fields.join('')}}\n`;
}

function printField(
  type: Composite,
  field: GraphQLField<unknown, unknown>,
  categories: readonly string[],
  printer: ArgumentPrinter,
): string {
  const reads = [...readsOf(field.args)].map(([path, read]) => `'${path}': '${read}'`);
  const options = [
    ...(field.args.length > 0 ? [`args: ${printer.nameFor(type, field)}`] : []),
    ...(categories.length > 0 ? [`category: ${names(categories)}`] : []),
    ...(reads.length > 0 ? [`reads: { ${reads.join('; ')} }`] : []),
  ];
  return `Field<'${String(field.type)}'${options.length > 0 ? `, { ${options.join('; ')} }` : ''}>`;
}

/** Names the argument lists of fields. Every field has its own, but for the one that all connections share. */
class ArgumentPrinter {
  readonly #bodyByName = new Map<string, string>();

  nameFor(type: Composite, field: GraphQLField<unknown, unknown>): string {
    const isPage =
      field.args
        .map((argument) => argument.name)
        .sort()
        .join() === 'after,before,first,last';
    const own = `${type.name}${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}Arguments`;
    const name = isPage ? 'PageArguments' : own;
    const body = field.args
      .map((argument) => printInputField(argument, isRequiredArgument(argument)))
      .join('');
    if (!this.#bodyByName.has(name)) this.#bodyByName.set(name, body);
    return name;
  }

  names(): string[] {
    return [...this.#bodyByName.keys()].sort();
  }

  printed(): string[] {
    return this.names()
      .map((name) => [name, this.#bodyByName.get(name)])
      .map(([name, body]) => `export interface ${name} {\n${body}}\n`);
  }
}

function inputType(type: GraphQLInputType, isNullHandled = false): string {
  if (isNonNullType(type)) return inputType(type.ofType, true);
  const present = isListType(type)
    ? `readonly ${parenthesised(inputType(type.ofType))}[]`
    : isScalarType(type)
      ? scalar(type.name).type
      : type.name;
  return isNullHandled ? present : `${present} | null`;
}

function parenthesised(type: string): string {
  return /\W/.test(type) ? `(${type})` : type;
}

function scalar(name: string): { readonly type: string; readonly doc: string } {
  const known = scalars[name];
  if (known === undefined)
    throw new Error(`Scalar ${name}: say in scripts/print-schema-types.ts what it is in TypeScript`);
  return known;
}

function names(values: readonly string[]): string {
  return [...values].map((value) => `'${value}'`).join(' | ') || 'never';
}

function wordsOf(
  place: GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLArgument,
  categories: readonly string[],
): (string | null | undefined)[] {
  return [
    place.description,
    categories.length > 0
      ? `Personal data: ${categories.map((category) => `\`${category}\``).join(', ')}.`
      : undefined,
    place.deprecationReason && `@deprecated ${place.deprecationReason}`,
  ];
}

function doc(parts: readonly (string | null | undefined)[], indent = ''): string {
  const lines = parts
    .filter((part) => part)
    .join('\n\n')
    .replaceAll('*/', '*\\/')
    .split('\n');
  if (lines.length === 1) return lines[0] ? `${indent}/** ${lines[0]} */\n` : '';
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`, ''].join(
    '\n',
  );
}
