import { pino, type DestinationStream } from 'pino';

/**
 * Where the gateway writes what happened. Callers give names, numbers and codes, never text from outside: no variables,
 * no SQL parameters, no messages of other people's errors.
 */
export type Log = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * A pino log: one JSON object a line.
 * @param destination default: standard output
 */
export function createLog(level: LogLevel = 'info', destination?: DestinationStream): Log {
  const options = { level, base: { name: 'remit' }, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}

/** What may be said of any error: its class, its code, and where it was thrown. Its message may quote a person's data. */
export function describeError(error: unknown): { errorClass: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { errorClass: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  const stack = framesOf(error);
  return {
    errorClass: error.constructor.name,
    ...(typeof code === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(code) ? { code } : {}),
    ...(stack === '' ? {} : { stack }),
  };
}

/** The stack without its first part, which is the message. */
function framesOf(error: Error): string {
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|<anonymous>\)?|native\)?)$/.test(line));
  return frames.slice(0, 20).join('\n');
}
