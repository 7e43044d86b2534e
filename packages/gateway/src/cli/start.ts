import { defineCommand } from 'citty';
import { main } from '../main.ts';
import { told } from './fault.ts';

export const start = defineCommand({
  meta: {
    description:
      'Run the production server: PORT, HOST, DATABASE_URL, REMIT_TOKEN_KEY, REMIT_ALLOWED_ORIGINS, LOG_LEVEL',
  },
  run: () =>
    told(async () => {
      process.exitCode = await main(process.env);
    }),
});
