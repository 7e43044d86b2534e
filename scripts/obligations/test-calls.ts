import ts from 'typescript';

/** A call that makes a test or a group of tests: `test(...)`, `test.each(table)(...)`, `describe(...)`. */
export interface TestCall {
  readonly kind: 'test' | 'group';
  /** The title as written; what is put in at run time stands as `…`. Undefined when nothing of it is written down. */
  readonly title: string | undefined;
  /** False when it is skipped, to do, expected to fail, empty, or runs only under a condition of its own. */
  readonly runs: boolean;
}

const TESTS: readonly string[] = ['test', 'it'];
const GROUPS: readonly string[] = ['describe', 'suite'];
/** Groups of our own: the name of the function, wherever it is imported from. */
const OWN_GROUPS: readonly string[] = ['describeOnDatabases'];
const SLEEPING: readonly string[] = ['skip', 'todo', 'skipIf', 'runIf', 'fails'];

/** Names in this file that make tests or groups: imported ones only, so that a local namesake counts for nothing. */
export function testMakers(source: ts.SourceFile): ReadonlyMap<string, TestCall['kind']> {
  const makers = new Map<string, TestCall['kind']>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const fromVitest = statement.moduleSpecifier.text === 'vitest';
    for (const { name, propertyName } of bindings.elements) {
      const imported = (propertyName ?? name).text;
      if (fromVitest && TESTS.includes(imported)) makers.set(name.text, 'test');
      if (fromVitest && GROUPS.includes(imported)) makers.set(name.text, 'group');
      if (OWN_GROUPS.includes(imported)) makers.set(name.text, 'group');
    }
  }
  return makers;
}

/** Reads a call that makes a test or a group, or answers undefined for any other call. */
export function readTestCall(
  node: ts.CallExpression,
  makers: ReadonlyMap<string, TestCall['kind']>,
): TestCall | undefined {
  const { root, modifiers, table } = calleeOf(node.expression);
  const kind = root === undefined ? undefined : makers.get(root);
  if (kind === undefined || node.arguments.length === 0) return undefined;
  // `test.each(table)` alone: the call around it is the test.
  if (modifiers.some((name) => ['each', 'for'].includes(name)) && table === undefined) return undefined;
  const body = node.arguments.find(isFunction);
  const named = node.arguments.slice(1).some((argument) => ts.isIdentifier(argument));
  const runs =
    !modifiers.some((name) => SLEEPING.includes(name)) &&
    !node.arguments.some(sleepsByOption) &&
    !isEmptyTable(table) &&
    (body === undefined ? named : !isEmptyBody(body) && !(kind === 'test' && skipsItself(body)));
  return { kind, title: titleOf(node.arguments[0]), runs };
}

interface Callee {
  readonly root: string | undefined;
  readonly modifiers: readonly string[];
  /** What `.each(...)` or `.for(...)` was given. */
  readonly table: ts.Node | undefined;
}

function calleeOf(expression: ts.Expression): Callee {
  if (ts.isIdentifier(expression)) return { root: expression.text, modifiers: [], table: undefined };
  if (ts.isPropertyAccessExpression(expression)) {
    const inner = calleeOf(expression.expression);
    return { ...inner, modifiers: [...inner.modifiers, expression.name.text] };
  }
  if (ts.isCallExpression(expression)) {
    return { ...calleeOf(expression.expression), table: expression.arguments[0] };
  }
  if (ts.isTaggedTemplateExpression(expression)) {
    return { ...calleeOf(expression.tag), table: expression.template };
  }
  return { root: undefined, modifiers: [], table: undefined };
}

/** The written part of a title. */
export function titleOf(node: ts.Expression | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…');
}

function sleepsByOption(argument: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(argument)) return false;
  return argument.properties.some(
    (property) =>
      property.name !== undefined &&
      (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)) &&
      SLEEPING.includes(property.name.text) &&
      !(ts.isPropertyAssignment(property) && property.initializer.kind === ts.SyntaxKind.FalseKeyword),
  );
}

function isEmptyTable(table: ts.Node | undefined): boolean {
  return table !== undefined && ts.isArrayLiteralExpression(table) && table.elements.length === 0;
}

/** A function written down right there. */
export function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function isEmptyBody({ body }: ts.ArrowFunction | ts.FunctionExpression): boolean {
  return ts.isBlock(body) && body.statements.length === 0;
}

/** A test that calls `skip()` or `context.skip()` may never come to its expectations. */
function skipsItself(body: ts.Node): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isCallExpression(node)) {
      const { root, modifiers } = calleeOf(node.expression);
      if ((modifiers.at(-1) ?? root) === 'skip') return true;
    }
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(body);
}
