import { builder } from '../../builder.ts';
import { URL_DESCRIPTION, urlOf } from '../attachment/attachment.ts';
import { InternalNote } from './internal-note.ts';
import { INTERNAL, visibleNotes } from './visible-notes.ts';

/** As much a note as the words beside it. */
const label = { category: INTERNAL, of: [['author'], ['requester']] } as const;

const NoteAttachment = builder.prismaNode('NoteAttachment', {
  description: 'A file that came with an internal note. The person it is about never sees it.',
  id: { field: 'publicId' },
  // What is not there is null, like what the caller may not know of.
  nullable: true,
  select: { id: true, publicId: true },
  findUnique: (publicId, context) => ({
    publicId,
    controllerId: context.controller.id,
    note: visibleNotes(context),
  }),
  fields: (t) => ({
    fileName: t.exposeString('fileName', { nullable: true, personal: label }),
    mediaType: t.exposeString('mediaType', { nullable: true, personal: label }),
    byteSize: t.exposeInt('byteSize', { nullable: true, personal: label }),
    url: t.string({
      nullable: true,
      personal: label,
      description: URL_DESCRIPTION,
      select: { publicId: true, fileId: true },
      resolve: ({ publicId, fileId }, _args, context) => urlOf(context, publicId, fileId),
    }),
  }),
});

builder.prismaObjectField(InternalNote, 'attachments', (t) =>
  t.relation('attachments', { type: NoteAttachment, nullable: true, query: { orderBy: { id: 'asc' } } }),
);
