import type { Grant } from './grant.ts';
import type { CallOptions } from './options.ts';
import type { Parts, parts } from './parts.ts';
import type { Checked } from './selection/checked.ts';
import type { Selected } from './selection/result.ts';
import type { SomeFault } from './selection/scopes.ts';
import type { Selecting } from './selection/selection.ts';
import type { At, Everything, PurposeOf, View } from './selection/view.ts';
import type { Answer } from './transport/answer.ts';
import type { TypedDocument } from './transport/document-text.ts';
import type { Stream } from './transport/stream.ts';
import type { Uploaded, UploadOptions } from './transport/upload.ts';

/** A client of a Remit gateway that reads for one purpose. Made by {@link createRemit}. */
export interface Remit<V extends View = Everything> {
  /** What this client reads for, or `undefined`. */
  readonly purpose: string | undefined;

  /**
   * Reads. The result has the shape of the selection; personal data that was withheld is `null` there, and told in
   * `denials`.
   *
   * @throws {RemitError} one of its kinds, if nothing came back
   *
   * @example
   * ```ts
   * import { createRemit } from '@remit/sdk';
   *
   * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.ticketing' });
   * const { data, denials } = await remit.query({
   *   'open: tickets': {
   *     $: { first: 10, filter: { status: ['OPEN'] } },
   *     edges: { node: { id: true, subject: true, requester: { email: true } } },
   *   },
   * });
   * for (const edge of data.open?.edges ?? []) console.log(edge.node.subject, edge.node.requester?.email);
   * for (const { coordinate, reason, remedy } of denials) console.log(coordinate, reason, remedy);
   * ```
   */
  query<const S extends Selecting<'Query'>>(
    selection: Checked<'Query', S, V>,
    options?: CallOptions,
  ): Promise<Answer<Selected<'Query', S>, PurposeOf<V>>>;

  /**
   * Writes. What the gateway expects to refuse, it tells in `problems`; only the unexpected throws.
   *
   * @example
   * ```ts
   * import { createRemit } from '@remit/sdk';
   *
   * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.live_chat' });
   * const { data } = await remit.mutate({
   *   openChat: { $: { input: { message: 'Zdravo' } }, chat: { id: true }, problems: { code: true, message: true } },
   * });
   * console.log(data.openChat?.chat?.id ?? data.openChat?.problems);
   * ```
   */
  mutate<const S extends Selecting<'Mutation'>>(
    selection: Checked<'Mutation', S, V>,
    options?: CallOptions,
  ): Promise<Answer<Selected<'Mutation', S>, PurposeOf<V>>>;

  /**
   * Listens, until the loop is left, the signal aborts, or the gateway ends it. Each event is decided anew: what was
   * withdrawn since the last one is `null` in the next. A lost connection is mended, and the stream goes on where it was:
   * nothing is left out and nothing comes twice. Each event has a `cursor`, with which an app that was restarted goes on too
   * (`options.after`).
   *
   * @throws {StreamClosedError} from the loop, if the gateway ends it: the grant was revoked, for example, or what was missed is
   * not kept any more
   * @throws {WebSocketMissingError} from the loop, on Node 20 without `webSocketImpl`
   *
   * @example
   * ```ts
   * import { createRemit } from '@remit/sdk';
   *
   * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.live_chat' });
   * const conversationId = 'chat_1';
   * for await (const { data } of remit.subscribe({ messageAdded: { $: { conversationId }, body: true, sentAt: true } })) {
   *   console.log(data.messageAdded?.body);
   * }
   * ```
   */
  subscribe<const S extends Selecting<'Subscription'>>(
    selection: Checked<'Subscription', S, V>,
    options?: CallOptions,
  ): Stream<Answer<Selected<'Subscription', S>, PurposeOf<V>>>;

  /**
   * Sends a file, to be attached to a message or note: give its id in `uploadIds` of `sendMessage`, `replyToTicket` and the
   * like. It is checked while it is sent: that it is what it says, and no longer than the gateway takes.
   *
   * @throws {RemitError} if it was not taken, or the bytes are not what they were said to be
   *
   * @example
   * ```ts
   * import { createRemit } from '@remit/sdk';
   *
   * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.live_chat' });
   * const photo = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], { type: 'image/png' });
   * const { uploadId, problems } = await remit.upload(photo, { fileName: 'photo.png' });
   * if (uploadId === null) console.log(problems);
   * else {
   *   const input = { conversationId: 'chat_1', body: 'See here.', uploadIds: [uploadId] };
   *   await remit.mutate({ sendMessage: { $: { input }, problems: { message: true } } });
   * }
   * ```
   */
  upload(this: MayUpload<V>, file: Blob, options?: UploadOptions): Promise<Uploaded>;

  /**
   * Runs a query or mutation that was written as GraphQL: a string, or a document of a code generator with its types.
   * Values belong into `variables`, never into the text.
   *
   * @example
   * ```ts
   * import { createRemit } from '@remit/sdk';
   *
   * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.ticketing' });
   * const { data } = await remit.request<{ viewer: { kind: string } | null }>('query Me { viewer { kind } }');
   * console.log(data.viewer?.kind);
   * ```
   */
  request<Data = unknown, Variables extends object = Record<string, unknown>>(
    document: TypedDocument<Data, Variables> | string,
    ...rest: DocumentRest<Variables>
  ): Promise<Answer<Data>>;

  /** The same for a subscription that was written as GraphQL. */
  requestStream<Data = unknown, Variables extends object = Record<string, unknown>>(
    document: TypedDocument<Data, Variables> | string,
    ...rest: DocumentRest<Variables>
  ): Stream<Answer<Data>>;

  /**
   * The same client for another purpose. It shares the connection and nothing else: no answer read for one purpose ever
   * serves another. Asking twice gives the same object.
   */
  for<const Purpose extends PurposeOf<V>>(purpose: Purpose): Remit<At<V, Purpose>>;

  /**
   * What this caller was in fact granted; `null` for staff and visitors, who have roles. It may be less than the manifest asks
   * for, and change while the app runs.
   *
   * @example
   * ```ts
   * import { createRemit } from '@remit/sdk';
   *
   * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…' });
   * const grant = await remit.grant();
   * if (!grant?.covers('support.ticketing', 'user.contact.email')) console.log('We have to do without addresses.');
   * ```
   */
  grant(options?: Pick<CallOptions, 'signal'>): Promise<Grant<PurposeOf<V>> | null>;

  /** Closes the live connection and ends open subscriptions. A later call opens it again. */
  close(): Promise<void>;

  /** @internal */
  readonly [parts]: Parts;
}

/** Anything, or why this app cannot send files. */
type MayUpload<V extends View> = [SomeFault<V, 'Mutation.beginUpload'>] extends [never]
  ? unknown
  : SomeFault<V, 'Mutation.beginUpload'>;

type DocumentRest<Variables extends object> = {} extends Variables
  ? [variables?: Variables, options?: CallOptions]
  : [variables: Variables, options?: CallOptions];
