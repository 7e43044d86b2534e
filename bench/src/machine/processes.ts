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

/** The CPU of a process with everything that it started, those that have ended and were waited for left out. */
export function cpuOfFamily(pid: number): number | null {
  const own = cpuOf(pid);
  if (own === null) return null;
  return childrenOf(pid).reduce((sum, child) => sum + (cpuOf(child) ?? 0), own);
}

export function childrenOf(pid: number): readonly number[] {
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
