// An entry of its own: who has a token already does not load it.
export { oauth, type OAuth } from './oauth.ts';
export type { OAuthOptions } from './options.ts';
export type { ProofKeyPair } from './prover.ts';
export {
  inSessionStorage,
  type OAuthSession,
  type OAuthStore,
  type PendingLogin,
  type TokenSet,
} from './session.ts';
