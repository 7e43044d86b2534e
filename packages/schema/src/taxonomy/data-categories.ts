/** How much harm a leak does, in the profile's words. `special` and `criminal` are Art. 9 and Art. 10 GDPR. */
export const SENSITIVITIES = ['normal', 'id_document', 'financial', 'special', 'criminal'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** What the taxonomy knows about one kind of personal data. */
export type DataCategoryFacts = {
  /** For people: the words a permission screen or a denial shows. */
  readonly description: string;
  readonly sensitivity: Sensitivity;
  /** True when a person writes it in their own words, so that it can hold anything, names of others included. */
  readonly freeText: boolean;
  /** What staff write for staff: never the person's own view, and an app's only where its grant names it outright. */
  readonly internal?: true;
};

/**
 * Every kind of personal data the system can hold, by dotted id (fideslang's style).
 *
 * A parent stands for everything below it: a policy that lists `user.contact` has listed
 * `user.contact.email`. Use {@link covers} to ask; never compare prefixes by hand.
 */
export const DATA_CATEGORIES = {
  user: { description: 'Everything about the person', sensitivity: 'normal', freeText: false },
  'user.name': {
    description: 'First and last name, or the name shown',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.contact': { description: 'Ways to reach the person', sensitivity: 'normal', freeText: false },
  'user.contact.email': { description: 'E-mail address', sensitivity: 'normal', freeText: false },
  'user.contact.phone_number': { description: 'Phone number', sensitivity: 'normal', freeText: false },
  'user.contact.address': { description: 'Postal address', sensitivity: 'normal', freeText: false },
  'user.unique_id': {
    description: 'Identifiers given by other services',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.unique_id.communication_service': {
    description: 'Account id at a messenger, such as Viber or WhatsApp',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.account': { description: 'The account and how it is used', sensitivity: 'normal', freeText: false },
  'user.account.profile_photo': { description: 'Profile photo', sensitivity: 'normal', freeText: false },
  'user.account.sign_in_activity': {
    description: 'Times of signing in and out',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.job_title': { description: 'Job title or role', sensitivity: 'normal', freeText: false },
  'user.device': { description: 'The device and its connection', sensitivity: 'normal', freeText: false },
  'user.device.ip_address': { description: 'IP address', sensitivity: 'normal', freeText: false },
  'user.device.user_agent': {
    description: 'Device, browser and operating system',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.device.network_provider': {
    description: 'Internet provider',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.behavior': {
    description: 'What the person does on the site and in the product',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.behavior.browsing_history': {
    description: 'Pages and addresses visited, and where the person came from',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.behavior.clickstream': {
    description: 'Clicks, scrolling and time spent',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.behavior.usage': {
    description: 'Features used, how often, and how long',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.content': { description: 'What the person writes or sends', sensitivity: 'normal', freeText: true },
  'user.content.chat': { description: 'Chat messages', sensitivity: 'normal', freeText: true },
  'user.content.ticket': {
    description: 'Ticket texts and support e-mail',
    sensitivity: 'normal',
    freeText: true,
  },
  'user.content.attachment': {
    description: 'Files, pictures and screenshots sent',
    sensitivity: 'normal',
    freeText: true,
  },
  'user.content.internal_note': {
    description: 'What staff note down about a case, for each other',
    sensitivity: 'normal',
    freeText: true,
    internal: true,
  },
  'user.content.public': {
    description: 'Posts, comments and likes on public pages',
    sensitivity: 'normal',
    freeText: true,
  },
  'user.content.feedback': {
    description: 'Ratings, reviews and survey answers',
    sensitivity: 'normal',
    freeText: true,
  },
  'user.financial': { description: 'Money matters', sensitivity: 'financial', freeText: false },
  'user.financial.transaction': {
    description: 'Payments, invoices and subscriptions',
    sensitivity: 'financial',
    freeText: false,
  },
  'user.financial.debt': { description: 'Money owed', sensitivity: 'financial', freeText: false },
  'user.government_id': {
    description: 'Identification by the state',
    sensitivity: 'id_document',
    freeText: false,
  },
  'user.government_id.national_identification_number': {
    description: 'National identification number',
    sensitivity: 'id_document',
    freeText: false,
  },
  'user.government_id.document': {
    description: 'Number of a passport or identity card',
    sensitivity: 'id_document',
    freeText: false,
  },
  'user.government_id.document_copy': {
    description: 'Copies of personal documents',
    sensitivity: 'id_document',
    freeText: false,
  },
  'user.location': { description: 'Where the person is', sensitivity: 'normal', freeText: false },
  'user.location.imprecise': {
    description: 'Country, region or city',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.privacy_preferences': {
    description: 'Consents, refusals, objections and disclosures on record',
    sensitivity: 'normal',
    freeText: false,
  },
  'user.health_and_medical': { description: 'Health', sensitivity: 'special', freeText: false },
  'user.criminal_history': {
    description: 'Criminal convictions and offences',
    sensitivity: 'criminal',
    freeText: false,
  },
  employee: { description: 'Everything about a member of staff', sensitivity: 'normal', freeText: false },
  'employee.name': { description: 'Name of a member of staff', sensitivity: 'normal', freeText: false },
  'employee.contact': {
    description: 'Ways to reach a member of staff',
    sensitivity: 'normal',
    freeText: false,
  },
  'employee.contact.email': {
    description: 'E-mail address of a member of staff',
    sensitivity: 'normal',
    freeText: false,
  },
  'employee.availability': {
    description: 'Whether a member of staff is at work',
    sensitivity: 'normal',
    freeText: false,
  },
} as const satisfies Record<string, DataCategoryFacts>;

/** One kind of personal data, as a dotted id: `user.contact.email`. */
export type DataCategory = keyof typeof DATA_CATEGORIES;

/** All category ids, parents included, in the order of the table. */
export const DATA_CATEGORY_IDS = Object.keys(DATA_CATEGORIES) as readonly string[] as readonly [
  DataCategory,
  ...DataCategory[],
];

/** Tells whether a string is a category id. */
export function isDataCategory(value: unknown): value is DataCategory {
  return typeof value === 'string' && Object.hasOwn(DATA_CATEGORIES, value);
}

/**
 * Whether a listed category includes the one asked for: itself, and everything below it.
 *
 * @example
 * covers('user.contact', 'user.contact.email'); // true
 * covers('user.contact.email', 'user.contact'); // false: the part does not stand for the whole
 */
export function covers(listed: DataCategory, asked: DataCategory): boolean {
  return listed === asked || asked.startsWith(`${listed}.`);
}

/** Whether staff write this kind of data for staff alone. */
export function isInternal(category: DataCategory): boolean {
  const facts: DataCategoryFacts = DATA_CATEGORIES[category];
  return facts.internal === true;
}

/** Whether a category, or anything below it, is written in a person's own words. */
export function mayHoldFreeText(category: DataCategory): boolean {
  return DATA_CATEGORY_IDS.some((id) => covers(category, id) && DATA_CATEGORIES[id].freeText);
}
