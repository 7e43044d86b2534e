import type { Business } from '../business.ts';
import { locusdThreads } from './locusd-threads.ts';

export const locusd: Business = {
  profile: 'locusd',
  languages: { sr: 54, 'sr-Cyrl': 10, en: 20, de: 16 },
  words: {
    project: {
      sr: [
        'mobilno naručivanje',
        'nalepnice za magacin',
        'zakazivanje preko sajta',
        'portal za kupce',
        'izveštaji na mapi',
      ],
      en: ['mobile ordering', 'warehouse labels', 'online booking', 'a customer portal', 'reports on a map'],
      de: ['mobile Bestellung', 'Etiketten für das Lager', 'Online-Terminbuchung', 'ein Kundenportal'],
    },
    rate: ['200', '500', '1000'],
  },
  threads: locusdThreads,
  pages: ['/', '/projekti', '/usluge', '/karijera', '/kontakt', '/projekti/portal'],
  features: ['contact form', 'offer request', 'newsletter form', 'survey'],
  jobTitles: ['Director', 'Project manager', 'IT lead', 'Procurement officer'],
  invoices: {
    currency: 'RSD',
    items: ['Development, milestone', 'Maintenance, one month'],
    amount: [9_000_000, 90_000_000],
  },
  posts: {
    platforms: ['facebook', 'linkedin', 'instagram'],
    texts: [
      'Odlična prezentacija juče, hvala na pozivu!',
      'Čestitke timu na novom portalu!',
      'Is the internship open to students from abroad?',
      'Kada izlazi nova verzija aplikacije?',
      'Sehr schöner Beitrag, viel Erfolg weiterhin!',
      'Svaka čast na brzoj podršci.',
      'Great talk on maps and reports, slides please?',
    ],
  },
};
