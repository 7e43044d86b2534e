import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publishedProfiles, seed } from '@remit/schema';
import { defineCommand } from 'citty';
import { createFolderStore } from '../files/folder-store.ts';
import { createLog, LOG_LEVELS } from '../log.ts';
import { issueRegistrationToken } from '../oauth/registration-token.ts';
import { serve, stopSignal } from '../serve.ts';
import { createGateway } from '../server.ts';
import { createDemoPage } from './demo-page.ts';
import { devInvitations } from './dev-invitations.ts';
import { createDevSignIn } from './dev-sign-in.ts';
import { devTokens } from './dev-tokens.ts';
import { Fault, told } from './fault.ts';
import { firstSteps } from './first-steps.ts';
import { freePort } from './free-port.ts';
import { placeArgs, placeOf, tokenKeyOf, withDatabase } from './place.ts';
import { createSay } from './say.ts';

export const dev = defineCommand({
  meta: {
    description: 'Run everything on this machine: database, demo data, gateway, GraphiQL, the demo page',
  },
  args: {
    ...placeArgs,
    port: { type: 'string', default: process.env['PORT'] ?? '4000', description: 'Port; 0 takes a free one' },
    host: {
      type: 'string',
      default: process.env['HOST'] ?? '127.0.0.1',
      description: 'Address to listen on',
    },
    conversations: {
      type: 'string',
      default: '300',
      description: 'Conversations of each controller, first start',
    },
    demo: { type: 'string', description: 'Folder of the built demo page', valueHint: 'path' },
    log: {
      type: 'enum',
      options: [...LOG_LEVELS],
      default: 'warn',
      description: 'How much the gateway logs',
    },
  },
  run: ({ args }) =>
    told(async () => {
      const say = createSay();
      const wanted = numberOf(args.port, '--port', 0, 65_535);
      const conversationsPerController = numberOf(args.conversations, '--conversations', 1, 100_000);
      const stopped = stopSignal();
      const place = placeOf(args);
      await withDatabase(place, say, async (database) => {
        const tokenKey = await tokenKeyOf(place);
        if ((await database.prisma.controller.count()) === 0) {
          say('The database is empty. Filling it with made-up people (a few seconds, once)');
          const options = {
            clock: () => new Date(),
            profiles: publishedProfiles,
            conversationsPerController,
          };
          await seed(database, { ...options, onProgress: say });
        }
        const controllers = await devTokens({ database, tokenKey, folder: place.folder, now: new Date() });
        say('Starting the gateway');
        const log = createLog(args.log);
        const files = { store: await createFolderStore(join(place.folder, 'files')) };
        const port = wanted === 0 ? await freePort(args.host) : wanted;
        const issuer = new URL(`http://${args.host.includes(':') ? `[${args.host}]` : args.host}:${port}`)
          .origin;
        const signIn = createDevSignIn({ database, tokenKey, issuer });
        const { oauth } = signIn;
        const gateway = await createGateway({ database, tokenKey, log, files, oauth, development: true });
        const demoFolder = args.demo ?? builtDemo();
        const page = await createDemoPage(demoFolder, controllers);
        const serving = await serve(gateway, {
          port,
          host: args.host,
          listener: (request, response) => {
            if (!signIn.page(request, response) && !page(request, response))
              gateway.nodeHandler(request, response);
          },
        });
        say('Ready');
        const registration = await issueRegistrationToken({ database, tokenKey, now: new Date() });
        const invitations = await devInvitations({ database, tokenKey, url: serving.url, now: new Date() });
        const hasDemo = demoFolder !== undefined;
        console.log(firstSteps({ url: serving.url, controllers, invitations, hasDemo, registration }));
        say(`${await stopped}: finishing what runs`);
        await serving.stop();
        say('Stopped');
      });
    }),
});

function numberOf(text: string, name: string, least: number, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Fault(`${name} is a whole number from ${least} to ${most}.`);
}

/** `apps/demo/dist`, when this runs in the workspace and the demo was built. */
function builtDemo(): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'apps', 'demo', 'dist');
    if (existsSync(join(candidate, 'index.html'))) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
