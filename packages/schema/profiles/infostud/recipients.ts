import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { notNamedYet, usualRecipient } from '../authoring.ts';

const contract = stated('processing contract', 'L86');

export const recipients = {
  recipients: [
    {
      ...usualRecipient,
      id: 'google_ireland',
      name: stated('Google Ireland Ltd', 'L90'),
      category: stated('website scripts: Google Analytics and Google Ads', 'L90, L104'),
      country: stated('IE', 'L90'),
      role: stated('processor', 'L88'),
      purposes: operator(['marketing.web'], 'what the scripts are for'),
      allowedFields: operator(
        ['user.behavior.browsing_history', 'user.behavior.clickstream'],
        'what scripts collect',
      ),
      contractRef: contract,
    },
    {
      ...usualRecipient,
      id: 'facebook_ireland',
      name: stated('Facebook Ireland Limited', 'L91'),
      category: stated('website script: Facebook Pixel', 'L91, L104'),
      // As published, although the name says Ireland.
      country: stated('MT', 'L91'),
      role: stated('processor', 'L88'),
      purposes: operator(['marketing.web'], 'what the script is for'),
      allowedFields: operator(
        ['user.behavior.browsing_history', 'user.behavior.clickstream'],
        'what scripts collect',
      ),
      contractRef: contract,
    },
    {
      ...usualRecipient,
      id: 'zoho',
      name: stated('Zoho', 'L92'),
      category: operator('software in which data is stored', 'the policy lists the name and not the service'),
      country: stated('US', 'L92'),
      role: stated('processor', 'L88'),
      purposes: operator(['service.provision', 'support.user_support'], 'what such software serves'),
      allowedFields: operator(
        [
          'user.name',
          'user.contact.email',
          'user.contact.phone_number',
          'user.content.chat',
          'user.content.ticket',
        ],
        'what support holds',
      ),
      contractRef: contract,
      // Outside the free countries and without a recorded safeguard: it gets nothing until one is recorded.
      active: operator(false, 'no safeguard is recorded for the United States (L59)'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'related_companies',
      category: stated('companies of the group', 'L80'),
      role: stated('group', 'L80'),
      purposes: operator(
        ['service.provision'],
        'within the interest and the purpose, never for marketing (L80)',
      ),
      allowedFields: operator(['user.name', 'user.contact.email'], 'what is necessary'),
      group: stated(true, 'L80'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'state_authorities',
      category: stated('competent state authorities', 'L83'),
      role: stated('authority', 'L83'),
      purposes: stated(['legal.obligation'], 'L83'),
      allowedFields: operator([], 'named in each disclosure'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'emergency',
      category: stated('anybody, in case of danger to life', 'L84'),
      role: operator('authority', 'rescue services, most likely'),
      purposes: stated(['vital.interests'], 'L84'),
      allowedFields: operator(['user.name', 'user.contact'], 'what helps to reach the person'),
    },
  ],
  recipientRegister: {
    changeNotice: notStated('none', 'the list is published with the notice (L88)'),
    registerExport: stated(true, 'L88-92'),
    // The notice is the list: who is to get data is entered there first.
    newRecipients: stated('listed_first', 'L88'),
    contract: stated('required', 'L86'),
  },
  disclosure: {
    authority: {
      grounds: stated(['law'], 'L83'),
      minimise: stated(true, 'L83'),
    },
  },
  breakGlass: { allowed: stated(true, 'L84'), notify: stated(true, 'L27') },
  transfers: {
    freeAreas: stated(['EU', 'COE108'], 'L59'),
    mechanisms: stated(['coe108', 'art65'], 'L59'),
    groupMechanisms: notStated([], 'the group is bound by interest and purpose alone (L80)'),
    accessRoles: notStated([], 'no limit by role is stated'),
    disclosure: statute(true, article('information', 'ZZPL')),
  },
} as const satisfies Partial<PolicyProfile>;
