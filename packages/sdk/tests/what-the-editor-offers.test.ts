import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { optionsOfPackage } from './compile.ts';

const file = join(import.meta.dirname, 'typing.ts');
const head = `import { createRemit } from '@remit/sdk';\nconst remit = createRemit({ url: '', token: '' });\n`;

let shown = '';
let version = 0;

/** One editor for all questions: it reads the libraries once. */
const service = ts.createLanguageService({
  getCompilationSettings: optionsOfPackage,
  getCurrentDirectory: () => import.meta.dirname,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getScriptFileNames: () => [file],
  getScriptVersion: (path) => (path === file ? String(version) : '1'),
  getScriptSnapshot(path) {
    const content = path === file ? shown : ts.sys.readFile(path);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  fileExists: (path) => path === file || ts.sys.fileExists(path),
  readFile: ts.sys.readFile,
  directoryExists: ts.sys.directoryExists,
});

/** What the editor offers at `|`, and the words beside one of the offers. */
function offersAt(
  code: string,
  wordsOf?: string,
): { readonly names: string[]; readonly words: string | undefined } {
  const text = head + code;
  const position = text.indexOf('|');
  shown = text.replace('|', '');
  version += 1;
  const entries = service.getCompletionsAtPosition(file, position, {})?.entries ?? [];
  const details = wordsOf
    ? service.getCompletionEntryDetails(file, position, wordsOf, {}, undefined, {}, undefined)
    : undefined;
  return {
    // Anything after is not of this place: globals, and what could be imported.
    names: entries.filter(({ sortText }) => sortText < '15').map(({ name }) => name),
    words: details && ts.displayPartsToString(details.documentation),
  };
}

test('fields that are not chosen yet, with their data category', () => {
  const { names, words } = offersAt(
    'remit.query({ dataSubject: { $: { id: "x" }, email: true, | } })',
    'phoneNumber',
  );
  expect(names).toEqual(expect.arrayContaining(['displayName', 'phoneNumber', 'tickets', '__typename']));
  expect(names).not.toContain('email');
  expect(words).toBe('Personal data: `user.contact.phone_number`.');
});

test('fields at the root, below an alias, and of one type among several', () => {
  expect(offersAt('remit.mutate({ | })').names).toEqual(
    expect.arrayContaining(['openChat', 'withdrawConsent']),
  );
  expect(offersAt(`remit.query({ 'open: tickets': { | } })`).names).toEqual(
    expect.arrayContaining(['$', 'edges', 'totalCount']),
  );
  const among = (inside: string) =>
    offersAt(`remit.query({ conversation: { $: { id: 'x' }, on: ${inside} } })`).names;
  expect(among('{ | }')).toEqual(expect.arrayContaining(['Chat', 'Ticket']));
  expect(among('{ Ticket: { | } }')).toEqual(expect.arrayContaining(['priority', 'subject']));
});

test('arguments and the values of enums', () => {
  const { names, words } = offersAt('remit.query({ tickets: { $: { | } } })', 'search');
  expect(names).toEqual(expect.arrayContaining(['after', 'filter', 'first', 'orderBy', 'search']));
  expect(words).toContain('Words of the subject or of a message.');
  const values = offersAt(
    `remit.query({ tickets: { $: { filter: { status: ['|'] } }, totalCount: true } })`,
  ).names;
  expect(values).toEqual(expect.arrayContaining(['CLOSED', 'OPEN', 'PENDING', 'RESOLVED']));
});
