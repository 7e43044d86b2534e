import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { notNamedYet, usualRecipient } from '../authoring.ts';

/** Annex A should name the processors and is empty: kinds are registered, and nothing goes to them until one is named. */
export const recipients = {
  recipients: [
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'it_infrastructure',
      category: stated('hosting and data storage', 'L83'),
      role: stated('processor', 'L80'),
      purposes: operator(
        ['service.provision', 'security.site_operation', 'recipient.transfer'],
        'what hosting serves',
      ),
      allowedFields: operator(
        [
          'user.name',
          'user.contact.email',
          'user.contact.phone_number',
          'user.unique_id.communication_service',
        ],
        'the contract data; widened when a provider is named',
      ),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'professional_services',
      category: stated('legal and professional advisers, bound by secrecy', 'L84'),
      role: stated('processor', 'L79-80'),
      purposes: operator(['service.provision'], 'advice on the contract'),
      allowedFields: operator(['user.name', 'user.contact.email'], 'who the contract is with'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'finance_services',
      category: stated('payment gateways and billing software', 'L85'),
      role: stated('processor', 'L79-80'),
      purposes: operator(['service.provision', 'recipient.transfer'], 'orders and payments'),
      allowedFields: operator(['user.name', 'user.contact.email'], 'who pays'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'marketing_analytics',
      category: stated('tools for traffic analysis and for sending communications', 'L86'),
      role: stated('processor', 'L79-80'),
      purposes: operator(['marketing.communications', 'analytics.web'], 'what the tools are for'),
      allowedFields: operator(
        ['user.name', 'user.contact.email', 'user.contact.phone_number', 'user.behavior.clickstream'],
        'what those purposes list',
      ),
    },
  ],
  recipientRegister: {
    changeNotice: stated('optional', 'L90-92'),
    registerExport: stated(true, 'L80'),
    newRecipients: stated('on_approval', 'L90-92'),
    contract: statute('required', article('processors', 'GDPR')),
  },
  disclosure: {
    authority: {
      grounds: notStated(
        ['law', 'court_order'],
        'authorities are not mentioned; no more than the law requires',
      ),
      minimise: notStated(true, 'authorities are not mentioned'),
    },
  },
  transfers: {
    freeAreas: stated(['EEA', 'ADEQUATE_EC', 'ADEQUATE_RS'], 'L129-130'),
    mechanisms: stated(['adequacy_ec', 'adequacy_rs', 'scc', 'other'], 'L130-131'),
    groupMechanisms: notStated([], 'companies of a group are not mentioned'),
    accessRoles: notStated([], 'no limit by role is stated'),
    disclosure: stated(true, 'L100'),
  },
  payments: {
    model: stated('gateway', 'L85'),
    stored: notStated([], 'no financial data stands in any list of the policy'),
    outboundFields: notStated([], 'no list is given'),
    inboundFields: notStated([], 'no list is given'),
  },
  integrations: {
    consentBasis: notStated('purpose_basis', 'integrated messengers are part of the service'),
    // Each messenger’s own policy applies; people are asked to read it.
    requirePolicyUrl: stated(true, 'L15'),
    scopesFromSettings: notStated(true, 'no more than was granted'),
    revokeImmediate: notStated(true, 'what is switched off gets nothing'),
  },
} as const satisfies Partial<PolicyProfile>;
