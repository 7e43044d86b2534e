import { gatewayError } from '../errors.ts';

/** What an operation says about being cut. */
export type Resumption = {
  /** Where the stream went on until it was cut; it counts more than the argument with which it once began. */
  readonly after: string | undefined;
};

/**
 * Reads `extensions.resume` of an operation: `true` from a client that will resume if it is cut, so that its stream begins
 * with the place from which to do so; a cursor when it resumes.
 */
export function resumptionOf(
  extensions: Readonly<Record<string, unknown>> | undefined,
): Resumption | undefined {
  const resume = extensions?.['resume'];
  if (resume === undefined || resume === null) return undefined;
  if (resume === true) return { after: undefined };
  if (typeof resume === 'string') return { after: resume };
  throw gatewayError('BAD_USER_INPUT', '"resume" of the extensions is true or a cursor.');
}
