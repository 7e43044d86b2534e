import type { Context } from '../../context.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { notFound } from '../people.ts';
import { Refusal } from '../problem.ts';
import { changeOf, recordChange } from '../record-change.ts';
import type { ConversationFound } from './write.ts';

type To = {
  readonly agentId?: string | null | undefined;
  readonly teamId?: string | null | undefined;
};

/**
 * Gives a conversation to an agent, a team, an agent of a team, or to nobody: what is left out is nobody.
 * @throws Refusal CONFLICT when it is closed, NOT_FOUND when there is no such agent at work or no such team
 */
export async function assign(
  tx: Prisma.TransactionClient,
  context: Context,
  conversation: ConversationFound,
  { agentId, teamId }: To,
): Promise<void> {
  if (conversation.status === 'CLOSED') {
    throw new Refusal({
      code: 'CONFLICT',
      message: 'This conversation is closed.',
      remedy: 'Reopen it first.',
    });
  }
  const { id: controllerId } = context.controller;
  const data = {
    assigneeId: agentId ? await agentWithId(tx, controllerId, agentId) : null,
    teamId: teamId ? await teamWithId(tx, controllerId, teamId) : null,
  };
  await tx.conversation.update({ where: { id: conversation.id }, data });
  await recordChange(tx, context, {
    type: changeOf(conversation.kind),
    conversationId: conversation.id,
    dataSubjectId: conversation.requesterId,
  });
}

async function agentWithId(
  tx: Prisma.TransactionClient,
  controllerId: number,
  publicId: string,
): Promise<number> {
  const agent = await tx.dataSubject.findUnique({
    where: { publicId, controllerId, kind: 'STAFF', agent: { disabledAt: null } },
    select: { id: true },
  });
  if (agent === null) throw notFound('agentId');
  return agent.id;
}

async function teamWithId(
  tx: Prisma.TransactionClient,
  controllerId: number,
  publicId: string,
): Promise<number> {
  const team = await tx.team.findUnique({ where: { publicId, controllerId }, select: { id: true } });
  if (team === null) throw notFound('teamId');
  return team.id;
}
