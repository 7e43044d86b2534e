import { migrate, openDatabase } from '@remit/schema';
import { defineCommand } from 'citty';
import { told } from './fault.ts';
import { placeArgs, placeOf } from './place.ts';
import { createSay } from './say.ts';

export const migrateCommand = defineCommand({
  meta: { description: 'Bring the tables of a database up to date' },
  args: placeArgs,
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      const { url, folder } = placeOf(args);
      const database = await openDatabase(url ? { url } : { folder });
      try {
        const applied = await migrate(database, { onProgress: say });
        say(
          applied.length === 0 ? 'Nothing to do: the tables are up to date.' : 'The tables are up to date.',
        );
      } finally {
        await database.close();
      }
    }),
});
