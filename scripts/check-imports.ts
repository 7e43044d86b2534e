// Holds the direction of imports: `node scripts/check-imports.ts`.
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { importRules, layerRules, siblingRules } from './import-rules.ts';
import { repoRoot, sourceFiles } from './source-files.ts';

export interface FoundImport {
  readonly specifier: string;
  readonly line: number;
}

/** Every module a source text names: import, export from, import(), require(), types too. */
export function importsOf(file: string, text: string): FoundImport[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, scriptKind(file));
  const found: FoundImport[] = [];
  const visit = (node: ts.Node): void => {
    const module = moduleOf(node);
    if (module && ts.isStringLiteralLike(module)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ specifier: module.text, line: line + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function scriptKind(file: string): ts.ScriptKind {
  if (file.endsWith('.tsx')) return ts.ScriptKind.TSX;
  return /\.m?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

function moduleOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isImport || isRequire ? node.arguments[0] : undefined;
}

/** A specifier as a rule names it: a path from the root for our own files, `node:x`, or the package's specifier. */
export function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  const own = /^@remit\/([^/]+)(?:\/(.+))?$/.exec(specifier);
  if (own) return own[2] ? `packages/${own[1]}/src/${own[2]}` : `packages/${own[1]}`;
  return builtinModules.includes(specifier) ? `node:${specifier}` : specifier;
}

const isIn = (target: string, folder: string): boolean =>
  folder.endsWith(':') ? target.startsWith(folder) : target === folder || target.startsWith(`${folder}/`);

/** The folder directly below `parent` that a path lies in, without an extension. */
function childOf(parent: string, path: string): string | undefined {
  if (!path.startsWith(`${parent}/`)) return undefined;
  return path
    .slice(parent.length + 1)
    .split('/')[0]
    ?.replace(/\.tsx?$/, '');
}

/** The rules that an import of `target` by `file` breaks, each as one sentence. */
export function brokenRules(file: string, target: string): string[] {
  const broken: string[] = [];
  for (const { name, why, within, mayNotImport, except } of importRules) {
    if (!isIn(file, within) || except?.test(file)) continue;
    if (mayNotImport.some((forbidden) => isIn(target, forbidden))) broken.push(`${name}: ${why}`);
  }
  for (const { name, why, parent, layers, except } of layerRules) {
    if (except?.test(file)) continue;
    const [from, to] = [childOf(parent, file), childOf(parent, target)].map((layer) =>
      layers.indexOf(layer ?? ''),
    );
    if (from !== undefined && to !== undefined && from >= 0 && to > from) broken.push(`${name}: ${why}`);
  }
  for (const { name, why, parent } of siblingRules) {
    const [from, to] = [childOf(parent, file), childOf(parent, target)];
    if (from && to && from !== to) broken.push(`${name}: ${why}`);
  }
  return broken;
}

/** One line for each forbidden import in these files. */
export function forbiddenImports(files: Iterable<readonly [file: string, text: string]>): string[] {
  const faults: string[] = [];
  for (const [file, text] of files) {
    for (const { specifier, line } of importsOf(file, text)) {
      for (const rule of brokenRules(file, targetOf(file, specifier))) {
        faults.push(`${file}:${line} imports "${specifier}". ${rule}.`);
      }
    }
  }
  return faults;
}

if (import.meta.main) {
  const files = sourceFiles();
  const faults = forbiddenImports(
    files.map((file) => [file, readFileSync(join(repoRoot, file), 'utf8')] as const),
  );
  for (const fault of faults) console.error(fault);
  console.log(`${files.length} files, ${faults.length} forbidden imports`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
