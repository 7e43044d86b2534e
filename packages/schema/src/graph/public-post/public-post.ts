import { builder } from '../../builder.ts';
import type { PolicyProfile } from '../../profile/shape.ts';

const author = [['dataSubject']] as const;
const post = { category: 'user.content.public', of: author } as const;

/** Something a person published on the controller's pages on a social platform. */
export const PublicPost = builder.prismaObject('PublicPost', {
  description: 'Something a person published on the controller’s pages on a social platform.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    isOutsideProtection: t.boolean({
      nullable: false,
      personal: false,
      description:
        'The policy says that what people make public on such pages is outside its promise of protection. It is read for its purposes all the same.',
      resolve: (_post, _args, { inForce }) => isPublicChannel(inForce.policy.profile),
    }),
    platform: t.exposeString('platform', { nullable: true, personal: post }),
    body: t.exposeString('body', { nullable: true, personal: post }),
    postedAt: t.expose('postedAt', { type: 'DateTime', nullable: true, personal: post }),
  }),
});

/** As the profile's list of channels calls the controller's pages on social platforms. */
const SOCIAL_PAGE = 'social_page';

function isPublicChannel({ channels }: PolicyProfile): boolean {
  return channels.some(({ id, public: isPublic }) => id === SOCIAL_PAGE && isPublic.value);
}
