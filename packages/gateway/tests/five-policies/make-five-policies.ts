import { migrate, openDatabase } from '@remit/schema';
import { askFivePolicies } from './ask.ts';
import { DIFFERENCES } from './differences.ts';
import { inMarkdown } from './print.ts';

/**
 * Runs the question on a database of its own and answers the text of `docs/five-policies.md`.
 * @throws {Error} a difference that the text tells of does not hold
 */
export async function makeFivePolicies(): Promise<string> {
  const database = await openDatabase({ memory: true });
  try {
    await migrate(database);
    const answers = await askFivePolicies(database);
    for (const { says, holds } of DIFFERENCES) {
      if (!holds(answers)) throw new Error(`This does not hold any more: ${says}`);
    }
    return inMarkdown(answers);
  } finally {
    await database.close();
  }
}
