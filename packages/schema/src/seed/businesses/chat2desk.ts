import type { Business } from '../business.ts';
import { chat2deskThreads } from './chat2desk-threads.ts';

export const chat2desk: Business = {
  profile: 'chat2desk',
  languages: { sr: 52, 'sr-Cyrl': 12, en: 24, de: 12 },
  words: {
    channel: ['Viber', 'WhatsApp', 'Telegram', 'Instagram', 'Messenger'],
    plan: ['Start', 'Team', 'Business', 'Business Plus'],
    rate: ['60', '120', '300', '600'],
    menu: {
      sr: ['Automatizacija', 'Automatizacija › Scenariji'],
      en: ['Automation', 'Automation › Scenarios'],
      de: ['Automatisierung', 'Automatisierung › Abläufe'],
    },
  },
  threads: chat2deskThreads,
  pages: ['/', '/cene', '/integracije', '/kanali/viber', '/api', '/registracija', '/kontakt'],
  features: ['shared inbox', 'scenarios', 'templates', 'statistics', 'API tokens', 'channel settings'],
  jobTitles: ['Customer support lead', 'Owner', 'Developer', 'Office manager', 'Marketing specialist'],
  invoices: {
    currency: 'EUR',
    items: ['Licence, one month', 'Licence, one year', 'Extra operator'],
    amount: [2_500, 90_000],
  },
  posts: {
    platforms: ['facebook', 'linkedin'],
    texts: ['Konačno svi razgovori na jednom mestu, preporuka!', 'When will there be a dark theme?'],
  },
};
