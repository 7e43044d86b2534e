import { builder } from '../../builder.ts';
import { newPublicId } from '../../db/public-id.ts';
import { conversationForWrite } from '../conversation/write.ts';
import { authorOf, notFound } from '../people.ts';
import { change, type Outcome, problemsField } from '../problem.ts';
import { recordChange } from '../record-change.ts';
import { refuseVisitors } from '../staff-only.ts';
import { cleanBody } from '../text.ts';
import { takeFiles } from '../upload/take-files.ts';
import { InternalNote } from './internal-note.ts';
import { INTERNAL, visibleNotes } from './visible-notes.ts';

const AddInternalNoteInput = builder.inputType('AddInternalNoteInput', {
  fields: (t) => ({
    conversationId: t.id({ required: true, personal: false }),
    body: t.string({ required: true, personal: { category: INTERNAL } }),
    authorId: t.id({ personal: false, description: 'For apps: the agent whose words these are.' }),
    uploadIds: t.idList({ personal: false, description: 'Files from beginUpload, announced as internal.' }),
  }),
});

const AddInternalNotePayload = builder
  .objectRef<Outcome<{ noteId: number }>>('AddInternalNotePayload')
  .implement({
    fields: (t) => ({
      problems: problemsField(t),
      note: t.prismaField({
        type: InternalNote,
        nullable: true,
        resolve: (query, { noteId }, _args, context) =>
          noteId === undefined
            ? null
            : context.database.prisma.internalNote.findUnique({
                ...query,
                where: { ...visibleNotes(context), id: noteId },
                relationLoadStrategy: 'join',
              }),
      }),
    }),
  });

builder.mutationField('addInternalNote', (t) =>
  t.field({
    type: AddInternalNotePayload,
    description:
      'Writes down what other staff must know about a ticket or chat. Its requester never sees it.',
    args: { input: t.arg({ type: AddInternalNoteInput, required: true }) },
    resolve: (_root, { input }, context) =>
      change(context, async (tx) => {
        refuseVisitors(context);
        const body = cleanBody(input.body, 'body', input.uploadIds);
        const conversation = await conversationForWrite(tx, context, input.conversationId, {
          field: 'conversationId',
          category: INTERNAL,
        });
        const author = await authorOf(tx, context, conversation.requesterId, input.authorId);
        // A requester writes no notes about its own case, whoever passes them on.
        if (author.id === conversation.requesterId) throw notFound('authorId');
        const files = await takeFiles(tx, context, input.uploadIds, true);
        const of = {
          controllerId: context.controller.id,
          authorId: author.id,
          requesterId: conversation.requesterId,
        };
        const note = await tx.internalNote.create({
          data: {
            ...of,
            publicId: newPublicId('internalNote'),
            conversationId: conversation.id,
            body,
            writtenAt: context.now,
          },
          select: { id: true },
        });
        const ofNote = { ...of, noteId: note.id, createdAt: context.now };
        await tx.noteAttachment.createMany({
          data: files.map((file) => ({ ...file, ...ofNote, publicId: newPublicId('noteAttachment') })),
        });
        // No change of the conversation: its requester hears of those.
        await recordChange(tx, context, {
          type: 'NOTE_ADDED',
          conversationId: conversation.id,
          messageId: note.id,
          dataSubjectId: conversation.requesterId,
        });
        return { noteId: note.id };
      }),
  }),
);
