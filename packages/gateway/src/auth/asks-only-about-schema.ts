import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';

const ABOUT_SCHEMA: readonly string[] = ['__schema', '__type', '__typename'];

/** True when an operation selects nothing at its root but `__schema`, `__type` and `__typename`. */
export function asksOnlyAboutSchema(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  if (operation.operation !== OperationTypeNode.QUERY) return false;
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const met = new Set<string>();
  const onlySchema = ({ selections }: SelectionSetNode): boolean =>
    selections.every((node) => {
      if (node.kind === Kind.FIELD) return ABOUT_SCHEMA.includes(node.name.value);
      if (node.kind === Kind.INLINE_FRAGMENT) return onlySchema(node.selectionSet);
      if (met.has(node.name.value)) return true;
      met.add(node.name.value);
      const fragment = fragments.get(node.name.value);
      return fragment !== undefined && onlySchema(fragment.selectionSet);
    });
  return onlySchema(operation.selectionSet);
}
