import { installApp, judgementInWords } from '@remit/schema';
import { defineCommand } from 'citty';
import {
  askedIn,
  controllerArg,
  manifestArg,
  narrowingArgs,
  narrowingOf,
  readManifest,
} from './app-input.ts';
import { controllerNamed } from './controller-named.ts';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const installCommand = defineCommand({
  meta: { description: 'Install an app at a controller, as far as its policy in force allows' },
  args: { ...placeArgs, ...manifestArg, ...controllerArg, ...narrowingArgs },
  run: ({ args }) =>
    told(async () => {
      const manifest = await readManifest(args.manifest);
      const narrowedTo = narrowingOf(args, askedIn(manifest));
      const say = createSay();
      await withDatabase(placeOf(args), say, async (database) => {
        const { id: controllerId } = await controllerNamed(database, args.controller);
        const installed = await database.prisma.$transaction((tx) =>
          installApp(tx, { controllerId, manifest, narrowedTo, now: new Date() }),
        );
        const words = judgementInWords(manifest, installed.judgement);
        if (installed.kind === 'refused') throw new Fault(words);
        console.log(words);
        say(
          `Installed. A token for it: remit token create --controller ${args.controller} --app ${manifest.clientId}`,
        );
      });
    }),
});
