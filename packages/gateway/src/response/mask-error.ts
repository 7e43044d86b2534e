import { randomUUID } from 'node:crypto';
import { isDatabaseAway, isDiskFull } from '@remit/schema';
import { GraphQLError, Kind } from 'graphql';
import { databaseUnavailable, gatewayError, isErrorCode, SCHEMA_CODES, storageFull } from '../errors.ts';
import { describeError, type Log } from '../log.ts';

const OF_THE_SCHEMA: ReadonlySet<unknown> = new Set(SCHEMA_CODES);

/** Turns any error into one that may be sent. */
export type ErrorMask = (error: unknown) => GraphQLError;

/**
 * Lets through what was written for the caller, and keeps everything else to the log: a message of the database or of
 * a library may quote the very data that was withheld. Log and answer share an id.
 */
export function createErrorMask(log: Log): ErrorMask {
  const masked = new WeakMap<object, GraphQLError>();

  function mask(error: unknown): GraphQLError {
    if (error instanceof GraphQLError) {
      if (isPublic(error)) return error.path ? withoutHttp(error) : error;
      const asked = asBadInput(error);
      if (asked) return asked;
    }
    return passing(error, log) ?? internal(error, log);
  }

  return (error) => {
    // The same error may pass through several layers; it is logged once.
    const key = typeof error === 'object' && error !== null ? error : undefined;
    const known = key && masked.get(key);
    if (known) return known;
    const answer = mask(error);
    if (key) masked.set(key, answer);
    masked.set(answer, answer);
    return answer;
  };
}

/** An error of another library could carry an `extensions.code` too, so the thing that was thrown must be a GraphQLError. */
function isPublic(error: GraphQLError): boolean {
  const { code } = error.extensions;
  if (!isErrorCode(code) && !OF_THE_SCHEMA.has(code)) return false;
  // Our own errors may name a cause, which is never sent.
  return (
    error.originalError === undefined ||
    error.path === undefined ||
    error.originalError instanceof GraphQLError
  );
}

/** An answer with data is an answer: the fault of one field does not decide the HTTP status. */
function withoutHttp(error: GraphQLError): GraphQLError {
  const { http: _http, ...extensions } = error.extensions;
  return new GraphQLError(error.message, { ...located(error), extensions });
}

/** What the caller got wrong in the words of graphql-js or Pothos, said again without quoting the value. */
function asBadInput(error: GraphQLError): GraphQLError | undefined {
  const [node] = error.nodes ?? [];
  if (error.path === undefined && node?.kind === Kind.VARIABLE_DEFINITION) {
    return badInput(`The value of the variable "$${node.variable.name.value}" does not fit its type.`, error);
  }
  if (error.originalError?.constructor.name === 'PothosValidationError') {
    return badInput('An argument of this field does not fit.', error);
  }
  return undefined;
}

function badInput(message: string, error: GraphQLError): GraphQLError {
  const { extensions } = gatewayError('BAD_USER_INPUT', message);
  const answer = new GraphQLError(message, { ...located(error), extensions });
  return error.path ? withoutHttp(answer) : answer;
}

/** What passes by itself, and is no fault of the code: the caller is told to come again. */
function passing(error: unknown, log: Log): GraphQLError | undefined {
  const original = (error instanceof GraphQLError && error.originalError) || error;
  const full = isDiskFull(original);
  if (!full && !isDatabaseAway(original)) return undefined;
  log.warn(describeError(original), 'The database could not answer');
  const told = full ? storageFull() : databaseUnavailable();
  if (!(error instanceof GraphQLError) || error.path === undefined) return told;
  return withoutHttp(new GraphQLError(told.message, { ...located(error), extensions: told.extensions }));
}

function internal(error: unknown, log: Log): GraphQLError {
  const errorId = randomUUID();
  const outer = error instanceof GraphQLError ? error : undefined;
  const [node] = outer?.nodes ?? [];
  log.error(
    {
      errorId,
      ...describeError(outer?.originalError ?? error),
      // The field's own name: an alias is text from outside.
      ...(node?.kind === Kind.FIELD ? { field: node.name.value } : {}),
    },
    'An error that the caller does not see',
  );
  return new GraphQLError('Something went wrong on our side. Quote the error id when you ask about it.', {
    ...(outer ? located(outer) : {}),
    extensions: { code: 'INTERNAL_SERVER_ERROR', errorId, unexpected: true },
  });
}

function located(error: GraphQLError) {
  return { nodes: error.nodes ?? null, path: error.path ?? null };
}
