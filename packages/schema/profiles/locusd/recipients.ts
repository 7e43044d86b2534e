import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';
import { notNamedYet, usualRecipient } from '../authoring.ts';

export const recipients = {
  recipients: [
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'server_operator',
      category: stated('makers and keepers of platforms and servers', 'L28'),
      role: stated('processor', 'L28'),
      purposes: operator(['web.server_log'], 'upkeep alone (L33)'),
      allowedFields: operator([], 'upkeep needs no field'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'message_sender',
      category: stated('senders of newsletters, SMS and Viber messages', 'L22'),
      role: stated('processor', 'L28'),
      purposes: stated(['marketing.direct'], 'L22'),
      // Two columns and no more: not even the name.
      allowedFields: stated(['user.contact.email', 'user.contact.phone_number'], 'L22'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'advisers',
      category: stated('tax advisers, accountants, insurers and lawyers', 'L29'),
      role: stated('processor', 'L29'),
      purposes: operator(['contract.preparation_execution', 'legal.claims'], 'to protect an interest'),
      allowedFields: operator(
        ['user.name', 'user.contact.email', 'user.contact.phone_number'],
        'who the matter is about',
      ),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'partners',
      category: stated('contractual partners who help with an inquiry', 'L31'),
      role: stated('processor', 'L31'),
      purposes: stated(['support.inquiry'], 'L31'),
      // Anonymised first. Identified only after telling the person and asking, for that one case.
      allowedFields: stated([], 'L31'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'authorities',
      category: stated('competent authorities and auditors', 'L30'),
      role: stated('authority', 'L30'),
      purposes: stated(['legal.obligation'], 'L30'),
      allowedFields: operator([], 'named in each disclosure'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'social_platform',
      category: stated('operators of social platforms', 'L25'),
      role: stated('controller', 'L25'),
      purposes: stated(['social.interaction'], 'L25'),
      allowedFields: stated(['user.content.public'], 'L25'),
    },
  ],
  recipientRegister: {
    changeNotice: notStated('none', 'recipients are described by kind, under contract (L31)'),
    registerExport: statute(true, article('records', 'ZZPL')),
    newRecipients: notStated('on_approval', 'recipients are described by kind, under contract (L28, L31)'),
    contract: stated('required', 'L28, L31'),
  },
  forwarding: {
    mode: stated('anonymise_first', 'L31'),
    identifiedNeeds: stated(['notice', 'consent'], 'L31'),
  },
  disclosure: {
    authority: {
      grounds: stated(['law', 'authority_request'], 'L30'),
      minimise: operator(true, 'for the purpose that the law assigns (L30)'),
    },
  },
  transfers: {
    freeAreas: stated(['EU', 'ADEQUATE_RS'], 'L33'),
    // No contract clause opens a further country.
    mechanisms: stated(['adequacy_rs'], 'L33'),
    groupMechanisms: notStated([], 'companies of a group are not mentioned'),
    accessRoles: stated(['server_maintenance'], 'L33'),
    disclosure: statute(true, article('access', 'ZZPL')),
  },
  // The primary store is in Serbia (L39); copies and processing only in the EU or an adequate country (L33).
  residency: stated('RS', 'L39'),
  moderation: { removePublicContent: stated(true, 'L25') },
} as const satisfies Partial<PolicyProfile>;
