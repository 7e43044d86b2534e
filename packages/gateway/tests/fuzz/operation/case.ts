import type { GraphQLSchema } from 'graphql';
import { accessOf } from '../reference/access.ts';
import { PERSONAL_FIELDS } from '../reference/personal-fields.ts';
import { staticAnswer } from '../reference/static-answer.ts';
import type { Holder } from '../world/callers.ts';
import type { World } from '../world/world.ts';
import { Choices } from './choices.ts';
import { DocumentWriter } from './document.ts';
import type { Hints, HintsOfController } from './hints.ts';

export type FuzzTransport = 'post' | 'get' | 'sse' | 'ws';

/** Where a purpose is declared: the header or the connection, the operation's extensions, or both. */
export type Declaration = { readonly outside?: string; readonly inside?: string };

/** One operation, who sends it, how, and what for. */
export type FuzzCase = {
  readonly holder: Holder;
  readonly transport: FuzzTransport;
  readonly declaration: Declaration;
  readonly text: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** What cases are drawn from; it changes when the world does. */
export type Source = {
  readonly schema: GraphQLSchema;
  readonly world: World;
  readonly holders: readonly Holder[];
  readonly hints: ReadonlyMap<number, HintsOfController>;
  /** Callers and purposes that may see something; drawn at random they would be few. */
  readonly promising: readonly Promising[];
};

export type Promising = { readonly holder: Holder; readonly purpose: string };

const TRANSPORTS = [
  ['post', 3],
  ['get', 2],
  ['sse', 2],
  ['ws', 4],
] as const;

/** Turns numbers into an operation. */
export function caseFrom(source: Source, numbers: readonly number[]): FuzzCase {
  const choices = new Choices(numbers);
  const transport = choices.weighted(TRANSPORTS);
  const { holder, declaration } = randomQuestioner(choices, source);
  const document = writerFor(source, choices, holder, declaration).write('query', 'Q');
  // A second operation that is not the one asked for.
  const decoy = choices.percent(8);
  return {
    holder,
    transport,
    declaration,
    text: decoy
      ? `${document.text}\nquery Other { tickets { edges { node { subject requester { email } } } } }`
      : document.text,
    operationName: decoy || choices.percent(20) ? 'Q' : undefined,
    variables: document.variables,
  };
}

/** Writes documents with what this caller could know, about what it may perhaps see. */
export function writerFor(
  source: Source,
  choices: Choices,
  holder: Holder,
  declaration: Declaration,
): DocumentWriter {
  const access = accessOf(source.world, holder);
  const which = declared(declaration);
  const purpose = which === 'conflict' ? undefined : which.purpose;
  return new DocumentWriter({
    schema: source.schema,
    choices,
    hints: hintsFor(source, holder, choices),
    promising: (coordinate) => {
      const category = PERSONAL_FIELDS.get(coordinate)?.category;
      return (
        access !== undefined &&
        category !== undefined &&
        staticAnswer(access, purpose, category).kind === 'yes'
      );
    },
  });
}

/** Who asks, and what for: half of the time somebody who may see something, else anybody for anything. */
export function randomQuestioner(choices: Choices, source: Source): Pick<FuzzCase, 'holder' | 'declaration'> {
  if (choices.percent(45)) {
    const holder = randomHolder(choices, source);
    return { holder, declaration: randomDeclaration(choices, source, holder) };
  }
  const { holder, purpose } = choices.from(source.promising);
  return { holder, declaration: placed(choices, purpose) };
}

/** Agents, apps, visitors, and now and then somebody at a closed door. */
function randomHolder(choices: Choices, { holders }: Source): Holder {
  const kind = choices.weighted([
    ['AGENT', 5],
    ['APP', 6],
    ['VISITOR', 3],
    ['closed', 2],
  ] as const);
  const fitting = holders.filter((holder) =>
    kind === 'closed' ? !holder.tokenStands : holder.kind === kind && holder.tokenStands,
  );
  return choices.from(fitting.length > 0 ? fitting : holders);
}

/**
 * The pairs of caller and purpose for which several kinds of data may be seen, those that see a reduced form more often
 * than they are.
 */
export function promisingPairs(world: World, holders: readonly Holder[]): Promising[] {
  const categories = [...new Set([...PERSONAL_FIELDS.values()].map(({ category }) => category))];
  return holders.flatMap((holder) => {
    const access = accessOf(world, holder);
    return [...(access?.purposes.keys() ?? [])].flatMap((purpose) => {
      const seen = categories.map((category) => access && staticAnswer(access, purpose, category));
      const forms = seen.flatMap((answer) => (answer?.kind === 'yes' ? [answer.form] : []));
      if (forms.length < 2) return [];
      const reduced = forms.some((form) => form !== 'exact');
      return Array.from({ length: reduced ? 3 : 1 }, () => ({ holder, purpose }));
    });
  });
}

function hintsFor({ hints }: Source, { controllerId }: Holder, choices: Choices): Hints {
  const others = [...hints.keys()].filter((id) => id !== controllerId);
  const own = hints.get(controllerId);
  const foreign = hints.get(others.length > 0 ? choices.from(others) : controllerId);
  if (!own || !foreign) throw new Error('A controller without rows.');
  return { own, foreign };
}

/** A purpose that the caller holds or does not, one of another policy, none, or two. */
function randomDeclaration(choices: Choices, source: Source, holder: Holder): Declaration {
  const { world } = source;
  const own = source.hints.get(holder.controllerId)?.purposes ?? [];
  const elsewhere = [...source.hints.values()].flatMap(({ purposes }) => purposes);
  const granted = [...(accessOf(world, holder)?.purposes.keys() ?? [])].filter((purpose) =>
    own.includes(purpose),
  );
  const one = (purposes: readonly string[]) => choices.from(purposes.length > 0 ? purposes : own);
  const purpose = choices.weighted([
    ['granted', 40],
    ['own', 25],
    ['foreign', 10],
    ['unknown', 5],
    ['none', 12],
    ['conflict', 4],
    ['case', 4],
  ] as const);
  switch (purpose) {
    case 'granted':
      return placed(choices, one(granted));
    case 'own':
      return placed(choices, one(own));
    case 'foreign':
      return placed(choices, one(elsewhere));
    case 'unknown':
      return placed(choices, choices.from(['no.such_purpose', 'constructor', '__proto__', 'support']));
    case 'case':
      return placed(choices, one(granted).toUpperCase());
    case 'none':
      return {};
    case 'conflict':
      return { outside: one(granted), inside: choices.from(elsewhere) };
  }
}

function placed(choices: Choices, purpose: string): Declaration {
  return choices.weighted([
    [{ outside: purpose }, 5],
    [{ inside: purpose }, 3],
    [{ outside: purpose, inside: purpose }, 1],
  ]);
}

/** The one purpose that is declared; undefined for none, and `'conflict'` for two that differ. */
export function declared({
  outside,
  inside,
}: Declaration): { readonly purpose: string | undefined } | 'conflict' {
  if (outside !== undefined && inside !== undefined && outside !== inside) return 'conflict';
  return { purpose: outside ?? inside };
}
