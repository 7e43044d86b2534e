import {
  Client,
  CombinedError,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  type OperationResult,
  subscriptionExchange,
} from '@urql/core';
import { privacyOf } from '../denial.ts';
import { DenialError } from '../errors.ts';
import { type Parts, parts } from '../parts.ts';
import type { Remit } from '../remit.ts';
import type { LiveSink } from '../transport/live.ts';
import { extensionsFor, reportDenials } from '../transport/privacy.ts';
import { freshKey } from '../transport/retry.ts';

/**
 * A urql client that reads for the purpose of this `Remit`, for urql's `Provider` and hooks in React. It shares token,
 * connection, `onDenial` and `strict`; read the denials of a result with {@link privacyOf}.
 *
 * It has no cache, and there is one for each purpose: urql shares one answer between equal operations, and its hooks keep
 * results by operation. Were purposes to share a client, data read for one would serve another. Asking twice gives the
 * same client.
 *
 * @example
 * ```ts
 * import { createRemit } from '@remit/sdk';
 * import { urqlClient } from '@remit/sdk/urql';
 *
 * const remit = createRemit({ url: 'https://help.example/graphql', token: 'remit_…', purpose: 'support.live_chat' });
 * const client = urqlClient(remit); // <Provider value={client}>
 * ```
 */
export function urqlClient(remit: Pick<Remit, typeof parts>): Client {
  const own = remit[parts];
  const known = own.made.get('urql') as Client | undefined;
  if (known !== undefined) return known;
  const made = makeClient(own);
  own.made.set('urql', made);
  return made;
}

function makeClient(own: Parts): Client {
  const extensions = extensionsFor(own.purpose);
  return new Client({
    url: own.url,
    fetch: own.send,
    requestPolicy: 'network-only',
    // urql 6 would put short queries, and the personal data in their variables, into addresses and so into logs.
    preferGetMethod: false,
    exchanges: [
      mapExchange({ onOperation: underKey, onResult: (result) => withPrivacy(result, own) }),
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: own.live.subscribe({ query, variables, extensions }, eachOnItsOwn(sink as LiveSink)),
          }),
        }),
      }),
      fetchExchange,
    ],
  });
}

/** A mutation happens once under its key, also when something between sends it again. */
function underKey(operation: Operation): Operation {
  if (operation.kind !== 'mutation') return operation;
  const fetchOptions = { headers: { 'idempotency-key': freshKey() } };
  return makeOperation(operation.kind, operation, { ...operation.context, fetchOptions });
}

function withPrivacy(result: OperationResult, { onDenial, strict }: Parts): OperationResult {
  // urql repeats the last event when a subscription ends.
  if (result.operation.kind === 'subscription' && !result.hasNext) return result;
  reportDenials(result, onDenial);
  const { denials } = privacyOf(result);
  if (!strict || denials.length === 0) return result;
  return { ...result, data: undefined, error: new CombinedError({ networkError: new DenialError(denials) }) };
}

/**
 * urql merges each event into the one before: where an event has no data, errors or denials, those of the last one would
 * stand in. So each event says all three.
 */
function eachOnItsOwn(sink: LiveSink): LiveSink {
  // The first event has none before it, and there urql takes an empty list of errors for an error.
  let isFirst = true;
  return {
    ...sink,
    next({ data, errors = isFirst ? undefined : [], extensions }) {
      isFirst = false;
      const told = { privacy: undefined, ...(extensions as object | undefined) };
      sink.next({ data: data ?? {}, extensions: told, ...(errors && { errors }) });
    },
  };
}
