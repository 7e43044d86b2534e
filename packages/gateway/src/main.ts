import { readFile } from 'node:fs/promises';
import tls from 'node:tls';
import { migrate, openDatabase, warmUp } from '@remit/schema';
import { type Env, readEnv } from './env.ts';
import { openFileStore } from './files/open-file-store.ts';
import { createLog, describeError, type Log } from './log.ts';
import { type Certificate, serve, type Serving, stopSignal } from './serve.ts';
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
  // What is promised holds for the ways to the database, the files and the mail server too.
  if (env.attested.minTls !== undefined) tls.DEFAULT_MIN_VERSION = `TLSv${env.attested.minTls}`;
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
      ...(env.publicUrl && { publicUrl: env.publicUrl }),
      ...(env.mail && { login: { mail: env.mail } }),
      allowedOrigins: env.allowedOrigins,
      eventHours: env.eventHours,
      ...(env.files && {
        files: { store: await openFileStore(env.files), ...(env.filesOrigin && { origin: env.filesOrigin }) },
      }),
      policyMode: env.demoPolicies ? 'demo' : 'production',
      ...env.attested,
    });
    await warmUp(database);
    const serving = await serve(gateway, {
      port: env.port,
      host: env.host,
      ...(env.tls && { tls: { ...(await certificateIn(env.tls)), minTls: env.attested.minTls ?? '1.3' } }),
    });
    renewOnHangUp(serving, env.tls, log);
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

async function certificateIn(files: NonNullable<Env['tls']>): Promise<Certificate> {
  const [certificate, key] = await Promise.all([readFile(files.certificate), readFile(files.key)]);
  return { certificate, key };
}

/** SIGHUP reads the certificate again, as whoever renews it sends to web servers. One that does not fit changes nothing. */
function renewOnHangUp(serving: Serving, files: Env['tls'], log: Log): void {
  if (files === undefined) return;
  process.on('SIGHUP', () => {
    certificateIn(files)
      .then((certificate) => serving.renew(certificate))
      .then(
        () => log.info({}, 'The certificate was renewed'),
        (error: unknown) =>
          log.error(describeError(error), 'The certificate could not be renewed: the old one stays'),
      );
  });
}
