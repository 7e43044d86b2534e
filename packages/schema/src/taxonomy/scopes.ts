/**
 * What an app may do, in OAuth's words. The one list: manifests, consent pages, grants and tokens use these and no others.
 * A scope opens operations; which personal data they then answer is decided by purpose, as for everybody.
 */
export const SCOPES = {
  'tickets:read': {
    description: 'See tickets, their messages and files, and follow their changes',
    adminWords: 'see tickets and what is written in them',
  },
  'tickets:write': {
    description: 'Create tickets, answer them, hand them over, merge, tag and close them',
    adminWords: 'create, answer and change tickets',
  },
  'chats:read': {
    description: 'See chats, their messages and files, who is writing, and follow their changes',
    adminWords: 'see chats and what is written in them',
  },
  'chats:write': {
    description: 'Open chats, write in them, hand them over and close them',
    adminWords: 'open chats and write in them',
  },
  'notes:read': {
    description: 'See what staff wrote for each other, where the grant names that kind of data',
    adminWords: 'see internal notes of your staff',
  },
  'notes:write': { description: 'Write notes for staff', adminWords: 'write notes for your staff' },
  'people:read': {
    description: 'List and look up people, beside those whom a ticket or chat names',
    adminWords: 'list and look up the people you serve',
  },
  'teams:read': { description: 'List the teams', adminWords: 'see which teams you have' },
  'visits:read': {
    description: 'See visits to the site, below a person',
    adminWords: 'see what people did on your site',
  },
  'invoices:read': { description: 'See invoices, below a person', adminWords: 'see invoices' },
  'posts:read': { description: 'See public posts, below a person', adminWords: 'see public posts' },
  'consent:read': {
    description: 'See what people said about each purpose',
    adminWords: 'see what people agreed to',
  },
  'consent:write': {
    description: 'Record that a person agreed, refused or took a consent back',
    adminWords: 'record what people agree to',
  },
  'dsar:submit': {
    description: 'Hand in what people ask for under their rights, such as an objection',
    adminWords: 'hand in requests of people about their rights',
  },
} as const satisfies Record<string, { readonly description: string; readonly adminWords: string }>;

/** A word of the list: `tickets:read`. */
export type Scope = keyof typeof SCOPES;

export const SCOPE_IDS = Object.keys(SCOPES) as readonly string[] as readonly [Scope, ...Scope[]];

/** Scopes that let an app read. */
export const READ_SCOPES: readonly Scope[] = SCOPE_IDS.filter((id) => id.endsWith(':read'));

export function isScope(text: unknown): text is Scope {
  return typeof text === 'string' && Object.hasOwn(SCOPES, text);
}
