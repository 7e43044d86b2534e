import { expect, test } from 'vitest';
import { outcomeTable, subjectTable } from './tables.ts';

const spread = { median: 0.5, low: 0.4, high: 0.6 };

test('the tables read well on a terminal and in Markdown', () => {
  const row = {
    id: 'a',
    title: 'bare SQL',
    requestsPerSecond: { median: 512.4, low: 500, high: 520 },
    againstFirst: { median: 1, low: 1, high: 1 },
    cpuPerRequest: { median: 0.3456, low: 0.3, high: 0.4 },
    postgresCpuPerRequest: null,
    statements: 1,
    bytes: 36_013,
  };
  expect(subjectTable([row, { ...row, title: 'ours', againstFirst: spread, statements: null }]))
    .toMatchInlineSnapshot(`
    "| answered by | requests/s | against the first | server CPU ms | PostgreSQL CPU ms | SQL statements |   kB |
    | ----------- | ---------: | ----------------: | ------------: | ----------------: | -------------: | ---: |
    | bare SQL    |        512 |  1.00 (1.00–1.00) |          0.35 |                 ? |              1 | 36.0 |
    | ours        |        512 |  0.50 (0.40–0.60) |          0.35 |                 ? |              ? | 36.0 |"
  `);
});

test('a target that is not met stands out', () => {
  const outcome = {
    name: 'ours against bare',
    of: 'a',
    against: 'b',
    figure: 'requests/s',
    ratio: spread,
  } as const;
  const rows = outcomeTable([
    { ...outcome, atLeast: 0.4, met: true },
    { ...outcome, atMost: 0.4, met: false },
    { ...outcome, met: null },
  ]);
  expect(rows).toMatchInlineSnapshot(`
    "| ratio within a round |         of | median | half of the rounds | target |         |
    | -------------------- | ---------: | -----: | -----------------: | -----: | ------: |
    | ours against bare    | requests/s |   0.50 |          0.40–0.60 | ≥ 0.40 |     met |
    | ours against bare    | requests/s |   0.50 |          0.40–0.60 | ≤ 0.40 | NOT MET |
    | ours against bare    | requests/s |   0.50 |          0.40–0.60 |        |         |"
  `);
});
