// `npm run fuzz`: 20,000 random operations on PGlite in memory, with progress and a closing table.
import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '@remit/schema';
import { fuzz, FuzzFailure } from './run-fuzz.ts';

/** `2/51:0:3` is the case 51:0:3 of the third part of a run. */
function readPlace(text: string): { epoch: number; path: string } {
  const [epoch = '0', path = ''] = text.split('/');
  return { epoch: Number(epoch), path };
}

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    'stop-at-first': { type: 'boolean', default: false },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const operations = Number(values.operations);
const url = process.env['DATABASE_URL'];

console.log(
  `Throwing ${operations} random operations at a gateway on ${url ? 'PostgreSQL' : 'PGlite'}, seed ${seed}.`,
);
const database = await openDatabase(url ? { url } : { memory: true });
try {
  await migrate(database);
  let told = 0;
  const statistics = await fuzz({
    database,
    operations,
    seed,
    epochs: Math.max(2, Math.round(operations / 1_000)),
    stopAtFirst: values['stop-at-first'],
    ...(values.path !== undefined && { replay: readPlace(values.path) }),
    onProgress: (sofar) => {
      if (sofar.operations < told + operations / 20) return;
      told = sofar.operations;
      console.log(
        `${String(told).padStart(7)} operations, ${sofar.seconds.toFixed(0)} s, nothing found so far`,
      );
    },
  });
  console.log(statistics.table());
} catch (error) {
  if (!(error instanceof FuzzFailure)) throw error;
  console.error(error.message);
  console.log(error.statistics.table());
  process.exitCode = 1;
} finally {
  await database.close();
}
