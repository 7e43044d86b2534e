/**
 * The protocol graphql-transport-ws, as graphql-ws/PROTOCOL.md has it, for one connection. The library's own server keeps
 * an operation under the id that the client chose: a client that completes an operation and takes its id again would get
 * the answer of the first as the answer of the second, and run any number at once. Here an operation is an object.
 */
import { getOperationAST, type GraphQLError } from 'graphql';
import { CloseCode, MessageType, parseMessage, type SubscribeMessage } from 'graphql-ws';
import type { ShownProof } from '../dpop/shown-proof.ts';
import { draining, gatewayError, tooManyConnections } from '../errors.ts';
import type { Lifecycle } from '../lifecycle.ts';
import type { ErrorMask } from '../response/mask-error.ts';
import { publicError } from '../response/public-result.ts';
import type { Answer, LiveStream } from '../subscriptions/live-stream.ts';
import { type Walk, walkOf } from '../walk.ts';
import type { NextMessages } from './next-message.ts';
import { type Enveloped, prepare, type Prepared, run } from './web-socket-operation.ts';

/** Characters of an operation's id: a client makes it, and we keep it. */
const LONGEST_ID = 256;

/** The socket, as far as the protocol needs it. */
export type Peer = {
  /** Sends a text, or what is a frame already. Calls back when it is with the operating system, or could not be sent. */
  send(message: string | Buffer, sent: (error?: Error) => void): void;
  close(code: number, reason: string): void;
};

/** The same for all connections. */
export type Serving = {
  /** Operations of one connection at once. */
  readonly operations: number;
  readonly lifecycle: Lifecycle;
  readonly mask: ErrorMask;
  readonly nextMessage: NextMessages;
  readonly envelop: (walk: Walk) => Enveloped;
  /** The proof of its key that the token of the first message came with. */
  readonly proofOf: (params: Readonly<Record<string, unknown>>) => ShownProof | undefined;
};

/** Of one connection. */
type Served = {
  readonly peer: Peer;
  /** What the cookie of a login session held when the connection was made. */
  readonly session: string | undefined;
  /** Called with every operation of somebody known, before it runs. False: there is no room for this connection. */
  readonly admit: (authenticated: NonNullable<Walk['authenticated']>) => boolean;
};

type Operation = {
  /** False when the client wants nothing more of it, or everything was told. */
  live: boolean;
  stream: LiveStream | undefined;
  /** A drain need not wait for it any more. */
  readonly endWork: () => void;
};

export class ProtocolConnection {
  readonly #serving: Serving;
  readonly #served: Served;
  readonly #peer: Peer;
  readonly #operations: Map<string, Operation> = new Map();
  #params: Readonly<Record<string, unknown>> | undefined;
  /** Of the connection: its operations are all of the one who opened it. */
  #proof: ShownProof | undefined;
  /** What is under way, also what its client has completed meanwhile: an id that is free again is not yet room. */
  readonly #running: Set<Operation> = new Set();
  #over = false;

  constructor(serving: Serving, served: Served) {
    this.#serving = serving;
    this.#served = served;
    this.#peer = served.peer;
  }

  /** Whether the client has asked to be let in, as it must soon. */
  get initialised(): boolean {
    return this.#params !== undefined;
  }

  async receive(text: string): Promise<void> {
    if (this.#over) return;
    const message = read(text);
    switch (message?.type) {
      case MessageType.ConnectionInit:
        return this.#initialise(message.payload ?? {});
      case MessageType.Ping:
        return this.#tell({ type: MessageType.Pong, ...(message.payload && { payload: message.payload }) });
      case MessageType.Pong:
        return;
      case MessageType.Subscribe:
        return this.#subscribe(message);
      case MessageType.Complete:
        return this.#complete(message.id);
      default:
        // Not JSON, not a message, or one that only servers send.
        this.close(CloseCode.BadRequest, 'Invalid message received');
    }
  }

  close(code: number, reason: string): void {
    if (this.#over) return;
    this.closed();
    this.#peer.close(code, reason);
  }

  /** The socket is gone, or will be: nobody hears an answer any more. */
  closed(): void {
    this.#over = true;
    for (const id of this.#operations.keys()) this.#complete(id);
  }

  async #initialise(params: Readonly<Record<string, unknown>>): Promise<void> {
    if (this.#params !== undefined) {
      return this.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    }
    this.#params = params;
    this.#proof = this.#serving.proofOf(params);
    await this.#tell({ type: MessageType.ConnectionAck });
  }

  async #subscribe({ id, payload }: SubscribeMessage): Promise<void> {
    if (this.#params === undefined) return this.close(CloseCode.Unauthorized, 'Unauthorized');
    if (id.length > LONGEST_ID) return this.close(CloseCode.BadRequest, 'Invalid message received');
    if (this.#operations.has(id)) {
      // A close reason has 123 bytes at most.
      const shown = /^[\x20-\x7e]{1,64}$/.test(id) ? id : 'this id';
      return this.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${shown} already exists`);
    }
    // What runs is finished; what comes now would keep this process from going.
    if (this.#serving.lifecycle.draining.aborted) return this.#tellErrors(id, [draining()]);
    if (this.#running.size >= this.#serving.operations) {
      const message = `A connection runs ${this.#serving.operations} operations at once at most.`;
      return this.#tellErrors(id, [gatewayError('TOO_MANY_OPERATIONS', message)]);
    }
    const operation = { live: true, stream: undefined, endWork: this.#serving.lifecycle.begin() };
    this.#operations.set(id, operation);
    this.#running.add(operation);
    try {
      await this.#run(id, operation, payload);
    } finally {
      this.#end(id, operation);
    }
  }

  async #run(id: string, operation: Operation, payload: SubscribeMessage['payload']): Promise<void> {
    const { envelop, mask } = this.#serving;
    const { admit, session } = this.#served;
    const shown = { connectionParams: this.#params ?? {}, session, proof: this.#proof };
    const prepared = await prepare(envelop, mask, shown, payload);
    if (!('schema' in prepared)) return operation.live ? this.#fail(id, operation, prepared) : undefined;
    const walk = walkOf(prepared.contextValue as object);
    try {
      if (!operation.live) return;
      if (walk.authenticated && !admit(walk.authenticated)) {
        await this.#fail(id, operation, [tooManyConnections()]);
        return this.close(CloseCode.TooManyInitialisationRequests, 'Too many connections');
      }
      await this.#answer(id, operation, prepared, walk);
    } catch (error) {
      // An answer that cannot be written, or sent. The other operations of the connection go on.
      const masked = mask(error);
      if (operation.live) await this.#fail(id, operation, [masked]);
    } finally {
      // What ran has given its connection back; what was not run must, too.
      void walk.operation?.end();
    }
  }

  async #answer(id: string, operation: Operation, prepared: Prepared, walk: Walk): Promise<void> {
    const { mask } = this.#serving;
    const isStream = getOperationAST(prepared.document, prepared.operationName)?.operation === 'subscription';
    const answer = await run(isStream ? 'subscribe' : 'execute', prepared, mask);
    if (walk.stream) {
      // A stream that waits is not work; each delivery counts for itself.
      operation.endWork();
      operation.stream = walk.stream;
      await this.#follow(id, operation, walk.stream);
    } else if (operation.live) {
      await this.#sent(this.#serving.nextMessage(id, answer));
    }
    if (!operation.live) return;
    // The id is free again, and there is room, when the client hears of it.
    this.#end(id, operation);
    await this.#tell({ id, type: MessageType.Complete });
  }

  /** Resolves when the stream is over. Each result is asked for when the one before is with the operating system. */
  #follow(id: string, operation: Operation, stream: LiveStream): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (error: unknown) => {
      stream.close();
      reject(error);
    };
    const askOn = (error?: Error) => {
      if (error) fail(error);
      else stream.ask(answer);
    };
    const answer: Answer = ({ value, done }) => {
      if (done || !operation.live) {
        stream.close();
        return resolve();
      }
      try {
        this.#send(this.#serving.nextMessage(id, value), askOn);
      } catch (error) {
        fail(error);
      }
    };
    // Nothing is wanted any more of what was completed while it was opened.
    if (operation.live) stream.ask(answer);
    else answer({ value: undefined, done: true });
    return promise;
  }

  /** An error is the last word about an operation: no "complete" follows it. */
  async #fail(id: string, operation: Operation, errors: readonly GraphQLError[]): Promise<void> {
    this.#end(id, operation);
    await this.#tellErrors(id, errors);
  }

  /** The client wants nothing more of it, and may take the id again at once. */
  #complete(id: string): void {
    const operation = this.#operations.get(id);
    // Both sides may end an operation at the same time.
    if (operation === undefined) return;
    operation.live = false;
    this.#operations.delete(id);
    operation.stream?.close();
  }

  #end(id: string, operation: Operation): void {
    operation.live = false;
    operation.endWork();
    this.#running.delete(operation);
    if (this.#operations.get(id) === operation) this.#operations.delete(id);
  }

  #tellErrors(id: string, errors: readonly GraphQLError[]): Promise<void> {
    return this.#tell({ id, type: MessageType.Error, payload: errors.map(publicError) });
  }

  #tell(message: object): Promise<void> {
    return this.#sent(JSON.stringify(message));
  }

  /** Resolves when it is with the operating system, so a client that reads slowly slows its own operations down. */
  #sent(message: string | Buffer): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#send(message, (error) => (error ? reject(error) : resolve())),
    );
  }

  #send(message: string | Buffer, sent: (error?: Error) => void): void {
    if (this.#over) sent();
    else this.#peer.send(message, sent);
  }
}

function read(text: string): ReturnType<typeof parseMessage> | undefined {
  try {
    return parseMessage(text);
  } catch {
    return undefined;
  }
}
