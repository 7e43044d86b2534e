import { describe, expect, test } from 'vitest';
import type { Obligation } from './obligations/obligation.ts';
import { obligationAreas, obligationIds } from './obligations/obligations.ts';
import { byObligation, inMarkdown, inPlainText } from './obligations/report.ts';
import { scanTests } from './obligations/scan-tests.ts';

const known = new Set(['OBL-A-ONE-01', 'OBL-A-ONE-02']);
const vitest = `import { describe, it, test } from 'vitest';\n`;

function scan(text: string) {
  return scanTests('a.test.ts', vitest + text, known);
}

describe('a tagged test counts', () => {
  test.each([
    ['a test', `test('works [OBL-A-ONE-01]', () => { check(); });`, 'works'],
    [
      'under its own name',
      `import { it as prove } from 'vitest'; prove('works [OBL-A-ONE-01]', () => check());`,
      'works',
    ],
    [
      'in groups',
      `describe('a', () => { describe('b', () => { it('c [OBL-A-ONE-01]', run); }); });`,
      'a › b › c',
    ],
    [
      'a template',
      'for (const x of all) test(`of ${x}: yes [OBL-A-ONE-01]`, () => { check(x); });',
      'of …: yes',
    ],
    ['from a table', `test.each([1])('%s [OBL-A-ONE-01]', (x) => { check(x); });`, '%s'],
    [
      'with options',
      `test('works [OBL-A-ONE-01]', { timeout: 1, skip: false }, () => { check(); });`,
      'works',
    ],
    [
      'a group with a test in it',
      `describe('all [OBL-A-ONE-01]', () => { test('x', () => { check(); }); });`,
      'all',
    ],
    [
      'a group of our own',
      `import { describeOnDatabases } from 'x'; describeOnDatabases('d', (open) => { test('t [OBL-A-ONE-01]', () => { check(open); }); });`,
      'd › t',
    ],
  ])('%s', (_name, text, title) => {
    expect(scan(text)).toEqual({
      tests: [{ file: 'a.test.ts', title, ids: ['OBL-A-ONE-01'] }],
      asleep: [],
      faults: [],
    });
  });

  test('for several obligations', () => {
    const { tests } = scan(`test('x [OBL-A-ONE-01, OBL-A-ONE-02]', () => { check(); });`);
    expect(tests.map(({ ids }) => ids)).toEqual([['OBL-A-ONE-01', 'OBL-A-ONE-02']]);
  });

  test('in the order of the file, a group before what is in it', () => {
    const { tests } = scan(`describe('g [OBL-A-ONE-01]', () => {
      test('a [OBL-A-ONE-02]', () => { check(); });
      test('b', () => { check(); });
    });`);
    expect(tests.map(({ title }) => title)).toEqual(['g', 'g › a']);
  });
});

describe('a tagged test does not count', () => {
  test.each([
    ['skipped', `test.skip('x [OBL-A-ONE-01]', () => { check(); });`],
    ['to do', `test.todo('x [OBL-A-ONE-01]');`],
    ['without a body', `test('x [OBL-A-ONE-01]');`],
    ['with an empty body', `test('x [OBL-A-ONE-01]', () => {});`],
    ['expected to fail', `test.fails('x [OBL-A-ONE-01]', () => { check(); });`],
    ['conditional by vitest', `test.skipIf(slow)('x [OBL-A-ONE-01]', () => { check(); });`],
    ['conditional by an if', `if (fast) { test('x [OBL-A-ONE-01]', () => { check(); }); }`],
    ['conditional by an operator', `fast && test('x [OBL-A-ONE-01]', () => { check(); });`],
    ['skipped by an option', `test('x [OBL-A-ONE-01]', { skip: true }, () => { check(); });`],
    ['skipping itself', `test('x [OBL-A-ONE-01]', (context) => { if (slow) context.skip(); check(); });`],
    ['in a skipped group', `describe.skip('g', () => { test('x [OBL-A-ONE-01]', () => { check(); }); });`],
    ['in a function nobody calls', `function later() { test('x [OBL-A-ONE-01]', () => { check(); }); }`],
    ['with an empty table', `test.each([])('x [OBL-A-ONE-01]', () => { check(); });`],
    [
      'as a group without a test that runs',
      `describe('g [OBL-A-ONE-01]', () => { test.skip('x', () => { check(); }); });`,
    ],
  ])('%s', (_name, text) => {
    const { tests, asleep, faults } = scan(text);
    expect({ tests, faults }).toEqual({ tests: [], faults: [] });
    expect(asleep).toHaveLength(1);
  });

  test('commented out', () => {
    expect(scan(`// test('x [OBL-A-ONE-01]', () => { check(); });`)).toEqual({
      tests: [],
      asleep: [],
      faults: [],
    });
  });
});

describe('a tag is wrong', () => {
  test.each([
    [
      'an id that there is not',
      `test('x [OBL-A-ONE-03]', () => { check(); });`,
      'OBL-A-ONE-03, which is no obligation',
    ],
    [
      'an unknown id in a skipped test',
      `test.skip('x [OBL-B]', () => { check(); });`,
      'OBL-B, which is no obligation',
    ],
    ['an id without brackets', `test('x OBL-A-ONE-01', () => { check(); });`, 'outside brackets'],
    ['a test that is not vitest’s', `prove('x [OBL-A-ONE-01]', () => { check(); });`, 'no test of vitest'],
  ])('%s', (_name, text, message) => {
    expect(scan(text).faults).toEqual([expect.stringContaining(message)]);
  });
});

describe('the list', () => {
  test('holds 140 obligations, each once, each with a policy and a sentence', () => {
    const all = obligationAreas.flatMap(({ obligations }) => obligations);
    expect(all).toHaveLength(140);
    expect(obligationIds.size).toBe(140);
    expect(
      all.filter(({ seeds, text }) => Object.keys(seeds).length === 0 || !/^[A-Z].*\.$/.test(text)),
    ).toEqual([]);
  });

  test('is printed with what shows it, and what does not yet', () => {
    const obligation = (id: string, text: string): Obligation => ({ id, seeds: { locusd: 'L1' }, text });
    const areas = [
      {
        title: 'Area',
        obligations: [obligation('OBL-A-ONE-01', 'Be | kind.'), obligation('OBL-A-ONE-02', 'Be brief.')],
      },
    ];
    const shown = byObligation([{ file: 'a.test.ts', title: 'g › t', ids: ['OBL-A-ONE-01'] }]);
    expect(inPlainText(areas, shown)).toMatchInlineSnapshot(`
      "Area (2 promises, 1 shown by tests, 1 not yet)
        OBL-A-ONE-01  LocusD L1
          Be | kind.
          ✓ a.test.ts: g › t
        OBL-A-ONE-02  LocusD L1
          Be brief.
          - not yet

      2 promises, 1 shown by tests, 1 not yet
      "
    `);
    expect(inMarkdown(areas, shown).split('\n').slice(-5)).toMatchInlineSnapshot(`
      [
        "| Id | Policies | Promise | Shown by |",
        "|---|---|---|---|",
        "| OBL-A-ONE-01 | LocusD L1 | Be \\| kind. | \`a.test.ts\`: g › t |",
        "| OBL-A-ONE-02 | LocusD L1 | Be brief. | not yet |",
        "",
      ]
    `);
  });
});
