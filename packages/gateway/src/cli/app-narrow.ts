import { narrowGrant, purposesIn } from '@remit/schema';
import { defineCommand } from 'citty';
import { controllerArg, narrowingArgs, narrowingOf } from './app-input.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const narrowCommand = defineCommand({
  meta: {
    description: 'Leave an app less than it was granted. It counts from its next operation on, everywhere',
  },
  args: {
    ...placeArgs,
    app: { type: 'positional', required: true, description: 'Client id' },
    ...controllerArg,
    ...narrowingArgs,
  },
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      await withDatabase(placeOf(args), say, async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const grant = await database.prisma.grant.findFirst({
          where: { controllerId, revokedAt: null, oauthClient: { clientId: args.app } },
        });
        if (grant === null) throw new Fault('This controller has granted nothing to such an app.');
        const to = narrowingOf(args, purposesIn(grant.purposes));
        if (to === undefined) throw new Fault('Say what stays: --scopes, --purposes or both.');
        const narrowed = await database.prisma.$transaction((tx) =>
          narrowGrant(tx, { controllerId, clientId: args.app, to }),
        );
        if (narrowed.kind === 'wider') {
          throw new Fault(
            `${args.app} was not granted ${narrowed.what.join(', ')}. To give more, install it again with what it asks for.`,
          );
        }
        if (narrowed.kind === 'unknown') throw new Fault('The grant was taken back a moment ago.');
        console.log(
          [
            `${args.app} may: ${narrowed.scopes.join(', ') || 'nothing'}`,
            ...Object.entries(narrowed.purposes).map(
              ([id, categories]) => `  reads for ${id}: ${categories.join(', ')}`,
            ),
          ].join('\n'),
        );
        say(`Narrowed (version ${narrowed.version}).`);
      });
    }),
});
