import type { Database, LoadMode } from '@remit/schema';
import type { Attested } from './auth/attested.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { FilesOptions } from './files/file-store.ts';
import type { Log } from './log.ts';
import type { LoginOptions } from './login/create-login.ts';
import type { OAuthOptions } from './oauth/options.ts';
import type { DocumentLimits } from './request/document-limits.ts';
import type { SeatLimits } from './request/seats.ts';
import type { CostLimits } from './request/use-cost.ts';
import type { WebSocketLimits } from './request/web-socket.ts';

/**
 * What a gateway is made of. Only the database and the key of its tokens have no default. What is attested holds the policies: in
 * production one that promises more is not served.
 */
export type GatewayOptions = Attested & {
  /** Open and migrated. The gateway does not close it. */
  readonly database: Database;
  /** At least 32 bytes; the same in all processes. Tokens are stored as an HMAC with it. */
  readonly tokenKey: string;
  /** Default: the time of day. */
  readonly clock?: () => Date;
  /** Default: pino on standard output. */
  readonly log?: Log;
  /** Path of GraphQL over HTTP, SSE and WebSocket; default `/graphql`. */
  readonly path?: string;
  /** Where browsers find the gateway, `https://desk.example`: for links that are sent to people. */
  readonly publicUrl?: string;
  /** How members of staff log in. */
  readonly login?: LoginOptions;
  /** Pages that may use the gateway from a browser: `https://desk.example`. Default: its own host only. */
  readonly allowedOrigins?: readonly string[];
  /**
   * Serves GraphiQL, answers questions about the schema without a token, suggests names in errors, lets in pages from
   * this machine, and takes policies with placeholder contacts. Never in production.
   */
  readonly development?: boolean;
  /** Default: `demo` in development, `production` otherwise. */
  readonly policyMode?: LoadMode;
  /** Other ways of showing who you are, asked before our own tokens. */
  readonly authenticators?: readonly Authenticator[];
  /** Lets admins install apps, and apps come in with OAuth. Default: by the login of `login`, where `publicUrl` is given. */
  readonly oauth?: OAuthOptions;
  readonly limits?: Partial<Omit<GatewayLimits, 'webSocket' | 'seats' | 'cost'>> & {
    readonly webSocket?: Partial<WebSocketLimits>;
    readonly seats?: Partial<SeatLimits>;
    readonly cost?: Partial<CostLimits>;
  };
  /** `false`: nobody will ever know who read what. For benchmarks only. */
  readonly ledger?: false;
  /** Answers while the ledger's entry is still on its way: entries are lost in a crash. */
  readonly dangerouslyAnswerBeforeLedger?: boolean;
  /** Milliseconds for which an idempotency key is remembered; default 24 hours. */
  readonly idempotencyKeyLifetime?: number;
  /** Where the bytes of attachments are, and what is taken. Default: nowhere, and nothing. */
  readonly files?: FilesOptions;
  /** Changes that may wait for one live stream; default 1,000. */
  readonly longestQueue?: number;
  /** Hours for which a live stream that was cut can go on where it was; default 72. Events are ids and types only. */
  readonly eventHours?: number;
  /** Milliseconds between two rounds in which old events, keys and files are removed; default 10 minutes. */
  readonly upkeepPause?: number;
};

export type GatewayLimits = DocumentLimits & {
  /** Bytes of one HTTP request; default 1 MB. */
  readonly bodyBytes: number;
  readonly webSocket: WebSocketLimits;
  readonly seats: SeatLimits;
  readonly cost: CostLimits;
};

/** Bytes of an HTTP request at most. */
export const BODY_BYTES = 1_000_000;
