import type { WalledDatabase } from '@remit/schema';
import type { PolicyStore } from '../auth/policy-store.ts';
import type { Log } from '../log.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import type { Step } from '../walk.ts';
import { createSendInvitation, type MailOptions } from './invitation-mail.ts';
import { createInvitations } from './invitations.ts';
import { createLoginSites } from './login-site.ts';
import { checkPasswordCost, PASSWORD_COST } from './password.ts';
import type { LoginProvider } from './provider.ts';
import type { LoginSecrets } from './secrets.ts';
import { createFindSession, createSignedInAgent, type SignedInAgent } from './signed-in-agent.ts';
import { TRY_LIMITS, type TryLimits } from './tries.ts';
import { useLogin } from './use-login.ts';

/** How members of staff log in. */
export type LoginOptions = {
  /** Path of the pages; default `/login`. */
  readonly path?: string;
  /** Others who may say who somebody is: Google, Microsoft, any OpenID provider. They need `publicUrl`. */
  readonly providers?: readonly LoginProvider[];
  /** Sends invitations by mail. Default: the page shows the link. */
  readonly mail?: MailOptions;
  /** How often something may be tried. */
  readonly limits?: Partial<TryLimits>;
  /** bcrypt's cost of new passwords, 10 to 15; default 12. Each step doubles the work, for you and for whoever guesses. */
  readonly passwordCost?: number;
};

const LOGIN_PATH = '/login';

type Options = {
  readonly options: LoginOptions | undefined;
  readonly database: WalledDatabase;
  readonly secrets: LoginSecrets;
  readonly policies: PolicyStore;
  /** Where browsers find the gateway. */
  readonly publicUrl: string | undefined;
  /** Cookies travel over TLS alone. */
  readonly secureCookies: boolean;
  readonly mask: ErrorMask;
  readonly clock: () => Date;
  readonly log: Log;
};

export type Login = {
  readonly path: string;
  readonly step: Step;
  /** Who a request comes from, by the cookie of a session: for steps that answer pages of their own. */
  signedInAgent(request: Request): Promise<SignedInAgent | undefined>;
  /** Where somebody of a controller logs in, and where they go after that: a path here. */
  addressFor(slug: string, next: string): string;
};

export function createLogin(given: Options): Login {
  const { options = {}, database, secrets, policies, publicUrl, secureCookies, mask, clock, log } = given;
  const { path = LOGIN_PATH } = options;
  const limits = { ...TRY_LIMITS, ...options.limits };
  const { providers = [] } = options;
  const passwordCost = checkPasswordCost(options.passwordCost ?? PASSWORD_COST);
  const shared = { database, secrets, policies, path, secureCookies, clock, log };
  const sites = createLoginSites({
    ...shared,
    // Only other providers are told where that is.
    publicUrl: publicUrl ?? 'http://localhost',
    providers: publicUrl === undefined ? [] : providers,
    limits,
    passwordCost,
  });
  const findSession = createFindSession({ database, secrets, clock });
  const invitations = createInvitations({
    database,
    secrets,
    policies,
    publicUrl,
    clock,
    passwordCost,
    send: options.mail && createSendInvitation(options.mail),
  });
  return {
    path,
    step: useLogin({ path, sites, findSession, invitations, secrets, secureCookies, mask, clock }),
    signedInAgent: createSignedInAgent(findSession),
    addressFor: (slug, next) => `${path}/${slug}?next=${encodeURIComponent(next)}`,
  };
}
