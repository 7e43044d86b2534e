import type { Context } from '../context.ts';
import type { Prisma } from '../db/generated/client.ts';
import { demandPurpose } from './permit-write.ts';
import { Refusal } from './problem.ts';

export type PersonFound = { readonly id: number; readonly lawfulness: string };

const columns = { id: true, lawfulness: true } as const;

/**
 * The person a mutation is about: a visitor is always the person itself; staff and apps name one.
 * @throws Refusal when nobody is named, a visitor names somebody else, or there is no such customer here
 */
export async function aboutWhom(
  tx: Prisma.TransactionClient,
  context: Context,
  publicId: string | null | undefined,
  field: string,
): Promise<PersonFound> {
  const { caller, controller } = context;
  if (caller.kind === 'VISITOR') {
    const self = await tx.dataSubject.findUniqueOrThrow({
      where: { id: caller.dataSubjectId, controllerId: controller.id },
      select: { ...columns, publicId: true },
    });
    if (publicId && publicId !== self.publicId) throw notFound(field);
    return self;
  }
  if (!publicId) {
    throw new Refusal({ code: 'INVALID_INPUT', field, message: 'Say which person this is about.' });
  }
  demandPurpose(context);
  const person = await tx.dataSubject.findUnique({
    where: { publicId, controllerId: controller.id, kind: 'CUSTOMER' },
    select: columns,
  });
  if (person === null) throw notFound(field);
  return person;
}

/**
 * Who is the author of what the caller writes: agents and visitors themselves; an app names whose words it passes on.
 * @throws Refusal
 */
export async function authorOf(
  tx: Prisma.TransactionClient,
  { caller, controller }: Context,
  requesterId: number,
  authorPublicId: string | null | undefined,
): Promise<PersonFound> {
  if (caller.kind !== 'APP') {
    return tx.dataSubject.findUniqueOrThrow({ where: { id: caller.dataSubjectId }, select: columns });
  }
  const field = 'authorId';
  if (!authorPublicId) {
    throw new Refusal({
      code: 'INVALID_INPUT',
      field,
      message: 'An app passes on what a person wrote.',
      remedy: 'Give the id of the agent or of the requester in authorId.',
    });
  }
  const author = await tx.dataSubject.findUnique({
    where: { publicId: authorPublicId, controllerId: controller.id },
    select: { ...columns, kind: true },
  });
  if (author === null || (author.kind === 'CUSTOMER' && author.id !== requesterId)) throw notFound(field);
  return author;
}

export function notFound(field: string): Refusal {
  return new Refusal({ code: 'NOT_FOUND', field, message: 'There is nothing with this id here.' });
}
