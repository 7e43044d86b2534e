import {
  DriverAdapterError,
  type IsolationLevel,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type Transaction,
} from '@prisma/driver-adapter-utils';
import { withJsonTrees } from './json-trees.ts';

const transactionControl = /^\s*(begin|commit|rollback|savepoint|release|set transaction)\b/i;

/** Tells `onStatement` of everything that Prisma sends through this adapter, and has trees built as JSON text. */
export function watchedAdapter(
  factory: SqlDriverAdapterFactory,
  onStatement: ((sql: string) => void) | undefined,
): SqlDriverAdapterFactory {
  const passOn: PassOn = (query) => {
    if (onStatement && !transactionControl.test(query.sql)) onStatement(query.sql);
    return withJsonTrees(query);
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => watchedConnection(await factory.connect(), passOn),
  };
}

type PassOn = (query: SqlQuery) => SqlQuery;

function watchedConnection(adapter: SqlDriverAdapter, passOn: PassOn): SqlDriverAdapter {
  return {
    ...forwarded(adapter),
    queryRaw: (query) => adapter.queryRaw(passOn(query)),
    executeRaw: (query) => adapter.executeRaw(passOn(query)),
    startTransaction: async (level) => watchedTransaction(await adapter.startTransaction(level), passOn),
  };
}

function watchedTransaction(transaction: Transaction, passOn: PassOn): Transaction {
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(passOn(query)),
    executeRaw: (query) => transaction.executeRaw(passOn(query)),
    commit: () => transaction.commit(),
    rollback: () => transaction.rollback(),
    ...(transaction.createSavepoint && { createSavepoint: transaction.createSavepoint.bind(transaction) }),
    ...(transaction.rollbackToSavepoint && {
      rollbackToSavepoint: transaction.rollbackToSavepoint.bind(transaction),
    }),
    ...(transaction.releaseSavepoint && { releaseSavepoint: transaction.releaseSavepoint.bind(transaction) }),
  };
}

/**
 * The same adapter, but a script is sent whole and waited for.
 *
 * As published, PrismaPg cuts a script at every semicolon, also inside a function's body, and PrismaPGlite does not wait
 * for it, so that a failed migration would be recorded as applied.
 */
export function wholeScripts(
  factory: SqlMigrationAwareDriverAdapterFactory,
  run: (script: string) => Promise<unknown>,
): SqlMigrationAwareDriverAdapterFactory {
  const executeScript = async (script: string): Promise<void> => {
    try {
      await run(script);
    } catch (error) {
      throw databaseError(error);
    }
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => ({ ...forwarded(await factory.connect()), executeScript }),
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
}

function forwarded(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => adapter.queryRaw(query),
    executeRaw: (query) => adapter.executeRaw(query),
    executeScript: (script) => adapter.executeScript(script),
    startTransaction: (level?: IsolationLevel) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
    dispose: () => adapter.dispose(),
  };
}

function databaseError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const text = (key: string): string | undefined => {
    const value = Reflect.get(error, key) as unknown;
    return typeof value === 'string' ? value : undefined;
  };
  return new DriverAdapterError({
    kind: 'postgres',
    code: error.code,
    severity: text('severity') ?? 'ERROR',
    message: error.message,
    detail: text('detail'),
    column: text('column'),
    hint: text('hint'),
  });
}
