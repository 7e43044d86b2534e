// Runs the parts of `npm run lint` or `npm run check` one after another; all of them, even when one fails.
import { checkParts, lintParts, type Part } from './parts.ts';
import { createCommandRunner, type CommandRunner } from './run-command.ts';

/** Runs all parts, says how each went, shows the output of those that failed, and answers their names. */
export async function runParts(
  title: string,
  parts: readonly Part[],
  commands: CommandRunner,
  say: (text: string) => void,
): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, command } of parts) {
    const label = `${title}: ${name}`;
    say(`${label} ...`);
    const { code, seconds, output } = await commands.run(command, {
      output: 'keep',
      stillRunning: (sofar) => say(`${label} is still running, ${sofar.toFixed(0)} s so far`),
    });
    if (commands.stopped) return failed;
    if (code === 0) {
      say(`${label}: fine, ${seconds.toFixed(1)} s`);
      continue;
    }
    failed.push(label);
    say(`${label}: FAILED after ${seconds.toFixed(1)} s (${command.join(' ')}, exit code ${code})`);
    process.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
  }
  return failed;
}

if (import.meta.main) {
  const title = process.argv[2] ?? '';
  const parts = { lint: lintParts, check: checkParts }[title];
  if (!parts) throw new Error(`There are no parts named "${title}"; there are lint and check.`);
  const commands = createCommandRunner();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => commands.stop(signal));
  const failed = await runParts(title, parts, commands, (text) => console.log(text));
  console.log(
    failed.length === 0 ? `${title}: all fine` : `${title}: ${failed.length} of ${parts.length} failed`,
  );
  process.exitCode = failed.length > 0 ? 1 : 0;
}
