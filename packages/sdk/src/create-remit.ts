import type { AppManifest } from './app-manifest.ts';
import type { AppRemit } from './app-remit.ts';
import type { Authorization } from './auth.ts';
import { ConfigurationError, ValidationError } from './errors.ts';
import { readGrant } from './grant.ts';
import type { AppOptions, CallOptions, RemitOptions } from './options.ts';
import { type Parts, parts } from './parts.ts';
import type { Remit } from './remit.ts';
import { buildDocument, type OperationKind } from './selection/document.ts';
import { addressesOf } from './transport/addresses.ts';
import { type Answer, answerOf } from './transport/answer.ts';
import { authorizationOf } from './transport/authorization.ts';
import { isSubscription, mayBeMutation, textOf } from './transport/document-text.ts';
import { createSend, post } from './transport/http.ts';
import { createLive, type Live, type LiveRequest } from './transport/live.ts';
import { openStream } from './transport/open-stream.ts';
import { extensionsFor, reportDenials } from './transport/privacy.ts';
import { freshKey, sendUntilAnswered } from './transport/retry.ts';
import type { Stream } from './transport/stream.ts';
import { uploadFile } from './transport/upload.ts';

/**
 * Makes a client of a Remit gateway. Nothing is sent and nothing is opened until the first call.
 *
 * @throws {ConfigurationError} if an address is not one, or would send the token unencrypted to another machine
 *
 * @example
 * ```ts
 * import { createRemit } from '@remit/sdk';
 *
 * const remit = createRemit({
 *   url: 'https://help.example/graphql',
 *   token: 'remit_…',
 *   purpose: 'support.ticketing',
 * });
 * const { data, denials } = await remit.query({
 *   tickets: { $: { first: 10 }, edges: { node: { id: true, subject: true, requester: { email: true } } } },
 * });
 * ```
 */
export function createRemit(options: RemitOptions): Remit;
/**
 * Makes a client of an app that has a manifest. It offers only the manifest's purposes, and under each only what was asked
 * for: another field, an operation outside the scopes, or a filter by such a field does not compile. What was in fact
 * granted may be less; see `grant()` and the denials of an answer.
 *
 * @throws {ConfigurationError} if an address is not one, or would send the token unencrypted to another machine
 *
 * @example
 * ```ts
 * import { createRemit, defineApp } from '@remit/sdk';
 *
 * const app = defineApp({
 *   clientId: 'ticket-board',
 *   name: 'Ticket board',
 *   publisher: 'Boards d.o.o.',
 *   policyUrl: 'https://boards.example/privacy',
 *   redirectUris: ['https://boards.example/callback'],
 *   scopes: ['tickets:read'],
 *   purposes: {
 *     'support.ticketing': { categories: ['user.content.ticket'], reason: 'Shows the open tickets to your team.' },
 *   },
 *   recipient: { country: 'RS', role: 'processor' },
 * });
 * const remit = createRemit(app, { url: 'https://help.example/graphql', auth: 'remit_…' });
 * const { data } = await remit.for('support.ticketing').query({ tickets: { edges: { node: { subject: true } } } });
 * ```
 */
export function createRemit<const Manifest extends AppManifest>(
  app: Manifest,
  options: AppOptions,
): AppRemit<Manifest>;
export function createRemit(
  first: RemitOptions | AppManifest,
  appOptions?: AppOptions,
): Remit | AppRemit<AppManifest> {
  if ('clientId' in first) {
    if (appOptions === undefined) throw new ConfigurationError('createRemit(app, { url, auth }) needs both');
    const root = clientOf({ ...appOptions, token: appOptions.auth });
    const app: AppRemit<AppManifest> = {
      app: first,
      for: (purpose) => root.for(purpose),
      grant: (options) => root.grant(options),
      close: () => root.close(),
    };
    return app;
  }
  return clientOf(first);
}

function clientOf(options: RemitOptions): Remit {
  const addresses = addressesOf(options);
  const authorization = authorizationOf(options.token);
  const live = createLive(addresses.live, authorization, options);
  return clientFor(
    { options, url: addresses.http, authorization, live, clients: new Map() },
    options.purpose,
  );
}

/** What the clients of all purposes share. */
interface Connection {
  readonly options: RemitOptions;
  readonly url: string;
  readonly authorization: Authorization;
  readonly live: Live;
  readonly clients: Map<string | undefined, Remit>;
}

function clientFor(connection: Connection, purpose: string | undefined): Remit {
  const known = connection.clients.get(purpose);
  if (known !== undefined) return known;
  const { options, url, authorization, live } = connection;
  const made = makeClient(connection, {
    url,
    purpose,
    live,
    send: createSend(authorization, purpose, options.fetch),
    onDenial: options.onDenial,
    strict: options.strict === true,
    made: new Map(),
  });
  connection.clients.set(purpose, made);
  return made;
}

type Call = CallOptions & { readonly key?: string };

function makeClient(connection: Connection, own: Parts): Remit {
  const { url, purpose, send, live, onDenial } = own;

  async function once<Data>(query: string, variables: object, call: Call = {}): Promise<Answer<Data>> {
    const { result, received } = await post(url, send, { query, variables }, call);
    reportDenials(result, onDenial);
    return answerOf<Data>(result, call.strict ?? own.strict, received);
  }

  /** A mutation keeps one key through all its tries, so that it happens once. */
  function change<Data>(query: string, variables: object, call: CallOptions = {}): Promise<Answer<Data>> {
    const { idempotencyKey: key = freshKey(), signal } = call;
    return sendUntilAnswered(
      () => once<Data>(query, variables, { ...call, key }),
      connection.options,
      signal,
    );
  }

  async function selected<Data>(
    kind: OperationKind,
    selection: unknown,
    call?: CallOptions,
  ): Promise<Answer<Data>> {
    const { text, variables } = buildDocument(kind, selection as object);
    return (kind === 'mutation' ? change : once)<Data>(text, variables, call);
  }

  function stream<Data>(
    request: () => LiveRequest | Promise<LiveRequest>,
    call: CallOptions = {},
  ): Stream<Answer<Data>> {
    const { strict = own.strict, signal, after, onOpen } = call;
    return openStream(live, request, { onDenial, strict, signal, after, onOpen });
  }

  const extensions = extensionsFor(purpose);
  return {
    [parts]: own,
    purpose,
    query: (selection, call) => selected('query', selection, call),
    mutate: (selection, call) => selected('mutation', selection, call),
    subscribe(selection, call) {
      const { text, variables } = buildDocument('subscription', selection);
      return stream(() => ({ query: text, variables, extensions }), call);
    },
    upload: (file, about) =>
      uploadFile(change, { url, fetch: connection.options.fetch ?? globalThis.fetch }, file, about),
    async request(document, ...[variables, call]) {
      const text = await textOf(document);
      if (isSubscription(text)) {
        throw new ValidationError('This document is a subscription: listen to it with requestStream');
      }
      return (mayBeMutation(text) ? change : once)(text, variables ?? {}, call);
    },
    requestStream: (document, ...[variables, call]) =>
      stream(async () => ({ query: await textOf(document), variables: { ...variables }, extensions }), call),
    grant: (call) => readGrant((document) => once(document, {}, call)),
    for: (other) => clientFor(connection, other),
    close: () => live.close(),
  };
}
