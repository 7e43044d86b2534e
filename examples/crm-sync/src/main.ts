import { runExample } from '@remit/example-install';
import { app } from './manifest.ts';

await runExample({ app, at: import.meta.url, commands: {} });
