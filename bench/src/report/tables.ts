import type { MachineFacts } from '../machine/describe-machine.ts';
import type { Spread } from '../measure/statistics.ts';
import type { Outcome } from './comparisons.ts';
import type { Results, SubjectResult } from './results.ts';

/** A table in Markdown, which is as good on a terminal; numbers stand right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}

export function subjectTable(subjects: readonly SubjectResult[]): string {
  const head = [
    'answered by',
    'requests/s',
    'against the first',
    'server CPU ms',
    'PostgreSQL CPU ms',
    'SQL statements',
    'kB',
  ];
  return table(
    head,
    subjects.map((subject) => [
      subject.title,
      subject.requestsPerSecond.median.toFixed(0),
      withSpread(subject.againstFirst),
      subject.cpuPerRequest?.median.toFixed(2) ?? '?',
      subject.postgresCpuPerRequest?.median.toFixed(2) ?? '?',
      subject.statements === null ? '?' : String(Number(subject.statements.toFixed(2))),
      (subject.bytes / 1000).toFixed(1),
    ]),
  );
}

export function outcomeTable(outcomes: readonly Outcome[]): string {
  return table(
    ['ratio within a round', 'of', 'median', 'half of the rounds', 'target', ''],
    outcomes.map(({ name, figure, ratio, atLeast, atMost, met }) => [
      name,
      figure,
      ratio.median.toFixed(2),
      `${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)}`,
      atLeast !== undefined
        ? `≥ ${atLeast.toFixed(2)}`
        : atMost !== undefined
          ? `≤ ${atMost.toFixed(2)}`
          : '',
      met === null ? '' : met ? 'met' : 'NOT MET',
    ]),
  );
}

/** Where the figures come from, in one paragraph. */
export function machineInWords(machine: MachineFacts): string {
  const {
    cpu,
    cores,
    memoryGiB,
    system,
    node,
    postgres,
    durableCommits,
    pinned,
    commit,
    uncommittedChanges,
  } = machine;
  const tied =
    pinned === null
      ? 'nothing tied to a core'
      : 'the server on a core of its own, PostgreSQL and the load on another';
  const disk = durableCommits
    ? 'commits wait for the disk'
    : 'commits do NOT wait for the disk: the ledger looks too cheap';
  const changes = uncommittedChanges ? ' with uncommitted changes' : '';
  return `${cores} cores (${cpu}), ${memoryGiB} GiB, ${system}, Node ${node}, PostgreSQL ${postgres}; ${tied}; ${disk}. Commit ${commit}${changes}.`;
}

/** The whole run, as it is printed and as it stands in docs/benchmark.md. */
export function resultsInWords(results: Results): string {
  const { measuredAt, form, rounds, secondsPerTurn, connections, machine, subjects, outcomes } = results;
  return [
    `${measuredAt.slice(0, 10)}, ${form}, ${connections} connections, ${rounds} rounds of ${secondsPerTurn} s for each. ${machineInWords(machine)}`,
    subjectTable(subjects),
    outcomeTable(outcomes),
  ].join('\n\n');
}

function withSpread({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
