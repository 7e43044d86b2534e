import type { WalledDatabase } from '@remit/schema';
import type { PolicyStore } from '../auth/policy-store.ts';
import { BoundedMap } from '../bounded-map.ts';
import type { Log } from '../log.ts';
import { type BehindTheWall, behindTheWall } from './behind-the-wall.ts';
import { type Auth, createAuth } from './create-auth.ts';
import { createLoginTables } from './login-tables.ts';
import { type LoginProvider, mayBeAsked } from './provider.ts';
import type { LoginSecrets } from './secrets.ts';
import { createTries, type Tries, type TryLimits } from './tries.ts';

/** Controllers whose login is kept ready at most. */
const MOST_SITES = 200;

/** The controller whose login page it is. */
export type Place = {
  readonly id: number;
  readonly public_id: string;
  readonly slug: string;
  readonly name: string;
  readonly policy_id: number | null;
};

/** One controller's login. */
export type LoginSite = {
  readonly place: Place;
  /** Path of its pages: `/login/sapat`. */
  readonly path: string;
  readonly auth: Auth;
  readonly wall: BehindTheWall;
  /** Those that the policy lets people come in through. */
  readonly providers: readonly LoginProvider[];
  readonly tries: Tries;
};

export type LoginSites = { of(slug: string): Promise<LoginSite | undefined> };

type Options = {
  readonly database: WalledDatabase;
  readonly secrets: LoginSecrets;
  /** Path of all login pages. */
  readonly path: string;
  /** Where browsers find the gateway; for what is said outside of it. */
  readonly publicUrl: string;
  readonly secureCookies: boolean;
  readonly limits: TryLimits;
  readonly passwordCost: number;
  readonly providers: readonly LoginProvider[];
  readonly policies: PolicyStore;
  readonly clock: () => Date;
  readonly log: Log;
};

export function createLoginSites(options: Options): LoginSites {
  const known = new BoundedMap<string, LoginSite>(MOST_SITES);

  function open(place: Place, providers: readonly LoginProvider[]): LoginSite {
    const { database, secrets, publicUrl, secureCookies, limits, passwordCost, clock, log } = options;
    const { id: controllerId } = place;
    const wall = behindTheWall(database, controllerId);
    const path = `${options.path}/${place.slug}`;
    const { digestOfSession } = secrets;
    return {
      place,
      path,
      wall,
      providers,
      tries: createTries({ wall, controllerId, secrets, limits, clock }),
      auth: createAuth({
        tables: createLoginTables({ wall, controllerId, digestOfSession }),
        secret: secrets.authSecret(place.public_id),
        name: place.name,
        publicUrl,
        path: `${path}/provider`,
        providers,
        secureCookies,
        passwordCost,
        log,
      }),
    };
  }

  return {
    async of(slug) {
      if (!/^[a-z0-9][a-z0-9-]{0,99}$/.test(slug)) return undefined;
      const [place] = await options.database.sql.query<Place>(
        'login_place',
        'SELECT * FROM remit_login_place($1)',
        [slug],
      );
      if (place === undefined) return undefined;
      const key = JSON.stringify(place);
      const site = known.get(key) ?? open(place, await providersOf(place, options));
      known.set(key, site);
      return site;
    },
  };
}

/** None, where the policy does not let an e-mail be taken over: nobody could be recognised. */
async function providersOf(place: Place, options: Options): Promise<readonly LoginProvider[]> {
  const { providers, policies, database } = options;
  if (providers.length === 0 || place.policy_id === null) return [];
  const operation = database.begin();
  try {
    await operation.enterAs(place.id);
    const { policy } = await policies.inForce(place.policy_id, operation.sql);
    return mayBeAsked(policy) ? providers : [];
  } finally {
    await operation.end();
  }
}
