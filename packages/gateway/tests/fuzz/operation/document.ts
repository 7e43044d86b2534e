import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Choices } from './choices.ts';
import type { Hints } from './hints.ts';
import { asJson, asLiteral, randomValue } from './values.ts';

type Selectable = GraphQLObjectType | GraphQLInterfaceType;

export type RandomDocument = {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Parts of the schema that are about nobody and that the reference does not rebuild. */
const LEFT_OUT: readonly string[] = [
  'Query.explainAccess',
  'Controller.policy',
  'Purpose.clause',
  'Purpose.dataCategories',
  'Purpose.lawfulBases',
  'Purpose.description',
  'Purpose.objectable',
  'Purpose.withdrawable',
  'Purpose.consentChannels',
];

/** Fields of one operation at most; the gateway's own limits are further off. */
const MOST_FIELDS = 90;
const DEEPEST = 11;

/** Writes one operation at random. Each has state of its own: variables, fragments, how much is left. */
export class DocumentWriter {
  readonly #schema: GraphQLSchema;
  readonly #choices: Choices;
  readonly #hints: Hints;
  /** Whether a coordinate may be answered to somebody: such fields come more often, or most answers would be empty. */
  readonly #promising: (coordinate: string) => boolean;
  readonly #variables: Record<string, unknown> = {};
  readonly #declarations: string[] = [];
  readonly #fragments: {
    readonly name: string;
    readonly on: Selectable;
    readonly text: string;
    readonly fields: number;
    readonly depth: number;
  }[] = [];
  #left = MOST_FIELDS;
  #named = 0;

  constructor(options: {
    readonly schema: GraphQLSchema;
    readonly choices: Choices;
    readonly hints: Hints;
    readonly promising: (coordinate: string) => boolean;
  }) {
    this.#schema = options.schema;
    this.#choices = options.choices;
    this.#hints = options.hints;
    this.#promising = options.promising;
  }

  /** An operation on a root type, with these root fields or any. */
  write(operation: 'query' | 'subscription', name: string, roots?: readonly string[]): RandomDocument {
    const root = operation === 'query' ? this.#schema.getQueryType() : this.#schema.getSubscriptionType();
    if (!root) throw new Error(`The schema has no ${operation}.`);
    const selection = this.#rootSelection(root, operation === 'query', roots);
    const declared = this.#declarations.length > 0 ? `(${this.#declarations.join(', ')})` : '';
    const fragments = this.#fragments.map(
      ({ name: each, on, text }) => `fragment ${each} on ${on.name} ${text}`,
    );
    return {
      text: [`${operation} ${name}${declared} ${selection}`, ...fragments].join('\n'),
      variables: this.#variables,
    };
  }

  /** A mutation that is given, with fields of its payload drawn at random. */
  writeMutation(name: string, input: string, payload: Readonly<Record<string, string>>): RandomDocument {
    const fields = Object.entries(payload).map(([field, typeName]) => {
      const type = this.#schema.getType(typeName);
      if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${typeName} has no fields.`);
      return `${field} ${this.#selection(type, 0)}`;
    });
    this.#declarations.push(`$input: ${input}!`);
    const fragments = this.#fragments.map((each) => `fragment ${each.name} on ${each.on.name} ${each.text}`);
    return {
      text: [
        `mutation M(${this.#declarations.join(', ')}) { ${name}(input: $input) { problems { code } ${fields.join(' ')} } }`,
        ...fragments,
      ].join('\n'),
      variables: this.#variables,
    };
  }

  #rootSelection(root: GraphQLObjectType, several: boolean, roots: readonly string[] | undefined): string {
    const fields = this.#fieldsOf(root).filter(({ name }) => roots?.includes(name) ?? true);
    const count = several
      ? this.#choices.weighted([
          [1, 6],
          [2, 3],
          [3, 1],
        ])
      : 1;
    const lines = Array.from({ length: count }, () =>
      this.#field(root, this.#weightedRoot(fields), 0, several),
    );
    return `{ ${lines.join(' ')} }`;
  }

  /** Lists and nodes are where the questions are. */
  #weightedRoot(fields: readonly GraphQLField<unknown, unknown>[]): GraphQLField<unknown, unknown> {
    return this.#choices.weighted(
      fields.map((field) => [field, ['purposes', 'viewer'].includes(field.name) ? 1 : 5] as const),
    );
  }

  #fieldsOf(type: Selectable): GraphQLField<unknown, unknown>[] {
    return Object.values(type.getFields()).filter(({ name }) => !LEFT_OUT.includes(`${type.name}.${name}`));
  }

  #selection(type: Selectable, depth: number): string {
    const fields = this.#fieldsOf(type);
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const branches = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const isFrame = /(Connection|Edge)$/.test(type.name);
    const chosen = isFrame
      ? [
          ...this.#choices.some(leaves, 35),
          ...branches.filter(({ name }) => name !== 'pageInfo' || this.#choices.percent(20)),
        ]
      : [
          ...leaves.filter(({ name }) =>
            this.#choices.percent(this.#promising(`${type.name}.${name}`) ? 70 : 22),
          ),
          ...this.#choices.some(branches, depth > 5 ? 18 : 40),
        ];
    const lines = chosen.map((field) => this.#field(type, field, depth, true));
    if (this.#choices.percent(8))
      lines.push(this.#choices.percent(30) ? `a${this.#name()}: __typename` : '__typename');
    // The same field again, under another name and with other arguments.
    if (chosen.length > 0 && this.#choices.percent(8))
      lines.push(this.#field(type, this.#choices.from(chosen), depth, true));
    if (!isFrame) lines.push(...this.#fragmentsOn(type, depth));
    return `{ ${lines.filter((line) => line !== '').join(' ') || '__typename'} }`;
  }

  #field(type: Selectable, field: GraphQLField<unknown, unknown>, depth: number, skippable: boolean): string {
    const returned = getNamedType(field.type);
    const isBranch = isObjectType(returned) || isInterfaceType(returned);
    if (this.#left <= 0 || (isBranch && depth >= DEEPEST)) return '';
    this.#left -= 1;
    const args = field.args.filter(
      ({ type: each, name }) => isNonNullType(each) || this.#choices.percent(chanceOf(name)),
    );
    const given = args.map((argument) => this.#argument(argument, field.name));
    // Two fields of one name must agree in their arguments, so whoever has arguments has a name of its own.
    const alias = given.length > 0 || isBranch || this.#choices.percent(15) ? `f${this.#name()}: ` : '';
    const directive = skippable && this.#choices.percent(6) ? ` ${this.#directive()}` : '';
    const below = isBranch ? ` ${this.#selection(returned, depth + 1)}` : '';
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${directive}${below}`;
  }

  #argument({ name, type }: GraphQLArgument, field: string): string {
    const of = field === 'dataSubject' ? 'person' : isOfConversation(field) ? 'conversation' : undefined;
    const value = randomValue(this.#choices, this.#hints, name, type, of);
    if (!this.#choices.percent(35)) return `${name}: ${asLiteral(value)}`;
    const variable = `v${this.#name()}`;
    if (!isNonNullType(type) && this.#choices.percent(20)) {
      // The value is the variable's default, and the variable is not sent.
      this.#declarations.push(`$${variable}: ${type.toString()} = ${asLiteral(value)}`);
    } else {
      this.#declarations.push(`$${variable}: ${type.toString()}`);
      this.#variables[variable] = asJson(value);
    }
    return `${name}: $${variable}`;
  }

  #directive(): string {
    const word = this.#choices.from(['include', 'skip']);
    const value = this.#choices.percent(50);
    if (this.#choices.percent(50)) return `@${word}(if: ${value})`;
    const variable = `d${this.#name()}`;
    this.#declarations.push(`$${variable}: Boolean!`);
    this.#variables[variable] = value;
    return `@${word}(if: $${variable})`;
  }

  /** The same type, an interface of it, or one of the types that can stand there; named or not. */
  #fragmentsOn(type: Selectable, depth: number): string[] {
    const possible: Selectable[] = isAbstractType(type)
      ? [...this.#schema.getPossibleTypes(type)]
      : [type, ...type.getInterfaces()];
    const chosen = this.#choices.some(possible, isAbstractType(type) ? 60 : 12);
    return chosen.map((on) => {
      const directive = this.#choices.percent(6) ? ` ${this.#directive()}` : '';
      const reusable = this.#fragments.find((fragment) => fragment.on === on && fragment.depth >= depth);
      if (reusable && this.#choices.percent(20)) {
        // Limits count a fragment each time it is spread.
        this.#left -= reusable.fields;
        return `...${reusable.name}${directive}`;
      }
      const before = this.#left;
      const text = this.#selection(on, depth);
      if (!this.#choices.percent(35)) return `... on ${on.name}${directive} ${text}`;
      const name = `F${this.#name()}`;
      this.#fragments.push({ name, on, text, fields: before - this.#left, depth });
      return `...${name}${directive}`;
    });
  }

  #name(): number {
    this.#named += 1;
    return this.#named;
  }
}

function isOfConversation(field: string): boolean {
  return ['conversation', 'messageAdded', 'noteAdded', 'ticketChanged', 'chatChanged'].includes(field);
}

/** How often, in a hundred, an argument is given. */
function chanceOf(argument: string): number {
  switch (argument) {
    case 'filter':
    case 'orderBy':
      return 38;
    case 'first':
      return 45;
    case 'id':
      return 50;
    case 'after':
    case 'search':
      return 15;
    default:
      return 6;
  }
}
