/** What the screen calls each kind of data. The API says its id; a policy may name kinds that this page has no word for. */
const WORDS: Readonly<Record<string, string>> = {
  user: 'everything about the person',
  'user.name': 'name',
  'user.contact': 'ways to reach the person',
  'user.contact.email': 'e-mail address',
  'user.contact.phone_number': 'phone number',
  'user.contact.address': 'postal address',
  'user.unique_id.communication_service': 'messenger account',
  'user.account.profile_photo': 'profile photo',
  'user.account.sign_in_activity': 'times of signing in',
  'user.job_title': 'job title',
  'user.device.ip_address': 'IP address',
  'user.device.user_agent': 'browser and device',
  'user.device.network_provider': 'internet provider',
  'user.behavior': 'what the person does on the site',
  'user.behavior.browsing_history': 'pages visited',
  'user.behavior.clickstream': 'clicks and scrolling',
  'user.behavior.usage': 'features used',
  'user.content.chat': 'chat messages',
  'user.content.ticket': 'ticket texts',
  'user.content.internal_note': 'notes of staff',
  'user.content.attachment': 'files sent',
  'user.content.public': 'public posts',
  'user.content.feedback': 'ratings and survey answers',
  'user.financial.transaction': 'payments and invoices',
  'user.financial.debt': 'money owed',
  'user.government_id': 'identification by the state',
  'user.government_id.national_identification_number': 'national identification number',
  'user.government_id.document': 'identity document number',
  'user.government_id.document_copy': 'copies of documents',
  'user.location.imprecise': 'country, region or city',
  'user.privacy_preferences': 'consents and objections',
  'user.health_and_medical': 'health',
  'user.criminal_history': 'criminal record',
  'employee.name': 'name of the agent',
  'employee.contact.email': 'e-mail address of the agent',
  'employee.availability': 'whether the agent is at work',
};

/** `user.contact.email` → `e-mail address`. An unknown id is told by its last part. */
export function categoryInWords(id: string): string {
  return WORDS[id] ?? (id.split('.').at(-1) ?? id).replaceAll('_', ' ');
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** `support_agent` → `Support agent`. */
export function asTitle(id: string): string {
  const words = id.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
