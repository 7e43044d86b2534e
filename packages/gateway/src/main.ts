import { migrate, openDatabase, warmUp } from '@remit/schema';
import { readEnv } from './env.ts';
import { openFileStore } from './files/open-file-store.ts';
import { createLog, describeError } from './log.ts';
import { serve, stopSignal } from './serve.ts';
import { createGateway } from './server.ts';
import { firstUncaught } from './uncaught.ts';

/** Milliseconds after which a drain that does not end is cut off. */
const LONGEST_DRAIN = 12_000;

/**
 * The production server, behind `remit start`: reads the environment, migrates, serves until SIGTERM or
 * SIGINT, or until an error that nobody caught; drains, and ends.
 * @returns the exit code
 */
export async function main(variables: Readonly<Record<string, string | undefined>>): Promise<number> {
  const read = readEnv(variables);
  if (!read.ok) {
    process.stderr.write(
      `The environment is not complete:\n${read.faults.map((fault) => `  - ${fault}\n`).join('')}`,
    );
    return 2;
  }
  const { env } = read;
  const log = createLog(env.logLevel);
  const stopped = stopSignal();
  const uncaught = firstUncaught();
  const database = await openDatabase(env.database);
  try {
    await migrate(database, { onProgress: (line) => log.info({}, line) });
    const gateway = await createGateway({
      database,
      log,
      tokenKey: env.tokenKey,
      path: env.path,
      allowedOrigins: env.allowedOrigins,
      eventHours: env.eventHours,
      ...(env.files && {
        files: { store: await openFileStore(env.files), ...(env.filesOrigin && { origin: env.filesOrigin }) },
      }),
      policyMode: env.demoPolicies ? 'demo' : 'production',
      ...(env.region !== undefined && { region: env.region }),
    });
    await warmUp(database);
    const serving = await serve(gateway, env);
    log.info({ url: serving.url, path: env.path, database: database.kind }, 'serving');
    const end = await Promise.race([stopped, uncaught]);
    if (typeof end === 'string') log.info({ signal: end }, 'draining');
    else log.error(describeError(end.error), 'An error that nobody caught: draining');
    // Whatever hangs must not keep the process.
    setTimeout(() => process.exit(1), LONGEST_DRAIN).unref();
    await serving.stop();
    log.info({}, 'stopped');
    return typeof end === 'string' ? 0 : 1;
  } catch (error) {
    log.error(describeError(error), 'The server could not start or stop');
    throw error;
  } finally {
    await database.close();
  }
}
