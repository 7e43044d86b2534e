import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { cursorOf } from '../reference/page.ts';
import type { Choices } from './choices.ts';
import type { Hints, HintsOfController } from './hints.ts';

/** An argument's value before it is written: an enum value must not be quoted. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bare'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, Value])[] };

const text = (value: string): Value => ({ kind: 'text', text: value });
const bare = (value: string): Value => ({ kind: 'bare', text: value });

/** Draws the value of an argument or input field, from what the caller could know. */
export function randomValue(
  choices: Choices,
  hints: Hints,
  name: string,
  type: GraphQLInputType,
  of?: 'person' | 'conversation',
): Value {
  const nullable = getNullableType(type);
  if (!isNonNullType(type) && choices.percent(3)) return bare('null');
  if (isListType(nullable)) {
    const count = 1 + choices.below(3);
    return {
      kind: 'list',
      items: Array.from({ length: count }, () => randomValue(choices, hints, name, nullable.ofType)),
    };
  }
  if (isEnumType(nullable)) return bare(choices.from(nullable.getValues()).name);
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    const chosen = fields.filter(({ type: each }) => isNonNullType(each) || choices.percent(30));
    const filled = chosen.length > 0 ? chosen : [choices.from(fields)];
    return {
      kind: 'object',
      fields: filled.map((field) => {
        const within = nullable.name === 'StringFilter' ? name : field.name;
        return [field.name, randomValue(choices, hints, within, field.type)] as const;
      }),
    };
  }
  return leaf(choices, hints, name, of);
}

function leaf(
  choices: Choices,
  hints: Hints,
  name: string,
  of: 'person' | 'conversation' | undefined,
): Value {
  const known = choices.percent(8) ? hints.foreign : hints.own;
  const one = (items: readonly string[]) => (items.length > 0 ? text(choices.from(items)) : text('nothing'));
  switch (name) {
    case 'first':
    case 'last':
      return bare(
        String(
          choices.weighted([
            [2, 9],
            [1, 4],
            [5, 6],
            [40, 3],
            [0, 2],
            [500, 2],
            [-1, 1],
          ]),
        ),
      );
    case 'after':
    case 'before':
      return text(randomCursor(choices, known));
    case 'assigneeId':
      return one(known.agents);
    case 'teamId':
      return one(known.teams);
    case 'tags':
      return text(
        choices.percent(20)
          ? ` ${choices.from(['VIP', 'bug', 'none'])} `
          : choices.from([...known.tags, 'vip']),
      );
    case 'key':
      return one(known.fieldKeys);
    case 'value':
      return text(piece(choices, known.fieldValues));
    case 'archived':
      return bare(choices.from(['true', 'false']));
    case 'requesterId':
      return one(known.people);
    case 'requesterEmail':
    case 'email':
      return text(piece(choices, known.emails));
    case 'requesterName':
    case 'name':
      return text(piece(choices, known.names));
    case 'phoneNumber':
      return text(piece(choices, known.phones));
    case 'subject':
      return text(piece(choices, known.subjects));
    case 'search':
      return text(piece(choices, known.words));
    case 'openedAfter':
    case 'openedBefore':
      return one(known.moments);
    default:
      if (of === undefined || choices.percent(10)) return text(randomId(choices, known));
      return one(of === 'person' ? known.people : choices.from([known.tickets, known.chats]));
  }
}

/** A whole value, its beginning, a part of it, in capitals, or a letter that LIKE would not take as a letter. */
function piece(choices: Choices, values: readonly string[]): string {
  const whole = values.length > 0 ? choices.from(values) : '';
  switch (
    choices.weighted([
      ['start', 4],
      ['whole', 3],
      ['part', 3],
      ['capitals', 2],
      ['like', 1],
      ['nothing', 1],
    ] as const)
  ) {
    case 'start':
      return whole.slice(0, 1 + choices.below(4));
    case 'whole':
      return whole;
    case 'part':
      return whole.slice(2, 2 + 1 + choices.below(6));
    case 'capitals':
      return whole.slice(0, 4).toUpperCase();
    case 'like':
      return choices.from(['%', '_', 'zq_', '%@%', '\\', 'a_b', '100%']);
    case 'nothing':
      return choices.from([' ', '']);
  }
}

/** An id of any kind of thing; sometimes of nothing. */
function randomId(choices: Choices, known: HintsOfController): string {
  const lists = [known.tickets, known.chats, known.people, known.messages, known.agents];
  if (choices.percent(6))
    return choices.from(['', 'x', 'tkt_', 'per_0000000000000000000000', '1', ...known.others]);
  const list = choices.from(lists);
  return list.length > 0 ? choices.from(list) : 'nothing';
}

function randomCursor(choices: Choices, known: HintsOfController): string {
  if (choices.percent(8)) return choices.from(['', 'x', 'R1BDOlM6']);
  return cursorOf({ id: 0, public_id: randomId(choices, known) });
}

/** As it stands in a document. */
export function asLiteral(value: Value): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'bare':
      return value.text;
    case 'list':
      return `[${value.items.map(asLiteral).join(', ')}]`;
    case 'object':
      return `{${value.fields.map(([name, field]) => `${name}: ${asLiteral(field)}`).join(', ')}}`;
  }
}

/** As it stands among the variables. */
export function asJson(value: Value): unknown {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'bare':
      return /^(null|true|false|-?\d+)$/.test(value.text) ? JSON.parse(value.text) : value.text;
    case 'list':
      return value.items.map(asJson);
    case 'object':
      return Object.fromEntries(value.fields.map(([name, field]) => [name, asJson(field)]));
  }
}
