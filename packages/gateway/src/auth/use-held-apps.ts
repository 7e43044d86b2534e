import { digestOfDocument } from '@remit/schema';
import { type DocumentNode, Kind, visit, BREAK } from 'graphql';
import { gatewayError } from '../errors.ts';
import { type Step, walkOf } from '../walk.ts';
import { Refused } from './use-caller.ts';

const ABOUT_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type']);

type Options = {
  /** Development: every app may ask about the schema. */
  readonly anyIntrospection: boolean;
};

/**
 * Holds an app to the documents of its list, and keeps it from asking about the schema unless it may. Runs for every
 * operation and every live event, however they came, so that a list that was changed counts for the next one.
 */
export function useHeldApps({ anyIntrospection }: Options): Step {
  const asking = new WeakMap<DocumentNode, boolean>();

  function asksAboutSchema(document: DocumentNode): boolean {
    const known = asking.get(document);
    if (known !== undefined) return known;
    let asks = false;
    visit(document, {
      [Kind.FIELD]({ name }) {
        if (!ABOUT_SCHEMA.has(name.value)) return undefined;
        asks = true;
        return BREAK;
      },
    });
    asking.set(document, asks);
    return asks;
  }

  return {
    async onContextBuilding({ context }) {
      const walk = walkOf(context);
      const { authenticated, document, params, ofOurs } = walk;
      if (authenticated?.heldTo === undefined || ofOurs === true) return;
      const { documents, mayIntrospect } = authenticated.heldTo;
      // What was not read yet is in no list. Parsing comes before, so this is the second lock.
      if (!document) throw new Error('What an app is held to is asked before its document was read.');
      const sha256 = documents && digestOfDocument(params.query ?? '');
      if (sha256 !== undefined && documents?.has(sha256) !== true) {
        await walk.operation?.end();
        throw documentNotTrusted(sha256);
      }
      if (!mayIntrospect && !anyIntrospection && asksAboutSchema(document)) {
        await walk.operation?.end();
        throw introspectionClosed();
      }
    },
  };
}

function documentNotTrusted(sha256: string) {
  return gatewayError(
    'DOCUMENT_NOT_TRUSTED',
    'This app sends the documents of its list and no other, letter by letter. Have the controller enter this one, or send one that is listed.',
    { extensions: { sha256 }, cause: new Refused('DOCUMENT_NOT_TRUSTED', { sha256 }) },
  );
}

function introspectionClosed() {
  return gatewayError(
    'INTROSPECTION_CLOSED',
    'This app may not ask about the schema here. Take schema.graphql of the package @remit/schema, ask a gateway in development, or have the controller open it.',
    { cause: new Refused('INTROSPECTION_CLOSED') },
  );
}
