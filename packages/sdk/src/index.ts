// What an app can use. Everything else is unreachable from outside.
export { createRemit } from './create-remit.ts';
export type { Remit } from './remit.ts';
export type { CallOptions, RemitOptions, WebSocketConstructor } from './options.ts';
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
