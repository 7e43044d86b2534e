import type { GraphQLParams } from 'graphql-yoga';
import { gatewayError } from '../errors.ts';
import type { Step } from '../walk.ts';
import { readText } from './read-text.ts';

/**
 * Reads what an HTTP request asks: the query string of a GET, or the JSON body of a POST, and nothing else. Forms and
 * multipart bodies are what a browser sends for another site without asking; they are refused.
 */
export function useJsonBody(options: { readonly mostBytes: number }): Step {
  return {
    onRequestParse({ request, setRequestParser }) {
      if (request.method === 'GET') setRequestParser(readQueryString);
      if (request.method !== 'POST') return;
      if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
        throw gatewayError('UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.');
      }
      setRequestParser(async (asked) =>
        readParams(parseJson(await readText(asked, options.mostBytes), 'body')),
      );
    },
  };
}

function readQueryString(request: Request): GraphQLParams {
  const given = new URL(request.url, 'http://localhost').searchParams;
  const json = (name: string) => {
    const text = given.get(name);
    return text ? parseJson(text, name) : undefined;
  };
  return readParams({
    query: given.get('query') ?? undefined,
    operationName: given.get('operationName') || undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  });
}

/** The parser's own message would quote the text, so it is not told. */
function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw gatewayError('BAD_REQUEST', `The ${what} is not valid JSON.`);
  }
}

const MEMBERS = ['query', 'operationName', 'variables', 'extensions'];

function readParams(value: unknown): GraphQLParams {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw gatewayError(
      'BAD_REQUEST',
      'Send one JSON object with "query"; several operations at once are not taken.',
    );
  }
  const params = Object.fromEntries(
    Object.entries(value).filter(
      ([name, part]) => MEMBERS.includes(name) && part !== null && part !== undefined,
    ),
  ) as Record<string, unknown>;
  const { query, operationName, variables, extensions } = params;
  if (typeof query !== 'string') throw gatewayError('BAD_REQUEST', '"query" must be a text.');
  if (operationName !== undefined && typeof operationName !== 'string') {
    throw gatewayError('BAD_REQUEST', '"operationName" must be a text.');
  }
  if (!isObjectOrMissing(variables)) throw gatewayError('BAD_REQUEST', '"variables" must be an object.');
  if (!isObjectOrMissing(extensions)) throw gatewayError('BAD_REQUEST', '"extensions" must be an object.');
  return params;
}

function isObjectOrMissing(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && !Array.isArray(value));
}
