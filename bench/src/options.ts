import { parseArgs } from 'node:util';
import { type ModeId, modeIds } from './servers/modes.ts';

/** What the caller asked for. */
export type BenchOptions = {
  readonly small: boolean;
  readonly growth: boolean;
  /** Instead of the list query: one event to a thousand sockets. */
  readonly fanOut: boolean;
  readonly rounds: number;
  /** Seconds that are measured of each turn. */
  readonly seconds: number;
  readonly connections: number;
  readonly modes: readonly ModeId[];
  /** Keep the figures: bench/results/ and docs/benchmark.md. */
  readonly publish: boolean;
  /** End with an error when a target is not met. */
  readonly gate: boolean;
  /** Write a CPU profile of every server. */
  readonly profile: boolean;
};

export const usage = `npm run bench -- [options]

  --small          a tenth of the people and tickets: loads in a few seconds
  --rounds N       rounds; every server takes one turn in each (25)
  --seconds S      seconds measured in a turn (1.3)
  --connections N  connections of the load (32)
  --modes A,B      only these: ${modeIds.join(', ')}
  --growth         instead: how the time grows with ten times the tickets, or the consent events, of one controller
  --fan-out        instead: how long one event takes to a thousand sockets, against a bare broadcast
  --publish        keep the figures: bench/results/ and docs/benchmark.md
  --gate           end with an error when a target is not met
  --profile        write a CPU profile of every server to bench/results/profiles/ (the figures are then worthless)
  --help           this text

DATABASE_URL: a PostgreSQL 15 or later where a database may be made; it is kept and used again. Default: one of its
own, thrown away.
`;

/** @throws {Error} in plain words: an option that is not known, or a value that makes no sense */
export function readOptions(args: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      small: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      'fan-out': { type: 'boolean', default: false },
      rounds: { type: 'string', default: '25' },
      seconds: { type: 'string', default: '1.3' },
      connections: { type: 'string', default: '32' },
      modes: { type: 'string', default: modeIds.join(',') },
      publish: { type: 'boolean', default: false },
      gate: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    small: values.small,
    growth: values.growth,
    fanOut: values['fan-out'],
    rounds: positive('rounds', values.rounds, Number.isInteger),
    seconds: positive('seconds', values.seconds, Number.isFinite),
    connections: positive('connections', values.connections, Number.isInteger),
    modes: values.modes.split(',').map(modeId),
    publish: values.publish,
    gate: values.gate,
    profile: values.profile,
  };
}

function positive(name: string, text: string, fits: (value: number) => boolean): number {
  const value = Number(text);
  if (!fits(value) || value <= 0) throw new Error(`--${name} wants a number above zero, not "${text}".`);
  return value;
}

function modeId(text: string): ModeId {
  const found = modeIds.find((id) => id === text.trim());
  if (found === undefined) throw new Error(`--modes knows ${modeIds.join(', ')}, not "${text}".`);
  return found;
}
