import { publishedProfiles, seed } from '@remit/schema';
import { defineCommand } from 'citty';
import { Fault, told } from './fault.ts';
import { placeArgs, placeOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const seedCommand = defineCommand({
  meta: { description: 'Fill a database with demo data: five controllers, made-up people, conversations' },
  args: {
    ...placeArgs,
    conversations: { type: 'string', description: 'Conversations of each controller', default: '300' },
  },
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      const conversationsPerController = Number(args.conversations);
      if (!Number.isInteger(conversationsPerController) || conversationsPerController < 1) {
        throw new Fault('--conversations is a whole number, 1 or more.');
      }
      await withDatabase(placeOf(args), say, async (database) => {
        const options = { clock: () => new Date(), profiles: publishedProfiles, conversationsPerController };
        const made = await seed(database, { ...options, onProgress: say });
        if (made.length === 0) say('The controllers are there already; nothing was added.');
        for (const { slug, people, agents, conversations, messages } of made) {
          say(
            `${slug}: ${people} people, ${agents} agents, ${conversations} conversations, ${messages} messages`,
          );
        }
      });
    }),
});
