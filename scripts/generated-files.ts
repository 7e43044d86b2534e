/**
 * A generator whose output is committed. `npm run generate` runs them all in this order;
 * `npm test` fails when what is committed is not what they write.
 */
export interface GeneratedFiles {
  readonly name: string;
  /** Files or folders it makes, from the repository's root. */
  readonly outputs: readonly string[];
  /**
   * `prints`: standard output is the text of the one output.
   * `writes`: gets a folder as last argument and writes there, under the same paths as in the repository.
   */
  readonly how: 'prints' | 'writes';
  readonly command: readonly string[];
}

/** The list. An entry is added together with its generator. */
export const generatedFiles: readonly GeneratedFiles[] = [];
