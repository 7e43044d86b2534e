import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { visibleConversations } from '../conversation/visible.ts';

/** What a file says, and that it is there, is personal data of who sent it and of the conversation's requester. */
const attachment = { category: 'user.content.attachment', of: [['author'], ['requester']] } as const;

/** Of every `url` field of a file. */
export const URL_DESCRIPTION =
  'Where its bytes are: for a few minutes, for this caller and purpose, and decided again when it is fetched. Null where there are none.';

/** A file that came with a message. */
export const Attachment = builder.prismaNode('Attachment', {
  description: 'A file that came with a message.',
  id: { field: 'publicId' },
  // What is not there is null, like what belongs to somebody else.
  nullable: true,
  select: { id: true, publicId: true },
  findUnique: (publicId, context) => ({
    publicId,
    controllerId: context.controller.id,
    conversation: visibleConversations(context),
  }),
  fields: (t) => ({
    fileName: t.exposeString('fileName', { nullable: true, personal: attachment }),
    mediaType: t.exposeString('mediaType', { nullable: true, personal: attachment }),
    byteSize: t.exposeInt('byteSize', { nullable: true, personal: attachment }),
    url: t.string({
      nullable: true,
      personal: attachment,
      description: URL_DESCRIPTION,
      select: { publicId: true, fileId: true },
      resolve: ({ publicId, fileId }, _args, context) => urlOf(context, publicId, fileId),
    }),
  }),
});

/** The address of bytes that are there. What they are is decided again when they are fetched. */
export function urlOf({ files }: Context, publicId: string, fileId: number | null): string | null {
  return fileId === null || files === undefined ? null : files.addressOf('attachment', publicId).url;
}
