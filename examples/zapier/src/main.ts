import './checking.ts';
import { join } from 'node:path';
import { type ExampleContext, listenForAnswer, registerApp, runExample } from '@remit/example-install';
import { buildForZapier } from './build.ts';
import { create } from './create-ticket.ts';
import { find } from './find-contact.ts';
import { keptIn } from './kept.ts';
import { app } from './manifest.ts';
import { newTickets } from './new-ticket.ts';
import { type Connection, zapierStandIn } from './stand-in.ts';

const redirectUri = 'http://127.0.0.1:4703/callback';

/** A command in Zapier's place, with the integration's environment variables and the connected account. */
function inZapier(
  run: (context: ExampleContext, zapier: ReturnType<typeof zapierStandIn>) => Promise<void>,
): (context: ExampleContext) => Promise<void> {
  return async (context) => {
    process.env['REMIT_URL'] = new URL(context.url).origin;
    Object.assign(process.env, await keptIn<Record<string, string>>(context.kept, 'client.json').load());
    try {
      await run(context, zapierStandIn(keptIn<Connection>(context.kept, 'connection.json')));
    } catch (error) {
      throw new Error(wordsOf(error), { cause: error });
    }
  };
}

/** Zapier's errors are JSON: `{"message": …, "code": …}`. */
function wordsOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (!said.startsWith('{')) return said;
  const { message, code, delay } = JSON.parse(said) as { message?: string; code?: string; delay?: number };
  return [message, code && `(${code})`, delay && `Zapier tries again in ${delay} s.`]
    .filter(Boolean)
    .join(' ');
}

/** Registers the integration at the gateway, with a secret: its environment variables at Zapier. */
async function register({ url, kept, say }: ExampleContext, registrationToken: string): Promise<void> {
  const issuer = new URL(url).origin;
  const registered = await registerApp(app, { issuer, registrationToken, confidential: true });
  const client = { CLIENT_ID: registered.clientId, CLIENT_SECRET: registered.clientSecret };
  await keptIn(kept, 'client.json').save(client);
  Object.assign(process.env, client);
  say(`Registered at ${issuer}. CLIENT_ID and CLIENT_SECRET are in ${join(kept, 'client.json')}.`);
}

await runExample({
  app,
  at: import.meta.url,
  commands: {
    register: {
      does: 'With a registration token: register the integration, for a real account',
      withoutInstallation: true,
      run: (context) => register(context, context.args[0] ?? ''),
    },
    install: {
      does: 'Connect an account, as Zapier does. With a registration token: register first, which is needed once',
      withoutInstallation: true,
      run: inZapier(async (context, zapier) => {
        const { say, signal, args } = context;
        if (args[0] !== undefined) await register(context, args[0]);
        if (process.env['CLIENT_ID'] === undefined)
          throw new Error('It is not registered yet: install <registration token>.');
        const { address, state, finish } = await zapier.connect(redirectUri);
        const label = Promise.withResolvers<string>();
        const listener = await listenForAnswer({
          redirectUri,
          begin: () => Promise.resolve(address),
          state: () => Promise.resolve(state),
          finish: async (answer) => label.resolve(await finish(answer)),
        });
        say(`Open this in your browser, and decide as whoever runs the desk:\n\n  ${listener.address}\n`);
        signal.addEventListener('abort', () => label.reject(new Error('Nobody decided.')));
        listener.answered.catch(label.reject);
        say(`Connected: ${await label.promise.finally(() => listener.close())}.`);
      }),
    },
    sample: {
      does: 'Show the three newest tickets, as the editor of Zaps does',
      withoutInstallation: true,
      run: inZapier(async ({ say }, zapier) => {
        const tickets = await zapier.run(newTickets, {}, { isLoadingSample: true });
        say(JSON.stringify(tickets, null, 2));
      }),
    },
    trigger: {
      does: 'Poll: what starts a Zap now. The first time it remembers what is there',
      withoutInstallation: true,
      run: inZapier(async ({ say }, zapier) => {
        const { starting, remembered } = await zapier.poll();
        say(`Tickets that start a Zap: ${starting.length}. Remembered: ${remembered}.`);
        for (const ticket of starting) say(JSON.stringify(ticket, null, 2));
      }),
    },
    find: {
      does: 'Find a contact by e-mail or id',
      withoutInstallation: true,
      run: inZapier(async ({ say, args: [whom = ''] }, zapier) => {
        say(
          JSON.stringify(
            await zapier.run(find, whom.includes('@') ? { email: whom } : { contact_id: whom }),
            null,
            2,
          ),
        );
      }),
    },
    create: {
      does: 'Create a ticket: contact’s id, subject, text, and the id of what it is made from',
      withoutInstallation: true,
      run: inZapier(async ({ say, args }, zapier) => {
        const [requester_id = '', subject = '', body = '', source_id = ''] = args;
        say(JSON.stringify(await zapier.run(create, { requester_id, subject, body, source_id }), null, 2));
      }),
    },
    build: {
      does: 'Write what Zapier’s own command pushes, into dist',
      withoutInstallation: true,
      async run({ say }) {
        const folder = join(import.meta.dirname, '..', 'dist');
        await buildForZapier(folder);
        say(`It is in ${folder}. How to push it stands in the README.`);
      },
    },
    uninstall: {
      does: 'Forget the tokens, as Zapier does. The approval stands until the desk takes it back',
      withoutInstallation: true,
      run: async ({ kept, say }) => {
        await keptIn(kept, 'connection.json').forget();
        say('The tokens are forgotten here.');
      },
    },
  },
});
