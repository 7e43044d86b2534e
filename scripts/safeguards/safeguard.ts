/** A change to one source, made in memory while vitest reads it. */
export interface Edit {
  /** From the repository's root. */
  readonly file: string;
  /** Stands exactly once in the file, or the entry is out of date. */
  readonly text: string;
  readonly instead: string;
}

/** One thing that stands between a caller and data, and how to take it away. */
export interface Safeguard {
  readonly id: string;
  /** What would happen without it, in plain words. */
  readonly without: string;
  readonly off: readonly Edit[];
  /** Where it stands, if not where it is switched off: a trigger stands in a migration. */
  readonly standsIn?: Pick<Edit, 'file' | 'text'>;
  /** The workspace folder whose vitest runs the tests. */
  readonly folder: 'packages/schema' | 'packages/gateway' | 'scripts' | `examples/${string}`;
  /** Test files of that folder, of which at least one test must fail then. */
  readonly tests: readonly string[];
  /** Part of the names of the tests that are run; left out, all of them. One half of a suite is enough to notice. */
  readonly named?: string;
}

/** Safeguards that belong together. */
export interface SafeguardPart {
  readonly title: string;
  readonly safeguards: readonly Safeguard[];
}

type Off = readonly [file: string, text: string, instead: string];
type Told = Pick<Safeguard, 'id' | 'without'>;

const edit = ([file, text, instead]: Off): Edit => ({ file: `packages/${file}`, text, instead });

/** Noticed by a unit test beside the source, `purpose/decide.test.ts`, or by one of a folder of the schema. */
export function unit(told: Told, off: Off, test: string, named?: string): Safeguard {
  return {
    ...told,
    off: [edit(['schema/src/' + off[0], off[1], off[2]])],
    folder: 'packages/schema',
    tests: [`src/${test}.test.ts`],
    ...(named !== undefined && { named }),
  };
}

/** Noticed by a unit test of the gateway. */
export function gatewayUnit(told: Told, off: Off, test: string): Safeguard {
  const [file, text, instead] = off;
  return {
    ...told,
    off: [edit([`gateway/src/${file}`, text, instead])],
    folder: 'packages/gateway',
    tests: [`src/${test}.test.ts`],
  };
}

/** Noticed by a promise: a test through the public door of the gateway. `off` names files from `packages`. */
export function promise(told: Told, off: Off | readonly Off[], test: string, named = 'pglite'): Safeguard {
  const offs = typeof off[0] === 'string' ? [off as Off] : (off as readonly Off[]);
  return {
    ...told,
    off: offs.map(edit),
    folder: 'packages/gateway',
    tests: [`tests/${test}.test.ts`],
    named,
  };
}

/** Stands in the database: switched off by a statement on every test database. */
export function trigger(
  told: Told,
  statement: string,
  standsIn: string,
  { migration, test, named } = { migration: '0002_guards', test: 'guards', named: 'pglite' },
): Safeguard {
  return {
    ...told,
    off: [
      edit([
        'schema/src/testing/database.ts',
        'const database = await openers[kind](options);',
        `const database = await openers[kind](options); await database.sql.query('switch_off', ${JSON.stringify(statement)});`,
      ]),
    ],
    standsIn: { file: `packages/schema/prisma/migrations/${migration}/migration.sql`, text: standsIn },
    folder: 'packages/schema',
    tests: [`src/db/${test}.test.ts`],
    named,
  };
}

/** Noticed by a test of the repository's own chores. */
export function chore(told: Told, [file, text, instead]: Off, test: string): Safeguard {
  return {
    ...told,
    off: [{ file: `scripts/${file}`, text, instead }],
    folder: 'scripts',
    tests: [`${test}.test.ts`],
  };
}

/** Noticed by a test of an example app. */
export function example(name: string, told: Told, [file, text, instead]: Off, test: string): Safeguard {
  return {
    ...told,
    off: [{ file: `examples/${name}/src/${file}`, text, instead }],
    folder: `examples/${name}`,
    tests: [`tests/${test}.test.ts`],
  };
}
