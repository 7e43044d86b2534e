import type { Prisma } from '../db/generated/client.ts';
import type { ControllerRows } from './rows.ts';

/** Rows in one INSERT: far below PostgreSQL's limit of parameters, and small enough for PGlite's memory. */
const batch = 500;

/** Writes all rows of one controller, turning places in lists into ids. Answers the ids of the people. */
export async function insertRows(tx: Prisma.TransactionClient, rows: ControllerRows): Promise<number[]> {
  const personIds = await reserveIds(tx, 'data_subject', rows.people.length);
  const conversationIds = await reserveIds(tx, 'conversation', rows.conversations.length);
  const teamIds = await reserveIds(tx, 'team', rows.teams.length);
  const messageIds = await reserveIds(tx, 'message', rows.messages.length);
  const fieldIds = await reserveIds(tx, 'custom_field', rows.customFields.length);
  const person = (place: number): number => at(personIds, place);
  const conversation = (place: number): number => at(conversationIds, place);
  const message = (place: number): number => at(messageIds, place);
  const ofPerson = <Row extends { dataSubjectId: number }>(row: Row): Row => ({
    ...row,
    dataSubjectId: person(row.dataSubjectId),
  });

  await inBatches(rows.people, (data) =>
    tx.dataSubject.createMany({ data: data.map((row) => ({ ...row, id: person(row.id) })) }),
  );
  await inBatches(rows.agents, (data) => tx.agent.createMany({ data: data.map(ofPerson) }));
  await inBatches(rows.teams, (data) =>
    tx.team.createMany({ data: data.map((row) => ({ ...row, id: at(teamIds, row.id) })) }),
  );
  await inBatches(rows.conversations, (data) =>
    tx.conversation.createMany({
      data: data.map((row) => ({
        ...row,
        id: conversation(row.id),
        requesterId: person(row.requesterId),
        assigneeId: row.assigneeId ? person(row.assigneeId) : null,
        teamId: row.teamId ? at(teamIds, row.teamId) : null,
        chatId: row.chatId ? conversation(row.chatId) : null,
      })),
    }),
  );
  await inBatches(rows.messages, (data) =>
    tx.message.createMany({
      data: data.map((row) => ({
        ...row,
        id: message(row.id),
        conversationId: conversation(row.conversationId),
        authorId: person(row.authorId),
        requesterId: person(row.requesterId),
      })),
    }),
  );
  await inBatches(rows.notes, (data) =>
    tx.internalNote.createMany({
      data: data.map((row) => ({
        ...row,
        conversationId: conversation(row.conversationId),
        authorId: person(row.authorId),
        requesterId: person(row.requesterId),
      })),
    }),
  );
  await inBatches(rows.seen, (data) =>
    tx.conversationSeen.createMany({
      data: data.map((row) => ({
        ...row,
        conversationId: conversation(row.conversationId),
        personId: person(row.personId),
        messageId: message(row.messageId),
      })),
    }),
  );
  await inBatches(rows.ratings, (data) =>
    tx.rating.createMany({
      data: data.map((row) => ({
        ...row,
        conversationId: conversation(row.conversationId),
        requesterId: person(row.requesterId),
      })),
    }),
  );
  await inBatches(rows.attachments, (data) =>
    tx.attachment.createMany({
      data: data.map((row) => ({
        ...row,
        conversationId: conversation(row.conversationId),
        messageId: message(row.messageId),
        authorId: person(row.authorId),
        requesterId: person(row.requesterId),
      })),
    }),
  );
  await inBatches(rows.customFields, (data) =>
    tx.customField.createMany({ data: data.map((row) => ({ ...row, id: at(fieldIds, row.id) })) }),
  );
  await inBatches(rows.customFieldValues, (data) =>
    tx.customFieldValue.createMany({
      data: data.map((row) => ({
        ...row,
        conversationId: conversation(row.conversationId),
        fieldId: at(fieldIds, row.fieldId),
      })),
    }),
  );
  // As they would have come in: lists of these show what was recorded last first.
  const visits = rows.visits.toSorted((a, b) => Number(a.startedAt) - Number(b.startedAt));
  const invoices = rows.invoices.toSorted((a, b) => Number(a.issuedAt) - Number(b.issuedAt));
  const posts = rows.posts.toSorted((a, b) => Number(a.postedAt) - Number(b.postedAt));
  await inBatches(visits, (data) => tx.visit.createMany({ data: data.map(ofPerson) }));
  await inBatches(invoices, (data) => tx.invoice.createMany({ data: data.map(ofPerson) }));
  await inBatches(posts, (data) => tx.publicPost.createMany({ data: data.map(ofPerson) }));
  await inBatches(rows.consents, (data) => tx.consentRecord.createMany({ data: data.map(ofPerson) }));
  await inBatches(rows.objections, (data) => tx.objection.createMany({ data: data.map(ofPerson) }));
  await inBatches(rows.restrictions, (data) => tx.restriction.createMany({ data: data.map(ofPerson) }));
  return personIds;
}

/** Takes ids out of the table's own sequence, so that rows can point at each other before they are written. */
async function reserveIds(tx: Prisma.TransactionClient, table: string, count: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT nextval(pg_get_serial_sequence(${table}, 'id')) AS id FROM generate_series(1, ${count}::int)`;
  return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

async function inBatches<Row>(rows: readonly Row[], write: (rows: Row[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await write(rows.slice(from, from + batch));
}

function at(ids: readonly number[], place: number): number {
  const id = ids[place - 1];
  if (id === undefined) throw new Error(`No row stands at place ${place}.`);
  return id;
}
