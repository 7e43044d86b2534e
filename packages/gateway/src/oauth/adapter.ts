import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { AppTable, Registration } from './app-table.ts';
import type { ArtifactTable } from './artifact-table.ts';
import { manifestIn, registeredAs } from './registration.ts';
import { asked } from './remit-grant.ts';
import type { Secrets } from './secrets.ts';

type Options = {
  readonly artifacts: ArtifactTable;
  readonly apps: AppTable;
  readonly secrets: Secrets;
  readonly clock: () => Date;
};

/** What an app shows to read with. */
const TOKENS: readonly string[] = ['AccessToken', 'ClientCredentials'];

/** Seconds for which oidc-provider takes a proof, where it does not say. */
const TAKEN = 300;

/** What comes of an installed app's grant, and goes with it. */
const OF_GRANT: readonly string[] = [...TOKENS, 'AuthorizationCode', 'RefreshToken'];

/** Where oidc-provider keeps what it must remember: our database, in which no secret of anybody stands as it is. */
export function createAdapter(options: Options): (model: string) => Adapter {
  return (model) => {
    if (model === 'Client') return clientAdapter(options);
    if (model === 'ReplayDetection') return replayAdapter(options);
    return artifactAdapter(model, options);
  };
}

function artifactAdapter(model: string, { artifacts, apps, secrets, clock }: Options): Adapter {
  const digestOf = (id: string | undefined) => (id === undefined ? null : secrets.digest(id));

  function read(
    digest: string,
    row: { readonly sealed: string; readonly consumedAt: Date | null },
  ): AdapterPayload {
    const payload = secrets.open(row.sealed, `${model} ${digest}`);
    return row.consumedAt === null ? payload : { ...payload, consumed: seconds(row.consumedAt) };
  }

  /** The grant behind it, and what of the grant it opens. It stands in columns, so that the gate of the database finds it with the token. */
  async function opens({ clientId, accountId, rar, scope }: AdapterPayload) {
    const { purposes, controller } = asked(rar);
    const installations = await apps.installations(clientId ?? '');
    const installation = installations.find((each) => each.controller === (accountId ?? controller));
    if (installation === undefined || purposes === undefined) {
      throw new errors.InvalidGrant('the app is not installed there any more');
    }
    const { controllerId, grantId } = installation;
    return { controllerId, grantId, purposes, scopes: scopesIn(scope) };
  }

  return {
    async upsert(id, given, expiresIn) {
      const payload = withoutSecrets(given);
      const digest = secrets.digest(id);
      const now = clock();
      const opened = OF_GRANT.includes(model) ? await opens(payload) : undefined;
      const saved = await artifacts.save(
        {
          model,
          digest,
          controllerId: opened?.controllerId ?? null,
          grantId: opened?.grantId ?? null,
          family: digestOf(OF_GRANT.includes(model) ? payload.grantId : undefined),
          uid: digestOf(model === 'Session' ? payload.uid : undefined),
          scopes: opened?.scopes ?? [],
          purposes: opened?.purposes ?? null,
          boundTo: TOKENS.includes(model) ? boundTo(payload) : null,
          sealed: secrets.seal(payload, `${model} ${digest}`),
          expiresAt: expiresIn ? new Date(now.getTime() + expiresIn * 1_000) : null,
        },
        now,
      );
      if (!saved && OF_GRANT.includes(model)) throw new errors.InvalidGrant('the approval was revoked');
    },
    async find(id) {
      const digest = secrets.digest(id);
      const row = await artifacts.find(model, digest, clock());
      return row && { ...read(digest, row), jti: id };
    },
    async findByUid(uid) {
      const row = await artifacts.findByUid(model, secrets.digest(uid), clock());
      return row && read(row.digest, row);
    },
    // The flow for devices without a browser is not offered.
    findByUserCode: () => Promise.resolve(undefined),
    async consume(id) {
      const digest = secrets.digest(id);
      if (await artifacts.consume(model, digest, clock())) return;
      // Two came with it at the same moment, which is how a stolen one is used: what either got is taken away.
      const row = await artifacts.find(model, digest, clock());
      const family = row && digestOf(read(digest, row).grantId);
      if (family) await artifacts.revokeFamily(family, clock());
      throw new errors.InvalidGrant('it was used before');
    },
    destroy: (id) => artifacts.revoke(model, secrets.digest(id), clock()),
    revokeByGrantId: (grantId) => artifacts.revokeFamily(secrets.digest(grantId), clock()),
  };
}

/**
 * Proofs that came before (RFC 9449). oidc-provider looks first and keeps it then, and two who come at the same moment would
 * both find nothing; so nothing is ever found, and keeping it a second time is refused.
 */
function replayAdapter({ artifacts, secrets, clock }: Options): Adapter {
  const nothing = () => Promise.resolve(undefined);
  return {
    async upsert(id, _payload, expiresIn = TAKEN) {
      const now = clock();
      // It names the time for which one of now is taken. One of a clock that is as fast as may be is taken for as long again.
      const until = new Date(now.getTime() + 2 * expiresIn * 1_000);
      if (!(await artifacts.takeOnce(secrets.digest(id), until, now)))
        throw new errors.InvalidDpopProof('this proof was used before');
    },
    find: nothing,
    findByUid: nothing,
    findByUserCode: nothing,
    consume: nothing,
    destroy: nothing,
    revokeByGrantId: nothing,
  };
}

/** Apps are rows of their own. They are registered once; through this door nobody changes them, only the keeper (`remit app update`). */
function clientAdapter({ apps, secrets }: Pick<Options, 'apps' | 'secrets'>): Adapter {
  const refuse = () => Promise.reject(new errors.InvalidRequest('apps are not changed here'));
  return {
    async upsert(_id, payload) {
      const { remit_manifest, client_secret, ...rest } = payload as AdapterPayload & {
        remit_manifest?: unknown;
      };
      const manifest = manifestIn(remit_manifest);
      const registration = {
        ...rest,
        client_id: manifest.clientId,
        ...(typeof client_secret === 'string' && { client_secret: secrets.digest(client_secret) }),
      } satisfies Registration;
      if (!(await apps.register(registration, manifest))) throw taken(manifest.clientId);
    },
    async find(id) {
      const app = await apps.find(id);
      return app && registeredAs(app.registration, app.manifest);
    },
    findByUid: () => Promise.resolve(undefined),
    findByUserCode: () => Promise.resolve(undefined),
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
  };
}

function taken(clientId: string): Error {
  return new errors.InvalidClientMetadata(`there is an app "${clientId}" already: choose another clientId`);
}

/** A payload without what stands in columns: the id of a token is the token itself. */
function withoutSecrets(given: AdapterPayload): AdapterPayload {
  const payload = { ...given };
  delete payload.jti;
  delete payload.consumed;
  return payload;
}

/** The key that a token is bound to, if it is. */
function boundTo({ jkt }: AdapterPayload): string | null {
  return typeof jkt === 'string' ? jkt : null;
}

function scopesIn(scope: unknown): string[] {
  return typeof scope === 'string' ? scope.split(' ').filter((word) => word !== '') : [];
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1_000);
}
