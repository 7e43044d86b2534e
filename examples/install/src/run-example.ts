import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AppManifest, createRemit } from '@remit/sdk';
import type { OAuth } from '@remit/sdk/oauth';
import { grantInWords } from './grant-in-words.ts';
import { inFile } from './in-file.ts';
import { authOf, installApp } from './install-app.ts';
import { registerApp } from './register-app.ts';

/** What a command of an example works with. */
export interface ExampleContext {
  /** Who this app is: the installation that `install` made. */
  readonly auth: OAuth;
  /** The gateway's GraphQL address. */
  readonly url: string;
  /** Where this installation keeps what it has to remember. Ignored by git. */
  readonly kept: string;
  readonly say: (line: string) => void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** What stood behind the command. */
  readonly args: readonly string[];
}

export interface Command {
  readonly does: string;
  /** What it does is no matter of the gateway. */
  readonly withoutInstallation?: true;
  readonly run: (context: ExampleContext) => Promise<void>;
}

type Example = {
  readonly app: AppManifest;
  /** `import.meta.url` of the example's `src/main.ts`. */
  readonly at: string;
  readonly commands: Readonly<Record<string, Command>>;
};

/**
 * The terminal of an example: `install`, `uninstall`, and its own commands. The gateway is at `REMIT_URL`, or where
 * `npm run demo` puts it.
 *
 * @example
 * await runExample({ app, at: import.meta.url, commands: { start: { does: 'Follow changes', run: start } } });
 */
export async function runExample({ app, at, commands }: Example): Promise<void> {
  const issuer = new URL(process.env['REMIT_URL'] ?? 'http://127.0.0.1:4000').origin;
  // Of one gateway each: its tokens are never shown to another.
  const kept = fileURLToPath(new URL(`../.kept/${new URL(issuer).host.replaceAll(':', '-')}/`, at));
  const store = inFile(join(kept, 'session.json'));
  const say = (line: string) => console.log(line);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());

  const all: Readonly<Record<string, Command>> = {
    install: {
      does: 'Come in through OAuth. With a registration token: register first, which is needed once',
      withoutInstallation: true,
      async run({ args: [registrationToken], url }) {
        if (registrationToken !== undefined) {
          await registerApp(app, { issuer, registrationToken });
          say(`${app.name} is registered at ${issuer}.`);
        }
        const open = (address: string) =>
          say(`Open this in your browser, and decide as whoever runs the desk:\n\n  ${address}\n`);
        const auth = await installApp(app, { issuer, store, open, signal: stop.signal });
        say(`${app.name} is installed. Its tokens are in ${join(kept, 'session.json')}.`);
        for (const line of grantInWords(app, await createRemit(app, { url, auth }).grant())) say(line);
      },
    },
    uninstall: {
      does: 'Give the tokens back, and forget them',
      async run({ auth }) {
        await auth.signOut();
        say(`${app.name} gave its tokens back.`);
      },
    },
    ...commands,
  };

  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(all, name) ? all[name] : undefined;
  if (command === undefined) {
    say(`The commands of ${app.name}:\n`);
    for (const [each, { does }] of Object.entries(all)) say(`  ${each.padEnd(10)} ${does}`);
    process.exitCode = 2;
    return;
  }
  const auth = authOf(app, { issuer, store, redirectUri: app.redirectUris[0] });
  try {
    if (command.withoutInstallation !== true && !(await auth.isSignedIn()))
      throw new Error(`${app.name} is not installed at ${issuer}. Its first command is: install.`);
    await command.run({ auth, url: `${issuer}/graphql`, kept, say, signal: stop.signal, args });
  } catch (error) {
    if (stop.signal.aborted) return;
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
