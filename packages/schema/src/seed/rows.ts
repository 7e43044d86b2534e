import type { Prisma } from '../db/generated/client.ts';

/** A row whose id is still a place in its own list, counted from 1; `insert.ts` gives the real one. */
type Numbered<Row> = Row & { id: number };

/** All rows of one controller, before they have ids. Every reference is a place in the list it points into. */
export type ControllerRows = {
  readonly people: Numbered<Prisma.DataSubjectCreateManyInput>[];
  readonly agents: Prisma.AgentCreateManyInput[];
  readonly teams: Numbered<Prisma.TeamCreateManyInput>[];
  readonly conversations: Numbered<Prisma.ConversationCreateManyInput>[];
  readonly messages: Numbered<Prisma.MessageCreateManyInput>[];
  readonly seen: Prisma.ConversationSeenCreateManyInput[];
  readonly ratings: Prisma.RatingCreateManyInput[];
  readonly notes: Prisma.InternalNoteCreateManyInput[];
  readonly attachments: Prisma.AttachmentCreateManyInput[];
  readonly customFields: Numbered<Prisma.CustomFieldCreateManyInput>[];
  readonly customFieldValues: Prisma.CustomFieldValueCreateManyInput[];
  readonly visits: Prisma.VisitCreateManyInput[];
  readonly invoices: Prisma.InvoiceCreateManyInput[];
  readonly posts: Prisma.PublicPostCreateManyInput[];
  readonly consents: Prisma.ConsentRecordCreateManyInput[];
  readonly objections: Prisma.ObjectionCreateManyInput[];
  readonly restrictions: Prisma.RestrictionCreateManyInput[];
};

export type PersonRow = ControllerRows['people'][number];

/** What every row of a controller carries. */
export type Owner = { readonly controllerId: number; readonly policyVersionId: number };

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** So many milliseconds before. */
export function before(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() - Math.round(milliseconds));
}
