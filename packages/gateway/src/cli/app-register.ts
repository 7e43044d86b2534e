import { registerApp, TRANSFER_MECHANISM_IDS } from '@remit/schema';
import { defineCommand } from 'citty';
import { controllerArg, manifestArg, readManifest } from './app-input.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const registerCommand = defineCommand({
  meta: { description: 'Enter an app in the register of recipients, or record what is on file about it' },
  args: {
    ...placeArgs,
    ...manifestArg,
    ...controllerArg,
    safeguard: { type: 'string', description: `What lets data leave: ${TRANSFER_MECHANISM_IDS.join(', ')}` },
    contract: { type: 'string', description: 'Reference of the contract' },
    notified: {
      type: 'string',
      description: 'The day on which people were told, 2026-03-15',
      valueHint: 'date',
    },
    group: { type: 'boolean', description: 'It is a company of the controller’s own group' },
    acquirer: {
      type: 'boolean',
      description:
        'It buys the business: where the policy wants people told first, it gets nothing until they were',
    },
    off: { type: 'boolean', description: 'Switch it off: from its next operation on it gets nothing' },
  },
  run: ({ args }) =>
    told(async () => {
      const manifest = await readManifest(args.manifest);
      const safeguard = TRANSFER_MECHANISM_IDS.find((id) => id === args.safeguard);
      if (args.safeguard !== undefined && safeguard === undefined)
        throw new Fault(`--safeguard is one of ${TRANSFER_MECHANISM_IDS.join(', ')}.`);
      const notifiedAt = args.notified === undefined ? undefined : new Date(args.notified);
      if (notifiedAt && Number.isNaN(notifiedAt.getTime()))
        throw new Fault('--notified is a day, for example 2026-03-15.');
      const say = createSay();
      await withDatabase(placeOf(args), say, async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        await database.prisma.$transaction((tx) =>
          registerApp(tx, {
            controllerId,
            manifest,
            now: new Date(),
            safeguard,
            contractRef: args.contract,
            notifiedAt,
            ofGroup: args.group,
            acquirer: args.acquirer,
            active: args.off === undefined ? undefined : !args.off,
          }),
        );
        say(
          args.off
            ? `${manifest.name} is switched off in the register of ${args.controller}.`
            : `${manifest.name} stands in the register of ${args.controller}. To install it: remit app install`,
        );
      });
    }),
});
