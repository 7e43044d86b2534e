/** @remit/gateway: how a request becomes an answer. Embed it with {@link createGateway}, or run `remit dev`. */
export { createGateway, type Gateway } from './server.ts';
export type { GatewayLimits, GatewayOptions } from './options.ts';
export type {
  Authenticated,
  Authentication,
  Authenticator,
  Credentials,
  Refusal,
} from './auth/authenticator.ts';
export { issueToken, type TokenHolder } from './auth/issue-token.ts';
export type { FileFacts, FilesOptions, FileStore } from './files/file-store.ts';
export type { LoginOptions } from './login/create-login.ts';
export { google, type LoginProvider, microsoft } from './login/provider.ts';
export { createFolderStore } from './files/folder-store.ts';
export { createS3Store } from './files/s3-store.ts';
export type { OAuthOptions, SignedInAgent } from './oauth/options.ts';
export { ERROR_CODES, type ErrorCode } from './errors.ts';
export { createLog, type Log, type LogLevel } from './log.ts';
