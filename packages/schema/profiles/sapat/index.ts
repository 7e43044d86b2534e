import { operator, notStated, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { silence } from '../fallbacks.ts';
import { consent } from './consent.ts';
import { data } from './data.ts';
import { purposes } from './purposes.ts';
import { recipients } from './recipients.ts';
import { retention } from './retention.ts';
import { rights } from './rights.ts';
import { sections } from './sections.ts';

/** Sapat.chat: support by contract, marketing with an opt-out, thirty days for nearly everything. */
export const sapat: PolicyProfile = {
  ...silence,
  ...data,
  ...recipients,
  ...rights,
  ...retention,
  ...consent,
  id: 'sapat',
  schemaVersion: 1,
  sourceFile: {
    name: '001_d92af4cb7ed28579.txt',
    sha256: 'd8f338c4fb9eb9457bbadedbc03365e4ddfefa78a58de076404ea4a5d7c2209d',
    lines: 629,
  },
  sections,
  needsReview: [
    {
      topic: 'headings',
      note: 'The headings 6.3, 6.4, 10.4 and 13 are missing; their text is there.',
      lines: 'L239-248',
    },
    {
      topic: 'empty passages',
      note: 'Nothing stands under payment processing (6.1), under 9.9, and under payment-related concerns (16).',
      lines: 'L209, L376, L578',
    },
    {
      topic: 'billing data',
      note: '"Not stored with us" stands beside seven years of keeping. Read: references and amounts, no card and no address.',
      lines: 'L61, L302, L560',
    },
    {
      topic: 'analytics basis',
      note: 'Analytics stand under an interest, under consent, and as no personal data. Read: page statistics hold nothing personal; product usage rests on the interest.',
      lines: 'L121, L136, L405',
    },
    {
      topic: 'payment transfer',
      note: 'Use is said to be consent to a transfer. Read: needed for the contract.',
      lines: 'L275',
    },
    {
      topic: 'second factor',
      note: 'Text messages are listed and no phone number is collected.',
      lines: 'L214',
    },
  ],
  document: {
    service: stated('Sapat.chat', 'L16'),
    urls: stated(['https://sapat.chat'], 'L30'),
    version: stated('1.0.0', 'L11'),
    published: stated('2025-10-27', 'L5'),
    effective: stated('2025-10-28', 'L10'),
    updated: stated('2025-10-27', 'L9'),
    annexes: notStated([], 'there are none'),
    supplements: notStated('standalone', 'no other notices are mentioned'),
  },
  controller: {
    displayName: stated('Sapat.chat', 'L25'),
    legalEntity: stated('Sapat.chat, the sole proprietor registered under 66221679', 'L25-27'),
    regNo: stated('66221679', 'L27'),
    taxId: notStated(null, 'no number is given'),
    address: stated('Prelivacka 50, 11211 Beograd, Serbia', 'L28'),
    country: stated('RS', 'L28'),
    timeZone: operator('Europe/Belgrade', 'the seat of the controller'),
    // The policy names the first two; the seat in Belgrade adds the third.
    laws: operator(
      ['GDPR', 'CCPA', 'ZZPL'],
      'GDPR (L18) and CCPA (L586) are named; a seat in Serbia adds ZZPL',
    ),
    contacts: {
      privacy: stated('privacy@sapat.chat', 'L29, L602'),
      support: stated('support@sapat.chat', 'L603'),
      billing: stated('billing@sapat.chat', 'L581'),
      post: stated('Prelivacka 50, 11211 Beograd, Serbia', 'L604-607'),
    },
    authority: {
      name: operator(
        'Commissioner for Information of Public Importance and Personal Data Protection',
        'the authority at the controller’s seat; the policy names the right and not the authority (L376)',
      ),
      address: operator(
        'Bulevar kralja Aleksandra 15, 11120 Belgrade, Serbia',
        'public address of the authority',
      ),
      phone: operator('+381 11 3408 900', 'public number of the authority'),
      url: operator('https://www.poverenik.rs', 'public site of the authority'),
    },
    subjectScope: stated(['users of the services'], 'L16, L20'),
  },
  purposes,
  helpdesk: {
    liveChat: operator('support.live_chat', 'its own purpose in the policy (L151)'),
    ticketing: operator('support.ticketing', 'its own purpose in the policy (L152)'),
    marketing: operator('marketing.email', 'the one marketing channel in use (L178)'),
  },
  changeOfPurpose: {
    compatible: notStated('closed_list', 'no other use is mentioned'),
    unrelated: notStated('forbidden', 'no other use is mentioned'),
  },
  contact: {
    sla: stated({ n: 48, unit: 'business_hour', anchor: 'receipt' }, 'L609'),
    billing: stated('billing@sapat.chat', 'L581'),
  },
  features: {
    exportButton: stated(true, 'L333'),
    deleteButton: stated(true, 'L345'),
    profileEdit: stated(true, 'L338'),
    unsubscribeLink: stated(true, 'L518'),
    consentSettings: stated(true, 'L374'),
    mfa: stated(true, 'L466'),
    sso: stated(true, 'L93-98'),
  },
};
