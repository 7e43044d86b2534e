import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
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
  readonly problem: ProblemFacts;

  constructor(problem: ProblemFacts) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Ids of what a change touched, for the payload; or the problems that stopped it. */
export type Outcome<Ids extends object> = Partial<Ids> & { problems: ProblemFacts[] };

/**
 * Runs a change in one transaction, with its entry in the ledger: all of it happens, or nothing and the caller is told
 * why. No change is made that nobody could account for (GDPR 5(2)).
 */
export async function change<Ids extends object>(
  { database, reads, prepareRecord }: Context,
  work: (tx: Prisma.TransactionClient) => Promise<Ids>,
): Promise<Outcome<Ids>> {
  const record = await prepareRecord();
  reads.beginWrite();
  try {
    const ids = await database.prisma.$transaction(async (tx) => {
      const outcome = await work(tx);
      await record(tx);
      return outcome;
    });
    reads.writeRecorded();
    return { ...ids, problems: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const nothing: Partial<Ids> = {};
    return { ...nothing, problems: [error.problem] };
  }
}

/** The `problems` field that every payload has. */
export function problemsField(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, { problems: ProblemFacts[] }>,
) {
  return t.field({ type: [Problem], nullable: false, resolve: ({ problems }) => problems });
}
