import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time of processes in ticks of this many milliseconds, whatever its own clock does. */
const TICK = 10;

type ProcessFacts = { readonly parent: number; readonly cpu: number };

/** Milliseconds of CPU that a process and its threads have used, or null where there is no /proc or no such process. */
export function cpuOf(pid: number): number | null {
  return factsOf(pid)?.cpu ?? null;
}

/** The process that started this one, or null. */
export function parentOf(pid: number): number | null {
  return factsOf(pid)?.parent ?? null;
}

/** CPU of a process and of each that it started, by process id; null where there is no such process. */
export function cpuOfFamily(pid: number): ReadonlyMap<number, number> | null {
  const own = cpuOf(pid);
  if (own === null) return null;
  return new Map([[pid, own], ...childrenOf(pid).map((child) => [child, cpuOf(child) ?? 0] as const)]);
}

/** What a family used between two looks. A child that ended in between took its figure with it and is left out. */
export function familyUsed(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, cpu]) => sum + cpu - (before.get(pid) ?? 0), 0);
}

function childrenOf(pid: number): readonly number[] {
  return numbersIn('/proc').filter((candidate) => factsOf(candidate)?.parent === pid);
}

function numbersIn(folder: string): readonly number[] {
  try {
    return readdirSync(folder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function factsOf(pid: number): ProcessFacts | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return null;
  }
}

/** Reads the one line of /proc/<pid>/stat. The program's name may hold spaces and brackets of its own. */
export function parseStat(line: string): ProcessFacts {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { parent: Number(fields[1]), cpu: ticks * TICK };
}
