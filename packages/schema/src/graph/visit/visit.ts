import { builder } from '../../builder.ts';

const visitor = [['dataSubject']] as const;

/** What a browser sent by itself during one visit. */
export const Visit = builder.prismaObject('Visit', {
  description: 'What a browser sent by itself during one visit.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('publicId', { nullable: false, personal: false }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      personal: { category: 'user.behavior.browsing_history', of: visitor },
    }),
    ipAddress: t.exposeString('ipAddress', {
      nullable: true,
      personal: { category: 'user.device.ip_address', of: visitor },
    }),
    userAgent: t.exposeString('userAgent', {
      nullable: true,
      description: 'Device, browser and operating system.',
      personal: { category: 'user.device.user_agent', of: visitor },
    }),
    networkProvider: t.exposeString('networkProvider', {
      nullable: true,
      personal: { category: 'user.device.network_provider', of: visitor },
    }),
    pageUrl: t.exposeString('pageUrl', {
      nullable: true,
      personal: { category: 'user.behavior.browsing_history', of: visitor },
    }),
    referrerUrl: t.exposeString('referrerUrl', {
      nullable: true,
      personal: { category: 'user.behavior.browsing_history', of: visitor },
    }),
    clickstream: t.exposeString('clickstream', {
      nullable: true,
      personal: { category: 'user.behavior.clickstream', of: visitor },
    }),
    featuresUsed: t.exposeString('featuresUsed', {
      nullable: true,
      personal: { category: 'user.behavior.usage', of: visitor },
    }),
  }),
});
