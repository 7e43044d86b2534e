import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { PERSONAL_FIELDS } from './personal-fields.ts';

/** A field with personal data that the text of an operation names, whether or not a row ever comes to it. */
export type Touched = { readonly coordinate: string; readonly category: string };

/** What an operation names, read from its text alone: what is skipped by a directive is named too. */
export function touchedBy(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly Touched[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const found = new Map<string, Touched>();
  const done = new Set<string>();

  function walk(type: GraphQLNamedType | undefined, { selections, loc }: SelectionSetNode): void {
    const visit = `${type?.name} ${loc?.start}`;
    if (type === undefined || done.has(visit)) return;
    done.add(visit);
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        walkField(type, node.name.value, node.selectionSet);
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        const on = fragment?.typeCondition?.name.value;
        if (fragment) walk(on === undefined ? type : schema.getType(on), fragment.selectionSet);
      }
    }
  }

  function walkField(type: GraphQLNamedType, name: string, below: SelectionSetNode | undefined): void {
    for (const each of isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type]) {
      const field = isObjectType(each) || isInterfaceType(each) ? each.getFields()[name] : undefined;
      if (field === undefined) continue;
      const coordinate = `${each.name}.${name}`;
      const personal = PERSONAL_FIELDS.get(coordinate);
      if (personal) found.set(coordinate, { coordinate, category: personal.category });
      if (below) walk(getNamedType(field.type), below);
    }
  }

  walk(schema.getRootType(operation.operation) ?? undefined, operation.selectionSet);
  return [...found.values()];
}
