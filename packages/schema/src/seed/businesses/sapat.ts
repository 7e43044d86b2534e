import type { Business } from '../business.ts';
import { sapatThreads } from './sapat-threads.ts';

export const sapat: Business = {
  profile: 'sapat',
  languages: { en: 44, sr: 36, 'sr-Cyrl': 6, de: 14 },
  words: {
    plan: ['Starter', 'Growth', 'Team'],
    shop: ['WooCommerce', 'Shopify', 'Magento', 'PrestaShop'],
    amount: ['9 EUR', '19 EUR', '29 EUR', '49 EUR'],
  },
  threads: sapatThreads,
  pages: [
    '/',
    '/pricing',
    '/docs/install',
    '/integrations/slack',
    '/signup',
    '/blog/first-reply',
    '/contact',
  ],
  features: [
    'chat widget',
    'ticket inbox',
    'saved replies',
    'Slack integration',
    'transcripts',
    'team roles',
  ],
  jobTitles: ['Shop owner', 'Support agent', 'Web developer', 'Head of customer care', 'Founder'],
  invoices: {
    currency: 'EUR',
    items: ['Starter, one month', 'Growth, one month', 'Team, one year'],
    amount: [900, 49_000],
  },
  posts: {
    platforms: ['forum'],
    texts: [
      'Is there a way to show opening hours inside the widget?',
      'Sharing my setup: one saved reply for each shipping country saved us an hour a day.',
      'Da li neko koristi widget na sajtu sa više jezika?',
      'The new ticket view is so much faster, thank you!',
      'Feature wish: keyboard shortcuts in the inbox.',
    ],
  },
};
