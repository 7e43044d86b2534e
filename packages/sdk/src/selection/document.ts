import { ValidationError } from '../errors.ts';
import { fieldTable } from '../generated/field-table.ts';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** A document and the values for it. The same selection always gives the same text: no value is ever part of it. */
export interface BuiltDocument {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' };
const name = /^[_A-Za-z]\w*$/;

/**
 * Writes the GraphQL document of a selection.
 *
 * @throws {ValidationError} if a key is not a name. Keys become part of the text, so one that came from a user could ask
 * for more than the app meant to.
 */
export function buildDocument(kind: OperationKind, selection: object): BuiltDocument {
  const fields = Object.keys(selection).filter((key) => isSelected(selection, key));
  if (fields.length === 0) throw new ValidationError('The selection is empty: choose at least one field');
  if (kind === 'subscription' && fields.length > 1) {
    throw new ValidationError('A subscription has exactly one field: subscribe once for each');
  }
  const writing: Writing = { declared: [], variables: {} };
  const body = writeFields(writing, roots[kind], selection, '');
  const declared = writing.declared.length > 0 ? `(${writing.declared.join(', ')})` : '';
  return { text: `${kind} ${operationName(fields)}${declared} ${body}`, variables: writing.variables };
}

interface Writing {
  readonly declared: string[];
  readonly variables: Record<string, unknown>;
}

function writeFields(writing: Writing, type: string, selection: object, at: string): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(selection)) {
    if (key === '$' || !isSelected(selection, key)) continue;
    if (key === 'on') {
      parts.push('__typename', ...writeNarrower(writing, value as object, `${at}on.`));
    } else {
      parts.push(writeField(writing, type, key, value, `${at}${key}`));
    }
  }
  // A selection that is empty because all its conditions were false is still a valid one.
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

function writeNarrower(writing: Writing, on: object, at: string): string[] {
  return Object.entries(on)
    .filter(([type]) => isSelected(on, type))
    .map(([type, selection]) => {
      return `... on ${checkedName(type, at)} ${writeFields(writing, type, selection as object, `${at}${type}.`)}`;
    });
}

function writeField(writing: Writing, type: string, key: string, value: unknown, at: string): string {
  const parts = key.split(': ');
  const field = checkedName(parts.at(-1) ?? '', at);
  const alias = parts.length > 1 ? `${checkedName(parts.slice(0, -1).join(': '), at)}: ` : '';
  if (value === true) return `${alias}${field}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ValidationError(`${at} must be true, or an object with its fields`);
  }
  const entry = tableEntry(type, field);
  const [target = '', ...types] = (entry ?? '').split(' ');
  const given = writeArguments(writing, (value as { $?: object }).$ ?? {}, types, at);
  // A plain value with arguments is in the table, and leads nowhere.
  const isLeaf = entry !== undefined && target === '';
  return `${alias}${field}${given}${isLeaf ? '' : ` ${writeFields(writing, target, value, `${at}.`)}`}`;
}

function writeArguments(writing: Writing, given: object, types: readonly string[], at: string): string {
  const parts = Object.entries(given).flatMap(([argument, value]) => {
    if (value === undefined) return [];
    const type = types.find((each) => each.startsWith(`${argument}:`))?.slice(argument.length + 1);
    if (type === undefined) throw new ValidationError(`${at} takes no argument "${argument}"`);
    const variable = freeName(argument, writing.variables);
    writing.declared.push(`$${variable}: ${type}`);
    writing.variables[variable] = value;
    return [`${argument}: $${variable}`];
  });
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

function tableEntry(type: string, field: string): string | undefined {
  const fields = Object.hasOwn(fieldTable, type) ? fieldTable[type] : undefined;
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

function freeName(wanted: string, taken: object): string {
  let free = wanted;
  for (let count = 2; Object.hasOwn(taken, free); count++) free = `${wanted}${count}`;
  return free;
}

function isSelected(selection: object, key: string): boolean {
  const value = (selection as Record<string, unknown>)[key];
  return value !== undefined && value !== false;
}

function checkedName(text: string, at: string): string {
  if (!name.test(text)) throw new ValidationError(`"${text}" (at ${at}) is not the name of a field or type`);
  return text;
}

/** `TicketsViewer`, for the gateway's log and for the ledger. */
function operationName(keys: readonly string[]): string {
  const fields = keys.map((key) => key.split(': ').at(-1) ?? '');
  return [...new Set(fields)]
    .map((field) => field.charAt(0).toUpperCase() + field.slice(1))
    .join('')
    .slice(0, 60);
}
