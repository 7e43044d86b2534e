import { builder } from '../builder.ts';
import type { Attempt, ChangedIds, Context, KeptOutcome } from '../context.ts';
import type { Prisma } from '../db/generated/client.ts';

const PROBLEM_CODES = ['INVALID_INPUT', 'NOT_FOUND', 'NOT_ALLOWED', 'PURPOSE_DENIED', 'CONFLICT'] as const;
const ProblemCode = builder.enumType('ProblemCode', { values: PROBLEM_CODES });

/** Why a mutation did nothing, as data. */
export type ProblemFacts = {
  readonly code: (typeof PROBLEM_CODES)[number];
  /** What is wrong, in plain words and without anybody's data. */
  readonly message: string;
  /** The input field at fault. */
  readonly field?: string;
  /** What to do. */
  readonly remedy?: string;
};

const Problem = builder.objectRef<ProblemFacts>('Problem').implement({
  personal: false,
  description: 'Why a mutation did nothing. An expected refusal is data; nothing is half done.',
  fields: (t) => ({
    code: t.field({ type: ProblemCode, nullable: false, resolve: ({ code }) => code }),
    message: t.exposeString('message', { nullable: false }),
    field: t.string({ resolve: ({ field }) => field ?? null }),
    remedy: t.string({ resolve: ({ remedy }) => remedy ?? null }),
  }),
});

/** Thrown inside a change to undo it; it reaches the caller as data. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly problems: readonly ProblemFacts[];

  /** One fault, or all that there are, where several can be told at once. */
  constructor(...problems: readonly [ProblemFacts, ...ProblemFacts[]]) {
    super(problems[0].message);
    this.problems = problems;
  }
}

/** Ids of what a change touched, for the payload; or the problems that stopped it. */
export type Outcome<Ids extends object> = Partial<Ids> & { problems: ProblemFacts[] };

/**
 * Runs a change in one transaction, with its entry in the ledger: all of it happens, or nothing and the caller is told
 * why. No change is made that nobody could account for (GDPR 5(2)). Sent again under the same key it is not made again:
 * the caller is told what came of it, as far as that may be seen now.
 */
export async function change<Ids extends ChangedIds>(
  context: Context,
  work: (tx: Prisma.TransactionClient) => Promise<Ids>,
): Promise<Outcome<Ids>> {
  const { database, reads, prepareRecord, nextAttempt } = context;
  const attempt = nextAttempt();
  const record = await prepareRecord();
  reads.beginWrite();
  try {
    const made = await database.prisma.$transaction(async (tx) => {
      const before = await attempt?.begin(tx);
      // What was refused is decided anew: it did nothing that could happen twice.
      if (before !== undefined && 'ids' in before) return { ids: idsNow<Ids>(context, before), again: true };
      const ids = await work(tx);
      await record(tx);
      await attempt?.keep(tx, { ids, categories: [...reads.writing.categories] });
      return { ids, again: false };
    });
    if (!made.again) reads.writeRecorded();
    return { ...made.ids, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { problems } = error;
    if (attempt) await database.prisma.$transaction((tx) => keepRefusal(tx, attempt, problems));
    const nothing: Partial<Ids> = {};
    return { ...nothing, problems: [...problems] };
  }
}

/** The key is used up by a refusal too: another operation under it is a mistake of the caller. */
async function keepRefusal(
  tx: Prisma.TransactionClient,
  attempt: Attempt,
  problems: readonly ProblemFacts[],
): Promise<void> {
  const before = await attempt.begin(tx);
  if (before === undefined) await attempt.keep(tx, { problems: problems.map(({ code }) => code) });
}

/**
 * The ids of an earlier change, or none of them where the caller may no longer write such data: what may be written is
 * what the payload may rest on. Whom the payload shows, and how, is decided by its own fields.
 */
function idsNow<Ids extends ChangedIds>(
  { plan }: Context,
  { ids, categories }: Extract<KeptOutcome, { ids: ChangedIds }>,
): Partial<Ids> {
  const permitted = categories.every((category) => plan.decisions.get(category)?.kind === 'allowed');
  // Whoever speaks for itself needs no purpose, and wrote no category that was asked for.
  const gated = plan.gate !== undefined && categories.length > 0;
  // The same operation, so the same ids: the key belongs to it alone.
  return permitted && !gated ? (ids as Partial<Ids>) : {};
}

/** The `problems` field that every payload has. */
export function problemsField(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, { problems: ProblemFacts[] }>,
) {
  return t.field({ type: [Problem], nullable: false, resolve: ({ problems }) => problems });
}
