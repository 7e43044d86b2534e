import { builder } from '../../builder.ts';

const author = [['dataSubject']] as const;
const post = { category: 'user.content.public', of: author } as const;

/** Something a person published on the controller's pages on a social platform. */
export const PublicPost = builder.prismaObject('PublicPost', {
  description: 'Something a person published on the controller’s pages on a social platform.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    platform: t.exposeString('platform', { nullable: true, personal: post }),
    body: t.exposeString('body', { nullable: true, personal: post }),
    postedAt: t.expose('postedAt', { type: 'DateTime', nullable: true, personal: post }),
  }),
});
