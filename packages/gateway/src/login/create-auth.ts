import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Log } from '../log.ts';
import type { LoginTables } from './login-tables.ts';
import { hashPassword, isPassword } from './password.ts';
import { asProvider, type LoginProvider } from './provider.ts';

/** Seconds: a working day, and no longer whatever happens. */
const SESSION_LIFETIME = 12 * 60 * 60;
/** Calls of better-auth that only somebody with a second factor gets through. */
const BY_SECOND_FACTOR = ['/two-factor/verify-totp', '/two-factor/verify-backup-code'];

type Options = {
  readonly tables: LoginTables;
  /** One controller's own: what one signed is nothing to another. */
  readonly secret: string;
  /** What authenticator apps show. */
  readonly name: string;
  /** `https://desk.example` */
  readonly publicUrl: string;
  /** Where other providers send people back to: `/login/sapat/provider`. All else there is not passed on to better-auth. */
  readonly path: string;
  readonly providers: readonly LoginProvider[];
  /** Cookies travel over TLS alone. */
  readonly secureCookies: boolean;
  readonly passwordCost: number;
  readonly log: Log;
};

/** better-auth over one controller's accounts: passwords, second factors, sessions. What the pages do not call is not there. */
export function createAuth(options: Options) {
  const { tables, secret, name, publicUrl, path, providers, secureCookies, passwordCost, log } = options;
  return betterAuth({
    appName: name,
    baseURL: publicUrl,
    basePath: path,
    secret,
    database: prismaAdapter(tables, { provider: 'postgresql' }),
    user: { modelName: 'loginAccount' },
    session: {
      modelName: 'loginSession',
      fields: { token: 'digest', userId: 'loginAccountId' },
      additionalFields: {
        secondFactor: { type: 'boolean', required: false, defaultValue: false, input: false },
      },
      expiresIn: SESSION_LIFETIME,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'loginCredential',
      fields: {
        userId: 'loginAccountId',
        accountId: 'externalId',
        providerId: 'provider',
        password: 'passwordHash',
      },
      updateAccountOnSignIn: false,
      // Found by an e-mail that the provider has verified, once; from then on by what the provider calls the person.
      accountLinking: { enabled: true, updateUserInfoOnLink: false },
    },
    verification: { modelName: 'loginVerification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password) => hashPassword(password, passwordCost),
        verify: ({ password, hash }) => isPassword(password, hash),
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, secondFactor: BY_SECOND_FACTOR.includes(context?.path ?? '') },
          }),
        },
      },
    },
    plugins: [
      genericOAuth({ config: providers.map(asProvider) }),
      twoFactor({
        issuer: name,
        // Counted before each try, in one place for all processes: see tries.ts.
        accountLockout: { enabled: false },
        schema: {
          twoFactor: { modelName: 'loginSecondFactor', fields: { userId: 'loginAccountId' } },
        },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'remit',
      useSecureCookies: secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies },
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      level: 'error',
      // Its arguments may quote a person.
      log: (level, message) => level === 'error' && log.error({ library: 'better-auth' }, message),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
