import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile, ProfileRecipient } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { notNamedYet, usualRecipient } from '../authoring.ts';

type Named = Pick<ProfileRecipient, 'id' | 'name' | 'country' | 'purposes' | 'allowedFields'> &
  Partial<ProfileRecipient>;

const US = operator('US', 'where the provider is seated');

/** A service provider of the list, on instruction only (L76). Outside the area it works under the approved contracts. */
function provider(named: Named): ProfileRecipient {
  return {
    ...usualRecipient,
    category: stated('service provider', 'L70'),
    role: stated('processor', 'L76'),
    safeguard: operator('scc', 'the approved contracts that the policy names (L89)'),
    ...named,
  };
}

const chatFields = stated(['user.name', 'user.content.chat', 'user.device.ip_address'], 'L39');
const hosted = operator(
  ['user.name', 'user.contact.email', 'user.device.ip_address'],
  'what the site stores',
);

export const recipients = {
  recipients: [
    provider({
      id: 'zendesk_chat',
      name: stated('Zendesk chat', 'L69'),
      category: stated('live chat platform', 'L69'),
      country: US,
      purposes: stated(['support.live_chat'], 'L39, L69'),
      allowedFields: chatFields,
    }),
    provider({
      id: 'tawk_to',
      name: stated('Tawk.to', 'L69'),
      category: stated('live chat platform', 'L69'),
      country: US,
      purposes: stated(['support.live_chat'], 'L39, L69'),
      allowedFields: chatFields,
    }),
    provider({
      id: 'aws',
      name: stated('Amazon Web Services', 'L70'),
      country: US,
      purposes: operator(['service.delivery', 'ops.site_admin'], 'hosting'),
      allowedFields: hosted,
    }),
    provider({
      id: 'google',
      name: stated('Google Inc', 'L70'),
      country: US,
      purposes: operator(['ops.site_admin'], 'running the site'),
      allowedFields: hosted,
    }),
    provider({
      id: 'amazon_ireland',
      name: stated('Amazon Data Services Ireland Ltd', 'L70'),
      country: stated('IE', 'L70'),
      safeguard: operator(null, 'inside the European Economic Area'),
      purposes: operator(['service.delivery'], 'hosting'),
      allowedFields: operator(
        ['user.name', 'user.contact.email', 'user.financial.transaction'],
        'what the service stores',
      ),
    }),
    provider({
      id: 'digital_ocean',
      name: stated('Digital Ocean', 'L70'),
      country: stated('US', 'L70'),
      purposes: operator(['ops.site_admin'], 'hosting'),
      allowedFields: hosted,
    }),
    provider({
      id: 'smooch',
      name: stated('Smooch Technologies Inc.', 'L70'),
      category: operator('messaging', 'the policy lists the name and not the service'),
      country: stated('CA', 'L70'),
      safeguard: operator('adequacy_ec', 'found adequate by the Commission, for companies'),
      purposes: operator(['support.live_chat'], 'messaging'),
      allowedFields: operator(['user.name', 'user.content.chat'], 'what a message holds'),
    }),
    provider({
      id: 'cloudflare',
      name: stated('Cloudflare, Inc.', 'L70'),
      country: stated('US', 'L70'),
      purposes: operator(['ops.site_admin'], 'network security'),
      allowedFields: operator(['user.device.ip_address'], 'what passes through'),
    }),
    provider({
      id: 'gooddata',
      name: stated('GoodData Corporation', 'L70'),
      country: US,
      purposes: operator(['analytics.improvement'], 'reports'),
      allowedFields: operator(['user.device.ip_address'], 'what that purpose lists'),
    }),
    provider({
      id: 'twilio',
      name: stated('Twilio', 'L70'),
      category: operator('messaging', 'the policy lists the name and not the service'),
      country: US,
      purposes: operator(['relationship.management'], 'notices'),
      allowedFields: operator(['user.contact.phone_number', 'user.contact.email'], 'where the notice goes'),
    }),
    {
      ...usualRecipient,
      id: 'advisers',
      name: operator(null, 'named case by case'),
      category: stated('lawyers, bankers, auditors and insurers', 'L71'),
      country: stated('RO', 'L71'),
      role: operator('controller', 'advisers decide within their profession'),
      purposes: operator(['service.delivery'], 'contracts, payments and debts'),
      allowedFields: operator(
        ['user.name', 'user.contact.email', 'user.financial.transaction', 'user.financial.debt'],
        'what the matter is about',
      ),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'regulators',
      category: stated('regulators and other authorities', 'L72'),
      role: stated('authority', 'L72'),
      purposes: stated(['legal.authority_requests'], 'L63, L72'),
      allowedFields: operator([], 'named in each disclosure'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'buyers',
      category: stated('buyers and merger partners', 'L73'),
      role: operator('controller', 'a new owner decides for itself'),
      purposes: operator(['ops.site_admin'], 'reorganisation of the business (L40)'),
      allowedFields: operator([], 'settled when it happens'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'fraud_agencies',
      category: stated('fraud prevention agencies', 'L74'),
      role: operator('controller', 'agencies decide for themselves'),
      purposes: operator(['ops.site_admin'], 'preventing fraud'),
      allowedFields: operator([], 'settled when one is named'),
    },
  ],
  // Anybody else only once people have been told.
  recipientRegister: {
    changeNotice: stated('prior', 'L67'),
    registerExport: statute(true, article('records', 'GDPR')),
    newRecipients: stated('on_approval', 'L67'),
    contract: operator('required', 'a third party works on instruction (L76), which a contract gives'),
  },
  disclosure: {
    authority: {
      grounds: stated(['law', 'authority_request'], 'L63, L72'),
      minimise: operator(true, 'no more than was asked for'),
    },
  },
  businessTransfer: { notice: notStated('none', 'no notice before a sale is promised (L73)') },
  transfers: {
    freeAreas: stated(['EEA', 'ADEQUATE_EC'], 'L80, L88'),
    mechanisms: stated(['adequacy_ec', 'scc'], 'L82, L88-89'),
    groupMechanisms: stated(['scc'], 'L82'),
    accessRoles: notStated([], 'no limit by role is stated'),
    disclosure: statute(true, article('information', 'GDPR')),
  },
  payments: {
    model: stated('own', 'L36'),
    stored: operator(
      ['payments', 'fees', 'charges', 'debts'],
      'financial information for payments and debts (L36)',
    ),
    outboundFields: notStated([], 'no payment provider is named'),
    inboundFields: notStated([], 'no payment provider is named'),
  },
  aggregate: {
    uses: stated(['any purpose'], 'L21'),
    minGroup: operator(5, 'smaller groups let single people be guessed'),
    // Joined to a person, figures are personal data again.
    taintOnJoin: stated(true, 'L21'),
  },
} as const satisfies Partial<PolicyProfile>;
