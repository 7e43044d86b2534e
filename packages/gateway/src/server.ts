/**
 * The map. A request meets the steps in the order of the lists below; each step is one file, and its function has the
 * file's name. HTTP, SSE and WebSocket walk the same list, and a live stream walks it again, from the auth step on, for
 * every event it delivers. What one operation found out is its `Walk` (walk.ts).
 */
import { buildSchema, demandWall } from '@remit/schema';
import { createYoga } from 'graphql-yoga';
import { createAccessBook } from './auth/access.ts';
import { createHeldApps } from './auth/held-apps.ts';
import { createPolicyStore } from './auth/policy-store.ts';
import { createSessionAuthenticator } from './auth/session-authenticator.ts';
import { createTokenAuthenticator } from './auth/token-authenticator.ts';
import { useCaller } from './auth/use-caller.ts';
import { useHeldApps } from './auth/use-held-apps.ts';
import { useIdempotencyKey } from './auth/use-idempotency-key.ts';
import { usePurpose } from './auth/use-purpose.ts';
import { useScopes } from './auth/use-scopes.ts';
import { createVisitorAuthenticator } from './auth/visitor-authenticator.ts';
import { createVisitorKeys } from './auth/visitor-key.ts';
import { choresOf } from './chores.ts';
import { createShowProof } from './dpop/shown-proof.ts';
import { createCallerFiles } from './files/caller-files.ts';
import { createFileTable } from './files/file-table.ts';
import { createSeal } from './files/seal.ts';
import { useFiles } from './files/use-files.ts';
import { createWalkForFile } from './files/walk-for-file.ts';
import { createFront, type Front } from './front.ts';
import { createAttempts, KEY_LIFETIME } from './idempotency/attempts.ts';
import { createLedger } from './ledger/ledger.ts';
import { createPrepareRecord } from './ledger/record-write.ts';
import { useLedger } from './ledger/use-ledger.ts';
import { createLifecycle } from './lifecycle.ts';
import { createLog } from './log.ts';
import { createLogin } from './login/create-login.ts';
import { createLoginSecrets } from './login/secrets.ts';
import { createAppTokenAuthenticator } from './oauth/app-token-authenticator.ts';
import { createAuthorizationServer } from './oauth/authorization-server.ts';
import { oauthByLogin } from './oauth/by-login.ts';
import { BODY_BYTES, type GatewayOptions } from './options.ts';
import { createDocumentCaches } from './request/document-cache.ts';
import { DOCUMENT_LIMITS } from './request/document-limits.ts';
import { createOrigins } from './request/origins.ts';
import { renderGraphiql } from './request/render-graphiql.ts';
import { createSeats, SEAT_LIMITS } from './request/seats.ts';
import { useAnswerable } from './request/use-answerable.ts';
import { COST_LIMITS, useCost } from './request/use-cost.ts';
import { useCsrfProtection } from './request/use-csrf-protection.ts';
import { useDocumentLimits } from './request/use-document-limits.ts';
import { useFreshContext } from './request/use-fresh-context.ts';
import { useJsonBody } from './request/use-json-body.ts';
import { useOrigins } from './request/use-origins.ts';
import { usePlan } from './request/use-plan.ts';
import { useRunningRequests } from './request/use-running-requests.ts';
import { useStorableText } from './request/use-storable-text.ts';
import { useStreamSeats } from './request/use-stream-seats.ts';
import { useVariableLimits } from './request/use-variable-limits.ts';
import { createWebSocketDoor, WEB_SOCKET_LIMITS, type WebSocketDoor } from './request/web-socket.ts';
import { createErrorMask } from './response/mask-error.ts';
import { useMaskedErrors } from './response/use-masked-errors.ts';
import { useOperationLog } from './response/use-operation-log.ts';
import { usePrivacyExtension } from './response/use-privacy-extension.ts';
import { useReplayExtension } from './response/use-replay-extension.ts';
import { useResponseHeaders } from './response/use-response-headers.ts';
import { useWholeAnswers } from './response/use-whole-answers.ts';
import { useWholeRefusal } from './response/use-whole-refusal.ts';
import { createEventLog, type LiveStreams } from './subscriptions/event-log.ts';
import { useLiveEvents } from './subscriptions/use-live-events.ts';
import { startUpkeep, UPKEEP_PAUSE } from './upkeep.ts';
import type { Step } from './walk.ts';

/** A gateway that a host mounts where it likes. */
export type Gateway = Front & {
  readonly webSocket: Pick<WebSocketDoor, 'handleUpgrade'>;
  readonly liveStreams: LiveStreams;
  /** Takes no more work, finishes what runs, ends live streams, closes WebSockets with 1001. At most about 9 s. */
  drain(): Promise<void>;
  /** Drains and lets go of everything but the database, which belongs to the host. */
  close(): Promise<void>;
};

/** Milliseconds that running work gets at a drain. */
const DRAIN_DEADLINE = 8_000;

/**
 * Makes a gateway over an open, migrated database.
 *
 * @throws {WallBroken} a table of the database does not stand behind the wall between controllers
 * @throws {Error} a policy in force does not load, or promises more than `region`, `minTls` and `atRest` attest, or the schema has a field that does not say what it is about
 *
 * @example
 * const database = await openDatabase({ url: process.env.DATABASE_URL });
 * const gateway = await createGateway({ database, tokenKey: process.env.REMIT_TOKEN_KEY });
 * const server = createServer(gateway.nodeHandler).on('upgrade', gateway.webSocket.handleUpgrade);
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { database, tokenKey, path = '/graphql', development = false, clock = () => new Date() } = options;
  const log = options.log ?? createLog();
  const limits = {
    ...DOCUMENT_LIMITS,
    bodyBytes: BODY_BYTES,
    ...options.limits,
    webSocket: { ...WEB_SOCKET_LIMITS, ...options.limits?.webSocket },
  };
  const seats = createSeats({ ...SEAT_LIMITS, ...options.limits?.seats });
  const lifecycle = createLifecycle();
  const mask = createErrorMask(log);
  const origins = createOrigins(options.allowedOrigins ?? [], development);
  const policies = createPolicyStore({
    database,
    mode: options.policyMode ?? (development ? 'demo' : 'production'),
    attested: options,
  });
  await demandWall(database);
  const accessBook = createAccessBook();
  const holders = { tokenKey, policies, accessBook, heldApps: createHeldApps() };
  const tokens = createTokenAuthenticator(holders);
  const appTokens = createAppTokenAuthenticator(holders);
  const secrets = createLoginSecrets(tokenKey);
  const visitors = createVisitorAuthenticator({
    database: database.walled,
    keys: createVisitorKeys(tokenKey),
    policies,
    accessBook,
  });
  const sessions = createSessionAuthenticator({ secrets, policies, accessBook });
  const login = createLogin({
    options: options.login,
    database: database.walled,
    secrets,
    policies,
    publicUrl: options.publicUrl,
    secureCookies: !development,
    mask,
    clock,
    log,
  });
  const { publicUrl } = options;
  const oauth = options.oauth ?? (publicUrl === undefined ? undefined : oauthByLogin(login, publicUrl));
  const showProof = createShowProof({
    sql: database.walled.sql,
    tokenKey,
    clock,
    publicOrigin: oauth?.issuer,
  });
  const ledger = options.ledger === false ? undefined : createLedger(database);
  const prepareRecord = createPrepareRecord(ledger, log);
  const attempts = createAttempts({
    secret: tokenKey,
    lifetime: options.idempotencyKeyLifetime ?? KEY_LIFETIME,
  });
  const seal = createSeal(tokenKey);
  const { files } = options;
  const filesOf = files && createCallerFiles({ options: files, path, seal, clock });
  const table = createFileTable(database.walled);
  const eventLog = createEventLog({
    database,
    log,
    clock,
    secret: tokenKey,
    ...(options.longestQueue && { longestQueue: options.longestQueue }),
  });
  const { schema, categories } = buildSchema({ policies: await policies.known() });

  /** Files are read and sent by operations that take all the steps below. */
  const walkForFile = createWalkForFile((walk) => yoga.getEnveloped(walk), mask);

  /** What only HTTP has: bytes, headers and pages. Nothing here decides about data. */
  const http: Step[] = [
    useRunningRequests(lifecycle),
    useOrigins(origins),
    useCsrfProtection(),
    useJsonBody({ mostBytes: limits.bodyBytes }),
    useResponseHeaders(),
    useAnswerable(),
    ...(files
      ? [useFiles({ path, origins, seal, table, store: files.store, walkForFile, mask, clock, showProof })]
      : []),
    login.step,
  ];

  /** What every operation meets, however it came. */
  const steps: Step[] = [
    // 1 request: an operation worth reading
    useDocumentLimits(limits, { suggestions: development }),
    useVariableLimits(limits),
    useStorableText(),
    // 2 auth: what for, under which key a change happens once, and who asks. A live event starts again here. The caller's
    // transaction begins with the caller.
    usePurpose(),
    useIdempotencyKey(),
    useCaller({
      database: database.walled,
      authenticators: [...(options.authenticators ?? []), visitors, tokens, appTokens, sessions],
      origins,
      clock,
      showProof,
      anonymousIntrospection: development,
    }),
    useHeldApps({ anyIntrospection: development }),
    useScopes({ schema }),
    useCost({
      schema,
      limits: { ...COST_LIMITS, ...options.limits?.cost },
      now: () => performance.now(),
    }),
    // 3 purpose: what may be read, decided before any row is
    usePlan({ schema, categories }),
    // 4 and 5 resolve and database: the schema's part, under a context that nobody had before
    useFreshContext({ changes: eventLog, clock, secret: tokenKey, prepareRecord, attempts, filesOf }),
    useLiveEvents({ eventLog, lifecycle, mask }),
    useStreamSeats(seats),
    // 6 ledger: durable before the first byte leaves
    ...(ledger ? [useLedger({ ledger, log, ...ledgerOptions(options) })] : []),
    // 7 response: what was withheld and why; errors that quote nobody
    usePrivacyExtension(),
    useReplayExtension(),
    useWholeRefusal(),
    useMaskedErrors(mask),
    useWholeAnswers(),
    useOperationLog(log),
  ];

  const yoga = createYoga({
    schema,
    plugins: [...http, ...steps],
    graphqlEndpoint: path,
    graphiql: development,
    renderGraphiQL: renderGraphiql,
    parserAndValidationCache: createDocumentCaches(),
    // What fails before or between the steps is masked by the same function.
    maskedErrors: { maskError: mask },
    // Each of these is a step above, or nothing we serve.
    cors: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: false,
    landingPage: false,
    logging: false,
  });

  const webSocket = createWebSocketDoor({
    path,
    origins,
    limits: limits.webSocket,
    seats,
    lifecycle,
    mask,
    log,
    envelop: (walk) => yoga.getEnveloped(walk),
    showProof,
  });
  const upkeep = startUpkeep({
    chores: choresOf({ database, clock, eventHours: options.eventHours, table, store: files?.store }),
    pause: options.upkeepPause ?? UPKEEP_PAUSE,
    log,
  });
  const front = createFront({
    path,
    loginPath: login.path,
    database,
    lifecycle,
    answer: (request) => yoga.fetch(request),
    listen: yoga.requestListener,
    authorizationServer: oauth && createAuthorizationServer({ database, tokenKey, clock, log, path, oauth }),
  });

  async function drain(): Promise<void> {
    await lifecycle.drain(DRAIN_DEADLINE);
    await webSocket.close();
  }

  return {
    ...front,
    webSocket,
    get liveStreams() {
      return eventLog.streams;
    },
    drain,
    async close() {
      await drain();
      await Promise.all([upkeep.close(), eventLog.close()]);
    },
  };
}

function ledgerOptions({ dangerouslyAnswerBeforeLedger = false }: GatewayOptions) {
  return { dangerouslyAnswerBeforeLedger };
}
