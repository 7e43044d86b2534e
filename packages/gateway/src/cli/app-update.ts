import { updateApp } from '@remit/schema';
import { defineCommand } from 'citty';
import { manifestArg, readManifest } from './app-input.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const updateCommand = defineCommand({
  meta: {
    description: 'Bring the manifest of a known app up to date: redirect URIs, scopes, purposes, facts',
  },
  args: { ...placeArgs, ...manifestArg },
  run: ({ args }) =>
    told(async () => {
      const manifest = await readManifest(args.manifest);
      await withDatabase(placeOf(args), createSay(), async (database) => {
        const changed = await database.prisma.$transaction((tx) => updateApp(tx, manifest));
        if (changed === undefined) {
          throw new Fault(
            `There is no app "${manifest.clientId}": remit app register enters it at a controller, or it registers itself.`,
          );
        }
        console.log(
          changed.length === 0
            ? `${manifest.clientId} says the same as before.`
            : `${manifest.clientId} has changed: ${changed.join(', ')}.\nWhat was granted to it stays as it is. More it gets when it is approved again, less with remit app narrow.`,
        );
      });
    }),
});
