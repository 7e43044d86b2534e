import type { Sql } from '@remit/schema';
import { createArtifactTable } from '../oauth/artifact-table.ts';
import { createSecrets } from '../oauth/secrets.ts';
import { type ProofFault, type Verified, verifyProof } from './proof.ts';

/**
 * The proof that came with a token: once for an HTTP request, and once for a WebSocket, whose operations and live events are
 * all of the one who opened it. Whatever is asked of it again is answered as before.
 */
export type ShownProof = {
  /** The key that was proven, or why none was. */
  key(): Promise<{ readonly key: string } | { readonly fault: ProofFault }>;
  /**
   * Uses it up. Asked only when its token is known to be of this key: what strangers make up is written nowhere.
   * @param ready called before it is written down, which is done once
   * @returns false when it came before, with another request to whichever process
   */
  use(ready: () => Promise<void>): Promise<boolean>;
};

/** What came: a token, and perhaps what proves its key. */
export type Shown = {
  readonly token: string;
  readonly proof: string | undefined;
  readonly method: string;
  /** Path of the address; where the public finds it is not for the request to say. */
  readonly pathname: string;
};

export type ShowProof = (shown: Shown) => ShownProof;

type Options = {
  readonly sql: Sql;
  readonly tokenKey: string;
  readonly clock: () => Date;
  /** Origin of the public address: `https://desk.example`. */
  readonly publicOrigin: string | undefined;
};

export function createShowProof({ sql, tokenKey, clock, publicOrigin }: Options): ShowProof {
  const artifacts = createArtifactTable(sql);
  const { digest } = createSecrets(tokenKey);
  return ({ token, proof, method, pathname }) => {
    // The time at which it came, however late it is asked for.
    const now = clock();
    const address = publicOrigin === undefined ? undefined : new URL(`${publicOrigin}${pathname}`).href;
    let verified: Promise<Verified> | undefined;
    let used: Promise<boolean> | undefined;
    const verify = () => (verified ??= verifyProof(proof, { token, method, address, now }));

    async function takeOnce(ready: () => Promise<void>): Promise<boolean> {
      const known = await verify();
      await ready();
      const late = clock();
      // What would be forgotten at once could be used again.
      if (known.kind !== 'proven' || late >= known.until) return false;
      return artifacts.takeOnce(digest(known.id), known.until, late);
    }

    return {
      async key() {
        const known = await verify();
        return known.kind === 'proven' ? { key: known.key } : { fault: known.fault };
      },
      use: (ready) =>
        (used ??= takeOnce(ready).catch((error: unknown) => {
          // A database that was away has said nothing about the proof.
          used = undefined;
          throw error;
        })),
    };
  };
}

/** For an address that we made for whoever had proven this key: the address is the proof. */
export function provenBefore(key: string): ShownProof {
  return { key: () => Promise.resolve({ key }), use: () => Promise.resolve(true) };
}
