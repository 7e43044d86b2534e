// Writes the database client. Prisma wants the path of an engine that it then never runs while generating;
// any file that exists will do, so nothing has to be downloaded.
import { spawnSync } from 'node:child_process';

const result = spawnSync('pnpm', ['exec', 'prisma', 'generate', ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});
process.exitCode = result.status ?? 1;
