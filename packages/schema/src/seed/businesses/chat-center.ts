import type { Business } from '../business.ts';
import { chatCenterThreads } from './chat-center-threads.ts';

export const chatCenter: Business = {
  profile: 'chat-center',
  languages: { ro: 62, en: 38 },
  words: {
    plan: ['Day', 'Day and Night', 'Enterprise'],
    rate: ['300', '800', '1200', '2500'],
    amount: ['180 EUR', '420 EUR', '760 EUR', '1.150 EUR'],
    field: ['garden furniture', 'shoes', 'books', 'kitchenware', 'toys'],
  },
  threads: chatCenterThreads,
  pages: ['/', '/services', '/pricing', '/book-a-demo', '/case-studies', '/newsletter', '/contact'],
  features: ['demo booking', 'live chat', 'monthly report', 'newsletter', 'feedback form'],
  jobTitles: ['Shop owner', 'Head of sales', 'Accountant', 'Customer care manager'],
  invoices: {
    currency: 'EUR',
    items: ['Managed live chat, one month', 'Night hours', 'Set-up of answers', 'Monthly report'],
    amount: [12_000, 180_000],
  },
  posts: {
    platforms: ['facebook', 'linkedin'],
    texts: ['Servicii foarte bune!', 'Do you have an office in Vienna?'],
  },
};
