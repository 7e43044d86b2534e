import { createHash, randomBytes } from 'node:crypto';
import { type Bundle, createAppTester, errors, type ZObject } from 'zapier-platform-core';
import { authentication, refreshAccessToken } from './authentication.ts';
import { integration } from './integration.ts';
import { newTickets } from './new-ticket.ts';

/** What Zapier keeps of a connected account. */
export interface Connection {
  readonly authData: { readonly [key: string]: string };
  /** Ids that the trigger told already. */
  readonly seen?: readonly string[];
}

/** Where it is kept. */
export interface Keep {
  load(): Connection | undefined | Promise<Connection | undefined>;
  save(connection: Connection): void | Promise<void>;
}

/** A connection that is being made. */
export interface Connecting {
  /** Where somebody decides. */
  readonly address: string;
  readonly state: string;
  /** Ends it, with the whole address at which the answer came. @returns the label of the connection */
  finish(answer: URL): Promise<string>;
}

type Step<Input, Result> = (z: ZObject, bundle: Bundle<Input & Record<string, unknown>>) => Promise<Result>;

/**
 * What Zapier's servers do around an integration, as far as this one needs: they connect an account with PKCE, run steps with
 * its tokens, renew them when a step says so, and start a Zap once for each new id. The steps run in Zapier's own library.
 */
export function zapierStandIn({ load, save }: Keep) {
  // A copy, because the tester writes into it.
  const tester = createAppTester({ ...integration });

  async function connected(): Promise<Connection> {
    const connection = await load();
    if (connection === undefined) throw new Error('No account is connected. The first command is: install.');
    return connection;
  }

  /** Runs a step. Once more with new tokens, if it says that these are old. */
  async function run<Input extends object, Result>(
    step: Step<Input, Result>,
    inputData: Input,
    meta: Partial<Bundle['meta']> = {},
  ): Promise<Result> {
    const connection = await connected();
    const once = (authData: Connection['authData']) =>
      tester<Result, Bundle>(step as Step<object, Result>, { authData, inputData, meta } as Partial<Bundle>);
    try {
      return await once(connection.authData);
    } catch (error) {
      if (!(error instanceof errors.RefreshAuthError)) throw error;
      const tokens = await tester(refreshAccessToken, { authData: connection.authData });
      const authData = { ...connection.authData, ...tokens };
      await save({ ...connection, authData });
      return once(authData);
    }
  }

  return {
    run,
    async connect(redirectUri: string): Promise<Connecting> {
      const { authorizeUrl, getAccessToken, enablePkce } = authentication.oauth2Config;
      const state = randomBytes(16).toString('base64url');
      const verifier = randomBytes(32).toString('base64url');
      const address = new URL(
        String(await tester(authorizeUrl, { inputData: { redirect_uri: redirectUri, state } })),
      );
      if (enablePkce) {
        const challenge = createHash('sha256').update(verifier).digest('base64url');
        address.searchParams.set('code_challenge', challenge);
        address.searchParams.set('code_challenge_method', 'S256');
      }
      return {
        address: address.href,
        state,
        async finish({ searchParams }) {
          const code = searchParams.get('code');
          if (code === null || searchParams.get('state') !== state) {
            const why = searchParams.get('error_description') ?? 'this is the answer to something else';
            throw new Error(`Nobody is connected: ${why}.`);
          }
          const inputData = { code, redirect_uri: redirectUri, code_verifier: verifier };
          await save({ authData: { ...(await tester(getAccessToken, { inputData })) } });
          return (await run(authentication.test, {})).desk;
        },
      };
    },
    /** Polls. The first time it only remembers what is there. @returns what starts a Zap now */
    async poll() {
      const found = await run(newTickets, {});
      const connection = await connected();
      const seen = new Set(connection.seen);
      const fresh = found.filter(({ id }) => !seen.has(id));
      await save({ ...connection, seen: [...seen, ...fresh.map(({ id }) => id)] });
      return { starting: connection.seen ? fresh : [], remembered: seen.size + fresh.length };
    },
  };
}
