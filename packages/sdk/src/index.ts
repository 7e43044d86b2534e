// What an app can use. Everything else is unreachable from outside.
export { createRemit } from './create-remit.ts';
export type { Remit } from './remit.ts';
export type { AppOptions, CallOptions, RemitOptions, WebSocketConstructor } from './options.ts';

// What an app asks for, and what it was granted.
export { defineApp } from './app-manifest.ts';
export type { AppManifest, AppView, AskedPurpose, AskedPurposes, RecipientClaim } from './app-manifest.ts';
export type { AppRemit } from './app-remit.ts';
export type { Auth, Authorization, OutgoingRequest } from './auth.ts';
export type { Grant } from './grant.ts';
export type { DataCategory, KnownPurpose, Scope, TransferMechanism } from './generated/grant-words.ts';

export type { Answer } from './transport/answer.ts';
export type { TypedDocument } from './transport/document-text.ts';
export type { Stream } from './transport/stream.ts';
export type { Uploaded, UploadOptions } from './transport/upload.ts';

export { privacyOf } from './denial.ts';
export type { Denial, Narrowed, PolicyClause, Privacy } from './denial.ts';

export {
  AuthenticationError,
  ConfigurationError,
  DenialError,
  GatewayError,
  IdempotencyKeyInUseError,
  IdempotencyKeyReusedError,
  NetworkError,
  PurposeError,
  RateLimitError,
  RemitError,
  ScopeError,
  StreamClosedError,
  ValidationError,
  WebSocketMissingError,
} from './errors.ts';
export type { RemitErrorCode } from './errors.ts';

export { select } from './selection/select.ts';
export type { Selected } from './selection/result.ts';
export type { Selecting, Selection } from './selection/selection.ts';
export type { Checked } from './selection/checked.ts';
export type { TypeName } from './selection/schema-shape.ts';
export type { Everything, View } from './selection/view.ts';

// Enums, inputs and arguments of the schema, by their names there.
export type * from './generated/inputs.ts';
