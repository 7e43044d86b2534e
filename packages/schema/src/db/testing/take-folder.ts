// Run as a process of its own by pglite-folder.test.ts.
import { takeFolder } from '../pglite-folder.ts';

const folder = process.argv[2] ?? '';
const answer = await takeFolder(folder).then(
  () => 'taken',
  (error: unknown) => String(error),
);
process.send?.(answer);
// Stays, and so holds the folder, until it is killed or the test is over.
process.on('message', () => undefined);
process.on('disconnect', () => process.exit());
