import {
  compileProfile,
  judgeInstallation,
  judgementInWords,
  loadProfile,
  publishedProfiles,
} from '@remit/schema';
import { defineCommand } from 'citty';
import { askedIn, manifestArg, narrowingArgs, narrowingOf, readManifest } from './app-input.ts';
import { Fault, told } from './fault.ts';

const names = publishedProfiles.map(({ id }) => id).join(', ');

export const checkApp = defineCommand({
  meta: {
    description: 'Say everything that is wrong with a manifest, and what the published policies say to it',
  },
  args: {
    ...manifestArg,
    ...narrowingArgs,
    policy: { type: 'string', description: `Tell in full what one policy says: ${names}`, valueHint: 'name' },
  },
  run: ({ args }) =>
    told(async () => {
      const manifest = await readManifest(args.manifest);
      const narrowedTo = narrowingOf(args, askedIn(manifest));
      if (args.policy !== undefined && !publishedProfiles.some(({ id }) => id === args.policy))
        throw new Fault(`There is no policy "${args.policy}". There are ${names}.`);
      console.log(`${manifest.name} (${manifest.clientId}): the manifest is sound.`);
      for (const profile of publishedProfiles) {
        if (args.policy !== undefined && args.policy !== profile.id) continue;
        const loaded = loadProfile(profile, { mode: 'demo' });
        if (!loaded.ok) continue;
        const policy = compileProfile(loaded.profile, loaded.sha256);
        const judgement = judgeInstallation({
          policy,
          manifest,
          recipient: undefined,
          narrowedTo,
          today: new Date(),
        });
        const why = judgement.reasons.map(({ code }) => code).join(', ');
        console.log(
          args.policy === undefined
            ? `  ${profile.id}: ${judgement.outcome}${why && ` (${why})`}`
            : judgementInWords(manifest, judgement),
        );
        if (args.policy !== undefined && judgement.outcome === 'refused') process.exitCode = 1;
      }
    }),
});
