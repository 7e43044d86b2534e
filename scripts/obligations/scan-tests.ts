import ts from 'typescript';
import { isFunction, readTestCall, testMakers, titleOf } from './test-calls.ts';

/** A test, or a group with tests in it, that says in its title which obligations it shows. */
export interface TaggedTest {
  readonly file: string;
  /** Titles from the outermost group to the test, without the ids. */
  readonly title: string;
  readonly ids: readonly string[];
}

export interface Scan {
  readonly tests: readonly TaggedTest[];
  /** Tagged but skipped, to do, empty or conditional: they count for nothing, and say so. */
  readonly asleep: readonly string[];
  readonly faults: readonly string[];
}

const ID = /OBL-[A-Z0-9-]+/g;
const TAG = /\s*[[(](OBL-[A-Z0-9-]+(?:,\s*OBL-[A-Z0-9-]+)*)[\])]/g;

/**
 * Finds, in the source of a test file, the tests that carry obligations: `test('… [OBL-MULTI-PUR-01]', …)`; several ids
 * stand in one pair of brackets, square or round, with commas. The syntax tree is read and nothing is run, so what is commented out is
 * not there, and what is skipped, to do, expected to fail, empty, inside an `if` or inside a function that only might
 * be called does not count.
 *
 * @param known the ids there are; any other is a fault
 */
export function scanTests(file: string, text: string, known: ReadonlySet<string>): Scan {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const makers = testMakers(source);
  const tests: TaggedTest[] = [];
  const asleep: string[] = [];
  const faults: string[] = [];

  /** Walks below a node and answers how many tests run there. */
  const walk = (node: ts.Node, titles: readonly string[], awake: boolean): number => {
    let running = 0;
    ts.forEachChild(node, (child) => {
      running += ts.isCallExpression(child)
        ? walkCall(child, titles, awake)
        : walk(child, titles, awake && !isUncertain(child));
    });
    return running;
  };

  const walkCall = (node: ts.CallExpression, titles: readonly string[], awake: boolean): number => {
    const call = readTestCall(node, makers);
    const written = call?.title ?? titleOf(node.arguments[0]) ?? '';
    const tagged = readTag(written);
    const where = `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
    if (call === undefined) {
      if (tagged.ids.length > 0 && node.arguments.some(isFunction)) {
        faults.push(`${where} carries ${tagged.ids.join(', ')} but is no test of vitest's.`);
      }
      return walk(node, titles, awake);
    }
    for (const id of tagged.ids)
      if (!known.has(id)) faults.push(`${where} carries ${id}, which is no obligation.`);
    for (const id of tagged.loose) faults.push(`${where} names ${id} outside brackets.`);
    const path = [...titles, tagged.title];
    const runsItself = awake && call.runs;
    // Before the tests inside it, so that the list keeps the order of the file.
    const place = tests.length;
    const below = walk(node, path, runsItself);
    const running = call.kind === 'group' ? below : Number(runsItself);
    if (tagged.ids.length > 0) {
      const title = path.filter(Boolean).join(' › ');
      if (running > 0) tests.splice(place, 0, { file, title, ids: tagged.ids });
      else asleep.push(`${where} ${title}`);
    }
    return running;
  };

  walk(source, [], true);
  return { tests, asleep, faults };
}

interface Tag {
  readonly title: string;
  readonly ids: readonly string[];
  /** Ids that stand in the title, but not in brackets. */
  readonly loose: readonly string[];
}

function readTag(written: string): Tag {
  const ids = [...written.matchAll(TAG)].flatMap(([, list = '']) => list.split(/,\s*/));
  const title = written.replace(TAG, '').trim();
  return { title, ids, loose: title.match(ID) ?? [] };
}

/** Inside a branch, or a function that is not handed to a call at once, nobody can tell from here whether it runs. */
function isUncertain(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return !(ts.isCallExpression(node.parent) && node.parent.expression !== node);
  if (ts.isBinaryExpression(node)) {
    return [
      ts.SyntaxKind.AmpersandAmpersandToken,
      ts.SyntaxKind.BarBarToken,
      ts.SyntaxKind.QuestionQuestionToken,
    ].includes(node.operatorToken.kind);
  }
  return (
    ts.isIfStatement(node) ||
    ts.isConditionalExpression(node) ||
    ts.isSwitchStatement(node) ||
    ts.isTryStatement(node)
  );
}
