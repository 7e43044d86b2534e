import type { Business } from '../business.ts';
import { infostudThreads } from './infostud-threads.ts';

export const infostud: Business = {
  profile: 'infostud',
  languages: { sr: 64, 'sr-Cyrl': 12, hu: 17, en: 7 },
  words: {
    position: {
      sr: [
        'Magacioner',
        'Prodavac',
        'Knjigovođa',
        'Vozač kamiona',
        'Konobar',
        'Programer',
        'Administrativni radnik',
      ],
      hu: ['Raktáros', 'Eladó', 'Könyvelő', 'Sofőr', 'Pincér'],
      en: ['Accountant', 'Sales assistant', 'Programmer'],
    },
    field: {
      sr: ['Administracija', 'Trgovina', 'Logistika', 'Ugostiteljstvo'],
      hu: ['Kereskedelem', 'Logisztika'],
      en: ['IT', 'administration', 'logistics'],
    },
    city: ['Subotica', 'Novi Sad', 'Beograd', 'Sombor', 'Zrenjanin'],
  },
  threads: infostudThreads,
  pages: ['/', '/poslovi', '/poslovi/subotica', '/prijava', '/moj-nalog', '/za-poslodavce', '/cenovnik'],
  features: ['job search', 'saved searches', 'CV upload', 'applications', 'employer pages', 'notifications'],
  jobTitles: ['HR specialist', 'Recruiter', 'Office manager', 'Student'],
  invoices: {
    currency: 'RSD',
    items: ['Job advertisement', 'Package of advertisements'],
    amount: [900_000, 9_000_000],
  },
  posts: {
    platforms: ['facebook', 'instagram'],
    texts: ['Preko vas sam našla prvi posao, hvala!', 'Da li planirate sajam zapošljavanja u Subotici?'],
  },
};
