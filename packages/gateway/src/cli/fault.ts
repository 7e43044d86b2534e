/** Something that the person at the terminal can mend. Its message says how. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/**
 * Runs a command. What goes wrong is told in one sentence and sets the exit code; set REMIT_DEBUG for the stack.
 */
export async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.exitCode = 1;
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\nremit: ${inPlainWords(error) ?? message}\n`);
    if (process.env['REMIT_DEBUG']) console.error(error);
    else if (!(error instanceof Fault)) process.stderr.write('Set REMIT_DEBUG=1 to see where it happened.\n');
  }
}

function inPlainWords(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return 'The port is taken. Choose another with --port.';
    case 'EACCES':
      return 'This is not allowed here: a file, a folder or a port below 1024 belongs to somebody else.';
    case 'ECONNREFUSED':
      return 'Nothing answers at the database URL. Is PostgreSQL running there?';
    default:
      return undefined;
  }
}
