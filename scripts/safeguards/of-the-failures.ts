import { type Safeguard, promise, unit } from './safeguard.ts';

const AWAY = 'the-database-goes-and-comes';

/** Noticed by a suite with a database of its own: it has no half to choose. */
function whole(...about: Parameters<typeof promise>): Safeguard {
  const { named: _named, ...safeguard } = promise(...about);
  return safeguard;
}

/** What holds when the ground gives way: the database, the disk, our own code. */
export const failures: readonly Safeguard[] = [
  whole(
    { id: 'a database that is away is told of', without: 'a masked error, as if the question were at fault' },
    [
      'gateway/src/response/mask-error.ts',
      'return passing(error, log) ?? internal(error, log);',
      'void passing;\n    return internal(error, log);',
    ],
    AWAY,
  ),
  whole(
    {
      id: 'a connection is not waited for without end',
      without: 'requests that pile up while the database is away',
    },
    [
      'schema/src/db/postgresql.ts',
      'connectionTimeoutMillis: options.patience?.connection ?? patience.connection,',
      '',
    ],
    AWAY,
  ),
  whole(
    { id: 'a statement is not waited for without end', without: 'requests that hang with the network' },
    ['schema/src/db/postgresql.ts', 'query_timeout: options.patience?.statement ?? patience.statement,', ''],
    AWAY,
  ),
  whole(
    { id: 'readiness has an end', without: 'a balancer that sends requests to who cannot answer' },
    [
      'gateway/src/front.ts',
      'return await Promise.race([answered, tooLate]);',
      'void tooLate;\n      return await answered;',
    ],
    AWAY,
  ),
  unit(
    {
      id: 'a connection that breaks at once ends nothing',
      without: 'a crash of the database that takes the gateway along',
    },
    ['db/postgresql-pool.ts', "pool.on('connect', (client) => void client.on('error', nothing));", ''],
    'db/postgresql-pool',
  ),
  unit(
    { id: 'room on the disk', without: 'the embedded database would hang on a full disk' },
    ['db/room-on-disk.ts', 'if (bavail * bsize < leastFreeBytes) throw', 'if (bavail * bsize < 0) throw'],
    'db/room-on-disk',
  ),
  unit(
    { id: 'nothing is written without room', without: 'the disk would fill while it runs' },
    [
      'db/room-on-disk.ts',
      'runs.query = async (text, ...rest) => {\n      if (WRITES.test(text)) await check();',
      'runs.query = async (text, ...rest) => {',
    ],
    'db/room-on-disk',
  ),
  whole(
    { id: 'what nobody caught ends the process', without: 'a process that has lost track of itself' },
    ['gateway/src/main.ts', "return typeof end === 'string' ? 0 : 1;", 'return 0;'],
    'what-nobody-caught-ends-the-process',
  ),
];
