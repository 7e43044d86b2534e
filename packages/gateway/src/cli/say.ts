/** Tells a person at a terminal what happens, with the seconds since the process began. On standard error, so that what a command answers can be piped. */
export type Say = (line: string) => void;

export function createSay(startedAt = 0): Say {
  return (line) => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(5);
    process.stderr.write(`${seconds} s  ${line}\n`);
  };
}
