// Lists which test shows which obligation: `npm run obligations`; with `--write` into docs/obligations.md.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { obligationAreas } from './obligations/obligations.ts';
import { readTests } from './obligations/read-tests.ts';
import { byObligation, inMarkdown, inPlainText } from './obligations/report.ts';
import { repoRoot } from './source-files.ts';

export const obligationsDocument = 'docs/obligations.md';

/** @throws {Error} a test carries an id that there is not, or in a place where it does not count */
export function makeObligationsDocument(): string {
  const { tests, faults } = readTests();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return inMarkdown(obligationAreas, byObligation(tests));
}

async function main(write: boolean): Promise<number> {
  const { tests, asleep, faults } = readTests();
  process.stdout.write(inPlainText(obligationAreas, byObligation(tests)));
  for (const place of asleep) console.error(`Does not count, because it does not run for sure: ${place}`);
  for (const fault of faults) console.error(`Wrong: ${fault}`);
  if (faults.length > 0) return 1;
  if (write) {
    await writeFile(join(repoRoot, obligationsDocument), makeObligationsDocument());
    console.log(`Written to ${obligationsDocument}.`);
  }
  return 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--write'));
