/** Kinds of records that live and end together. Every profile must say how long each of the required ones lives. */
export const RETENTION_CLASSES = {
  account: { description: 'the account of a person', required: true },
  'ticket.closed': { description: 'closed tickets', required: true },
  'chat.active': { description: 'open and ongoing conversations', required: true },
  attachment: { description: 'files sent in conversations', required: true },
  billing: { description: 'payments, invoices and transactions', required: true },
  contract: { description: 'contracts and what was collected for them', required: true },
  'log.security': { description: 'sign-in and security logs', required: true },
  'log.error': { description: 'error and diagnostic logs', required: true },
  'log.web': { description: 'web server log', required: true },
  'log.audit': { description: 'who read what about whom', required: true },
  analytics: { description: 'usage and page statistics', required: true },
  survey: { description: 'survey answers, ratings and reviews', required: true },
  marketing: { description: 'data used for marketing', required: true },
  acceptance: { description: 'proof that a policy was accepted', required: true },
  consent: { description: 'consents, refusals, withdrawals and objections', required: true },
  request: { description: 'requests of data subjects and the answers', required: true },
  usage: { description: 'what single people do in the product', required: false },
  location: { description: 'location that the person agreed to give', required: false },
  social: { description: 'exchanges on public social pages', required: false },
  lead: { description: 'bookings and inquiries before any contract', required: false },
} as const;

export type RetentionClass = keyof typeof RETENTION_CLASSES;
export const RETENTION_CLASS_IDS = Object.keys(RETENTION_CLASSES) as readonly string[] as readonly [
  RetentionClass,
  ...RetentionClass[],
];
