import { expect, test } from 'vitest';
import { sumResults, type VitestReport } from './sum-results.ts';

const report = (...statuses: string[]): VitestReport => ({
  testResults: [
    {
      name: 'a.test.ts',
      status: statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status, index) => ({ fullName: `test ${index}`, status })),
    },
  ],
});

test('passed and failed tests of all packages are added, skipped ones are named', () => {
  const sum = sumResults(
    [
      { name: 'schema', exitCode: 0, report: report('passed', 'passed', 'skipped') },
      { name: 'sdk', exitCode: 1, report: report('passed', 'failed', 'todo') },
    ],
    [],
  );
  expect(sum).toEqual({
    passed: 3,
    failed: 1,
    skipped: ['schema: test 2', 'sdk: test 2'],
    failures: ['sdk: test 1'],
  });
});

test('a failed check is a failure beside the tests', () => {
  const sum = sumResults([{ name: 'schema', exitCode: 0, report: report('passed') }], ['lint: format']);
  expect(sum).toMatchObject({ passed: 1, failed: 1, failures: ['lint: format'] });
});

test('a file that does not load is one failure', () => {
  const broken = {
    testResults: [
      { name: 'b.test.ts', status: 'failed', message: 'no such module\nat x', assertionResults: [] },
    ],
  };
  const sum = sumResults([{ name: 'schema', exitCode: 1, report: broken }], []);
  expect(sum.failures).toEqual(['schema: b.test.ts did not load or end well: no such module']);
});

test('no report, no tests and a bad end after passed tests are one failure each', () => {
  const sum = sumResults(
    [
      { name: 'died', exitCode: 137, report: undefined },
      { name: 'empty', exitCode: 0, report: { testResults: [] } },
      { name: 'leaking', exitCode: 1, report: report('passed') },
    ],
    [],
  );
  expect(sum).toMatchObject({ passed: 1, failed: 3 });
});
