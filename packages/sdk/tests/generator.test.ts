import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate, schemaPath } from '../scripts/generate.ts';

const personal =
  'directive @personal(category: String!) on FIELD_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE | ARGUMENT_DEFINITION';

test('what is committed is what the schema gives', () => {
  const folder = join(import.meta.dirname, '../src/generated');
  const made = generate(readFileSync(schemaPath, 'utf8'));
  const committed = Object.keys(made).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  expect(Object.fromEntries(committed)).toEqual(made);
});

test('fields with their types, arguments, words, categories, and what their filters read', () => {
  const files = generate(`
    ${personal}
    type Query {
      "Finds people."
      people(first: Int, filter: PersonFilter, order: [Order!]): [Person!]
      found: Found
    }
    type Person implements Named {
      id: ID!
      name: String @personal(category: "user.name")
      seen(zone: String!): Boolean @deprecated(reason: "Use visits.")
    }
    type Agent implements Named { name: String @personal(category: "employee.name") }
    interface Named { name: String }
    union Found = Person | Agent
    input PersonFilter { name: String @personal(category: "user.name"), not: PersonFilter }
    enum Order { ID NAME @personal(category: "user.name") }
  `);
  expect(files['inputs.ts']).toMatchInlineSnapshot(`
    "// Written by scripts/generate.ts from the schema. Do not edit; one file, as long as the schema needs.
    import type { Maybe } from '../selection/schema-shape.ts';

    export type Order = 'ID' | 'NAME';

    export interface PersonFilter {
      /** Personal data: \`user.name\`. */
      readonly name?: Maybe<string>;
      readonly not?: Maybe<PersonFilter>;
    }

    export interface PersonSeenArguments {
      readonly zone: string;
    }

    export interface QueryPeopleArguments {
      readonly first?: Maybe<number>;
      readonly filter?: Maybe<PersonFilter>;
      readonly order?: Maybe<readonly Order[]>;
    }
    "
  `);
  expect(files['schema-types.ts']).toMatchInlineSnapshot(`
    "// Written by scripts/generate.ts from the schema. Do not edit; one file, as long as the schema needs.
    import type { Field } from '../selection/schema-shape.ts';
    import type {
      Order,
      PersonSeenArguments,
      QueryPeopleArguments,
    } from './inputs.ts';

    export interface AgentFields {
      /** Personal data: \`employee.name\`. */
      readonly name: Field<'String', { category: 'employee.name' }>;
    }

    export interface NamedFields {
      /** Personal data: \`employee.name\`, \`user.name\`. */
      readonly name: Field<'String', { category: 'employee.name' | 'user.name' }>;
    }

    export interface PersonFields {
      readonly id: Field<'ID!'>;
      /** Personal data: \`user.name\`. */
      readonly name: Field<'String', { category: 'user.name' }>;
      /** @deprecated Use visits. */
      readonly seen: Field<'Boolean', { args: PersonSeenArguments }>;
    }

    export interface QueryFields {
      /** Finds people. */
      readonly people: Field<'[Person!]', { args: QueryPeopleArguments; reads: { 'filter.name': 'user.name'; 'order.NAME': 'user.name' } }>;
      readonly found: Field<'Found'>;
    }

    /** Everything the selection types need to know of the schema. */
    export interface SchemaTypes {
      readonly leaves: {
        /** True or false. */
        Boolean: boolean;
        /** An opaque id. */
        ID: string;
        /** A whole number. */
        Int: number;
        Order: Order;
        /** Text. */
        String: string;
      };
      readonly composites: {
        Agent: AgentFields;
        Named: NamedFields;
        Person: PersonFields;
        Query: QueryFields;
        Found: {};
      };
      readonly possible: {
        Found: 'Person' | 'Agent';
        Named: 'Person' | 'Agent';
      };
    }
    "
  `);
  expect(files['field-table.ts']).toMatchInlineSnapshot(`
    "// Written by scripts/generate.ts from the schema. Do not edit; as long as the schema needs.

    /** Field → \`'the type it leads to, argument:Type argument:Type'\`. Whatever needs no entry has none. */
    export const fieldTable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      Person: {
        seen: ' zone:String!',
      },
      Query: {
        people: 'Person first:Int filter:PersonFilter order:[Order!]',
      },
    };
    "
  `);
});

test('a scalar that nobody explained, or a field that means something else in a selection, stops it', () => {
  expect(() => generate('scalar Money type Query { price: Money }')).toThrow('Scalar Money: say in');
  expect(() => generate('type Query { on: Boolean }')).toThrow('Query.on: this name means something else');
});
