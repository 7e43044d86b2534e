/** Of zxcvbn's five: from here on a stolen table of bcrypt is not guessed through. */
const LEAST_SCORE = 3;

/**
 * Whether a password is among the first that somebody would try: a common one, a pattern, a word of the place itself.
 * @param known what an attacker knows: address, name, desk
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html
 */
export async function isGuessable(password: string, known: readonly string[]): Promise<boolean> {
  // The dictionaries are loaded with the first new password: most processes never see one.
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const words = known.flatMap((each) => [each, ...each.split(/[^\p{L}\p{N}]+/u)]);
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return estimator.check(password, words.filter(Boolean)).score < LEAST_SCORE;
}
