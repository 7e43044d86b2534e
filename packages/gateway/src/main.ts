import { migrate, openDatabase } from '@remit/schema';
import { readEnv } from './env.ts';
import { createLog, describeError } from './log.ts';
import { serve, stopSignal } from './serve.ts';
import { createGateway } from './server.ts';

/**
 * The production server, behind `remit start`: reads the environment, migrates, serves until SIGTERM or SIGINT, drains, and ends.
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
  const database = await openDatabase(env.database);
  try {
    await migrate(database, { onProgress: (line) => log.info({}, line) });
    const gateway = await createGateway({
      database,
      log,
      tokenKey: env.tokenKey,
      path: env.path,
      allowedOrigins: env.allowedOrigins,
      policyMode: env.demoPolicies ? 'demo' : 'production',
    });
    const serving = await serve(gateway, env);
    log.info({ url: serving.url, path: env.path, database: database.kind }, 'serving');
    log.info({ signal: await stopped }, 'draining');
    await serving.stop();
    log.info({}, 'stopped');
    return 0;
  } catch (error) {
    log.error(describeError(error), 'The server could not start or stop');
    throw error;
  } finally {
    await database.close();
  }
}
