import type { Verdict } from './judge.ts';
import type { FuzzCase } from './operation/case.ts';

/** What a run did, so that nobody mistakes a run that saw nothing for one that found nothing. */
export class Statistics {
  readonly seed: number;
  readonly begun: number = performance.now();
  readonly byTransport: Map<string, number> = new Map();
  readonly byCaller: Map<string, number> = new Map();
  readonly values: Map<string, number> = new Map();
  operations: number = 0;
  streams: number = 0;
  refused: number = 0;
  narrowed: number = 0;
  leaks: number = 0;
  overDenials: number = 0;
  wrongReports: number = 0;

  constructor(seed: number) {
    this.seed = seed;
  }

  get seconds(): number {
    return (performance.now() - this.begun) / 1000;
  }

  count(
    { transport, holder }: Pick<FuzzCase, 'holder'> & { readonly transport: string },
    { findings, judgement }: Verdict,
  ): void {
    const add = (map: Map<string, number>, key: string, number = 1) =>
      map.set(key, (map.get(key) ?? 0) + number);
    this.operations += 1;
    add(this.byTransport, transport);
    add(this.byCaller, holder.tokenStands ? holder.kind : 'NOBODY');
    if (judgement === undefined) this.refused += 1;
    if (judgement && judgement.narrowed.size > 0) this.narrowed += 1;
    for (const [form, number] of Object.entries(judgement?.counts ?? {})) add(this.values, form, number);
    this.leaks += findings.some(({ kind }) => kind === 'leak') ? 1 : 0;
    this.overDenials += findings.some(({ kind }) => kind === 'over-denial') ? 1 : 0;
    this.wrongReports += findings.some(({ kind }) => kind === 'report') ? 1 : 0;
  }

  /** The closing table. */
  table(): string {
    const listed = (map: ReadonlyMap<string, number>) =>
      [...map].map(([name, number]) => `${name} ${number}`).join(', ');
    const rows: [string, string][] = [
      ['operations', `${this.operations} in ${this.seconds.toFixed(1)} s`],
      ['by transport', listed(this.byTransport)],
      ['by caller', listed(this.byCaller)],
      ['live streams opened', String(this.streams)],
      ['refused before they ran', String(this.refused)],
      ['answered from a narrowed list', String(this.narrowed)],
      ['values answered or withheld', listed(this.values)],
      ['leaks', String(this.leaks)],
      ['over-denials', String(this.overDenials)],
      ['wrong denials or errors', String(this.wrongReports)],
      ['seed', String(this.seed)],
    ];
    const width = Math.max(...rows.map(([name]) => name.length));
    return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
  }
}
