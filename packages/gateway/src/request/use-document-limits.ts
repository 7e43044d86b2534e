import { getOperationAST, GraphQLError, parse, validate } from 'graphql';
import { ERROR_CODES, gatewayError } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';
import type { DocumentLimits } from './document-limits.ts';
import { limitSelections } from './limit-selections.ts';

/** Validation errors told at most. */
const MOST_ERRORS = 20;

/** Reads a document only as far as an honest client would write one, and keeps it for the steps that follow. */
export function useDocumentLimits(limits: DocumentLimits, options: { readonly suggestions: boolean }): Step {
  return {
    onParse({ params, setParseFn }) {
      // Before the parser's cache, which must not keep what is too long to keep.
      if (params.source.toString().length > limits.characters) {
        throw gatewayError(
          'DOCUMENT_TOO_LARGE',
          `A document may have ${limits.characters} characters at most.`,
        );
      }
      setParseFn((source, parseOptions) => parse(source, { ...parseOptions, maxTokens: limits.tokens }));
      return ({ result, context, replaceParseResult }) => {
        if (result instanceof Error) return replaceParseResult(asParseError(result));
        if (result === null) return;
        const walk = walkOf(context);
        if (!getOperationAST(result, walk.params.operationName)) {
          throw gatewayError(
            'OPERATION_RESOLUTION_FAILURE',
            'The document has no operation of this name, or several and none was named.',
          );
        }
        walk.document = result;
      };
    },
    onValidate({ addValidationRule, setValidationFn }) {
      addValidationRule(limitSelections(limits));
      setValidationFn((schema, document, rules) =>
        validate(schema, document, rules, { maxErrors: MOST_ERRORS, hideSuggestions: !options.suggestions }),
      );
    },
  };
}

/** The parser's own words, with a code. Made anew: the parser's cache hands out one object to everybody. */
function asParseError(error: Error): Error {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== undefined) return error;
  return new GraphQLError(error.message, {
    source: error.source,
    positions: error.positions,
    extensions: {
      code: 'GRAPHQL_PARSE_FAILED',
      http: { spec: true, status: ERROR_CODES.GRAPHQL_PARSE_FAILED },
    },
  });
}
