// Holds the house rules that the linter has no rule for: `node scripts/check-house-rules.ts`.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { repoRoot, sourceFiles } from './source-files.ts';

interface HouseRule {
  readonly says: string;
  readonly breaks: (node: ts.Node) => boolean;
  /** Files that are free of the rule. */
  readonly except?: RegExp;
}

const emptyName = /(service|manager|helpers?|utils?)$/i;

export const houseRules: readonly HouseRule[] = [
  {
    says: 'State belongs to an operation or an object: no "let" at the top of a module',
    breaks: (node) =>
      ts.isVariableStatement(node) &&
      ts.isSourceFile(node.parent) &&
      (node.declarationList.flags & ts.NodeFlags.Const) === 0 &&
      !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword),
    // A test file is run once, alone, and fills its variables in beforeEach.
    except: /\.test\.tsx?$/,
  },
  {
    says: '"as never" and "as any" switch the compiler off: say the real type, or mend it',
    breaks: (node) =>
      ts.isAsExpression(node) &&
      (node.type.kind === ts.SyntaxKind.NeverKeyword || node.type.kind === ts.SyntaxKind.AnyKeyword),
  },
  {
    says: 'Service, Manager, Helper and Utils name nothing: say what it is or does',
    breaks: (node) => {
      if (ts.isSourceFile(node)) return emptyName.test(basename(node.fileName).replace(/\..*$/, ''));
      const declares =
        ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
      return declares && emptyName.test(node.name?.text ?? '');
    },
  },
];

/** One line for each broken rule in a file. */
export function houseFaults(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const { says, breaks, except } of houseRules) {
      if (except?.test(file) || !breaks(node)) continue;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      faults.push(`${file}:${line + 1} ${says}.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

if (import.meta.main) {
  const files = sourceFiles();
  const faults = files.flatMap((file) => houseFaults(file, readFileSync(join(repoRoot, file), 'utf8')));
  for (const fault of faults) console.error(fault);
  console.log(`${files.length} files, ${faults.length} broken house rules`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
