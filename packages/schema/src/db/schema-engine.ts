import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

type EngineBindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg') & {
  __wbg_set_wasm(exports: EngineExports): void;
};
type EngineExports = { __wbindgen_start(): void };

// The part of the web's global that is used here; TypeScript has it only in the types for browsers.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: EngineExports } }>;
};

/**
 * Runs one piece of work with Prisma's own schema engine, as WebAssembly: nothing is downloaded, nothing is spawned.
 *
 * The engine costs about 5 MB and a fifth of a second, so call this only when a migration is due. An error of the
 * database arrives as the database worded it, not as the engine's number for it.
 */
export async function withSchemaEngine<T>(
  factory: SqlMigrationAwareDriverAdapterFactory,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const bindings = await loadBindings();
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const datamodel = 'datasource db {\n  provider = "postgresql"\n}\n';
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: [['schema.prisma', datamodel]] },
      () => undefined,
      bound,
    );
    try {
      return await work(engine);
    } finally {
      engine.free();
    }
  } catch (error) {
    const id = /External error id#(\d+)/.exec(String(error))?.[1];
    throw (id === undefined ? undefined : bound.errorRegistry.consumeError(Number(id))?.error) ?? error;
  }
}

/**
 * The bindings hold their WebAssembly instance in a variable of their module: a second instance in one process would
 * take it from under the first. So it is made once, like any other imported module.
 */
const loadBindings = once(async (): Promise<EngineBindings> => {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  // Not the package's main entry: that one imports the .wasm file as a module, which Node allows only behind a flag.
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as EngineBindings;
  const { instance } = await WebAssembly.instantiate(await readFile(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
});

function once<T>(make: () => Promise<T>): () => Promise<T> {
  const made: { value?: Promise<T> } = {};
  return () => (made.value ??= make());
}
