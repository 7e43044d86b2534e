/**
 * Resolves with the first error that nobody caught. From then on such errors no longer end the process at once: who waits
 * here lets finish what runs, and ends it. A process that has lost track of itself must not run on.
 */
export function firstUncaught(): Promise<{ readonly error: unknown }> {
  return new Promise((resolve) => {
    process.on('uncaughtException', (error) => resolve({ error }));
    process.on('unhandledRejection', (error) => resolve({ error }));
  });
}
