import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { gatewayError } from '../errors.ts';
import type { DocumentLimits } from './document-limits.ts';

type Size = {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly top: number;
};

const NOTHING: Size = { depth: 0, aliases: 0, fields: 0, top: 0 };
/** What asks about the schema is deep by nature, and graphql-js bounds its depth itself. */
const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type']);

/** A validation rule that refuses operations which are too deep or too wide once their fragments are unfolded. */
export function limitSelections(limits: Omit<DocumentLimits, 'characters' | 'tokens'>) {
  return function RemitSelectionLimits(context: ValidationContext): ASTVisitor {
    const measured = new Map<FragmentDefinitionNode, Size>();
    let directives = 0;
    return {
      Directive() {
        directives += 1;
        if (directives === limits.directives + 1)
          refuse(context, `A document may use ${limits.directives} directives at most.`);
      },
      ListValue({ values }) {
        if (values.length > limits.listItems)
          refuse(context, `A list may have ${limits.listItems} items at most.`);
      },
      OperationDefinition(operation: OperationDefinitionNode) {
        const size = sizeOf(operation.selectionSet, (name) => context.getFragment(name), measured);
        if (size.depth > limits.depth)
          refuse(context, `An operation may be ${limits.depth} fields deep at most.`);
        if (size.aliases > limits.aliases)
          refuse(context, `An operation may use ${limits.aliases} aliases at most.`);
        if (size.top > limits.rootFields)
          refuse(context, `An operation may have ${limits.rootFields} root fields at most.`);
        if (size.fields > limits.fields)
          refuse(context, `An operation may select ${limits.fields} fields at most.`);
      },
    };
  };
}

function refuse(context: ValidationContext, what: string): void {
  context.reportError(gatewayError('DOCUMENT_TOO_LARGE', what));
}

function sizeOf(
  selections: SelectionSetNode,
  fragmentNamed: (name: string) => FragmentDefinitionNode | null | undefined,
  measured: Map<FragmentDefinitionNode, Size>,
): Size {
  let total = NOTHING;
  for (const node of selections.selections) {
    if (node.kind === Kind.FIELD) {
      const below = node.selectionSet ? sizeOf(node.selectionSet, fragmentNamed, measured) : NOTHING;
      total = sum(total, {
        depth: INTROSPECTION.has(node.name.value) ? 1 : below.depth + 1,
        aliases: below.aliases + (node.alias ? 1 : 0),
        fields: below.fields + 1,
        top: 1,
      });
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      total = sum(total, sizeOf(node.selectionSet, fragmentNamed, measured));
    } else {
      const fragment = fragmentNamed(node.name.value);
      if (fragment) total = sum(total, sizeOfFragment(fragment, fragmentNamed, measured));
    }
  }
  return total;
}

function sizeOfFragment(
  fragment: FragmentDefinitionNode,
  fragmentNamed: (name: string) => FragmentDefinitionNode | null | undefined,
  measured: Map<FragmentDefinitionNode, Size>,
): Size {
  const known = measured.get(fragment);
  if (known) return known;
  // A fragment that spreads itself is refused by another rule; here it only must not be followed for ever.
  measured.set(fragment, NOTHING);
  const size = sizeOf(fragment.selectionSet, fragmentNamed, measured);
  measured.set(fragment, size);
  return size;
}

function sum(a: Size, b: Size): Size {
  return {
    depth: Math.max(a.depth, b.depth),
    aliases: a.aliases + b.aliases,
    fields: a.fields + b.fields,
    top: a.top + b.top,
  };
}
