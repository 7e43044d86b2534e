import { uninstallApp } from '@remit/schema';
import { defineCommand } from 'citty';
import { controllerArg } from './app-input.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const revokeCommand = defineCommand({
  meta: {
    description: 'Take back what an app was granted: its tokens open nothing, its live streams end now',
  },
  args: {
    ...placeArgs,
    app: { type: 'positional', required: true, description: 'Client id' },
    ...controllerArg,
  },
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      await withDatabase(placeOf(args), say, async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const taken = await database.prisma.$transaction((tx) =>
          uninstallApp(tx, { controllerId, clientId: args.app, now: new Date() }),
        );
        if (!taken) throw new Fault('This controller has granted nothing to such an app.');
        say(`Taken back. ${args.app} stays in the register, which tells where data went.`);
      });
    }),
});
