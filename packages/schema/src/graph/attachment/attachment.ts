import { builder } from '../../builder.ts';

const attachment = { category: 'user.content.attachment', of: [['author'], ['requester']] } as const;

/** What is known of a file that came with a message. */
export const Attachment = builder.prismaObject('Attachment', {
  description: 'What is known of a file that came with a message.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    fileName: t.exposeString('fileName', { nullable: true, personal: attachment }),
    mediaType: t.exposeString('mediaType', { nullable: true, personal: attachment }),
    byteSize: t.exposeInt('byteSize', { nullable: true, personal: attachment }),
  }),
});
