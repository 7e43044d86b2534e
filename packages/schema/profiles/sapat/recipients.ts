import { notStated, operator, stated } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { notNamedYet, usualRecipient } from '../authoring.ts';

const agreement = stated('data processing agreement', 'L228');
const clauses = operator('scc', 'the safeguard that the policy names for such providers (L271)');
const inTheUS = operator('US', 'where the provider is seated');

export const recipients = {
  recipients: [
    {
      ...usualRecipient,
      id: 'hosting',
      name: operator('Hosting provider', 'the policy gives examples; the operator names one'),
      category: stated('hosting, databases, content delivery and backups', 'L202-207'),
      country: operator('DE', 'the region chosen by the operator'),
      role: stated('processor', 'L198-200'),
      purposes: operator(
        [
          'service.account',
          'support.live_chat',
          'support.ticketing',
          'service.transactional_messages',
          'security.fraud_prevention',
        ],
        'what runs on the servers',
      ),
      allowedFields: operator(
        [
          'user.name',
          'user.contact.email',
          'user.account.profile_photo',
          'user.job_title',
          'user.content.chat',
          'user.content.ticket',
          'user.content.attachment',
          'user.account.sign_in_activity',
          'user.behavior.usage',
        ],
        'what is stored there',
      ),
      contractRef: agreement,
    },
    {
      ...usualRecipient,
      id: 'dodopayments',
      name: stated('DodoPayments Inc.', 'L553'),
      category: stated('merchant of record', 'L553'),
      country: stated('US', 'L275'),
      // It sells, taxes and refunds in its own name.
      role: stated('controller', 'L557-560'),
      purposes: stated(['billing.payments'], 'L563'),
      allowedFields: stated(
        ['user.name', 'user.contact.email', 'user.financial.transaction', 'user.contact.address'],
        'L565-568',
      ),
      contractRef: agreement,
      // Said to be consented to by use; treated as what the contract needs, and never as a consent record.
      safeguard: operator('contract_necessity', 'payment abroad is part of the purchase (L275)'),
    },
    {
      ...usualRecipient,
      id: 'email_delivery',
      name: operator('E-mail delivery provider', 'the policy gives examples; the operator names one'),
      category: stated('e-mail delivery', 'L213'),
      country: inTheUS,
      role: stated('processor', 'L198-200'),
      purposes: operator(
        ['support.ticketing', 'service.transactional_messages', 'marketing.email'],
        'what is mailed',
      ),
      allowedFields: operator(
        ['user.name', 'user.contact.email', 'user.content.ticket'],
        'what stands in a mail',
      ),
      contractRef: agreement,
      safeguard: clauses,
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'push_delivery',
      category: stated('push notifications', 'L215'),
      role: stated('processor', 'L198-200'),
      purposes: operator(['service.transactional_messages'], 'notices'),
      allowedFields: operator([], 'a notice names no contents'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'sms_delivery',
      category: stated('text messages for the second factor', 'L214'),
      role: stated('processor', 'L198-200'),
      purposes: operator(['service.account'], 'signing in'),
      allowedFields: operator([], 'the number is added when somebody enrols it'),
    },
    {
      ...usualRecipient,
      id: 'plausible',
      name: stated('Plausible.io', 'L219'),
      category: stated('page statistics without personal data', 'L219, L402'),
      country: operator('EE', 'where the provider is seated'),
      role: stated('processor', 'L198-200'),
      purposes: stated(['analytics.web'], 'L219'),
      allowedFields: stated([], 'L405'),
      contractRef: agreement,
      policyUrl: stated('https://plausible.io/data-policy', 'L89'),
    },
    {
      ...usualRecipient,
      id: 'error_tracking',
      name: operator('Error tracking provider', 'the policy gives an example; the operator names one'),
      category: stated('error tracking and performance monitoring', 'L220-221'),
      country: inTheUS,
      role: stated('processor', 'L198-200'),
      purposes: stated(['ops.diagnostics'], 'L220-221'),
      allowedFields: operator(
        ['user.behavior.usage', 'user.device.user_agent'],
        'what an error report holds',
      ),
      contractRef: agreement,
      safeguard: clauses,
    },
    {
      ...usualRecipient,
      id: 'sso_provider',
      name: stated('Google, Microsoft', 'L225'),
      category: stated('single sign-on', 'L225-226'),
      country: inTheUS,
      role: operator('controller', 'a provider of sign-in decides for itself'),
      purposes: stated(['service.account'], 'L94'),
      allowedFields: operator(['user.contact.email'], 'who signs in'),
      contractRef: agreement,
      safeguard: clauses,
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'connected_tool',
      category: stated('tools that the customer connects', 'L250, L506'),
      role: operator('controller', 'its own policy governs it (L509)'),
      purposes: stated(['integration.third_party'], 'L137, L250'),
      allowedFields: operator([], 'set by each integration, when it is installed'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'authorities',
      category: stated('courts and authorities', 'L241-242'),
      role: stated('authority', 'L242'),
      purposes: stated(['legal.authority_requests'], 'L239'),
      allowedFields: operator([], 'named in each disclosure'),
    },
    {
      ...usualRecipient,
      ...notNamedYet,
      id: 'the_public',
      category: stated('readers of a public forum', 'L252'),
      role: stated('public', 'L252'),
      purposes: stated(['community.public'], 'L252'),
      allowedFields: stated(['user.content.public'], 'L252'),
    },
  ],
  recipientRegister: {
    changeNotice: notStated('none', 'providers are described by kind; a new one needs an agreement (L228)'),
    registerExport: operator(true, 'people may ask which safeguards apply (L279)'),
    newRecipients: notStated('on_approval', 'no list is published; a new provider needs an agreement (L228)'),
    contract: stated('required', 'L228-233'),
  },
  businessTransfer: { notice: stated('before_transfer', 'L237') },
  disclosure: {
    authority: {
      grounds: stated(
        ['law', 'court_order', 'authority_request', 'own_rights', 'fraud', 'harm_prevention'],
        'L239-246',
      ),
      minimise: operator(true, 'no more than was asked for'),
    },
  },
  orgAdminAccess: stated('consent', 'L248-251'),
  transfers: {
    freeAreas: stated(['EEA', 'ADEQUATE_EC'], 'L265, L273'),
    mechanisms: stated(['scc', 'adequacy_ec', 'contract_necessity'], 'L271-275'),
    groupMechanisms: notStated([], 'companies of a group are not mentioned'),
    accessRoles: notStated([], 'no limit by role is stated'),
    disclosure: stated(true, 'L279'),
  },
  integrations: {
    consentBasis: stated('explicit_consent', 'L137, L248-250'),
    requirePolicyUrl: stated(true, 'L501, L509'),
    scopesFromSettings: stated(true, 'L510'),
    revokeImmediate: stated(true, 'L140'),
  },
  // Tokens serve signing in and nothing else; they are no claim.
  sso: { claims: stated(['name', 'email', 'photo', 'verification_status'], 'L94-98') },
  payments: {
    model: stated('merchant_of_record', 'L553'),
    // Seven years of records (L302) against "not stored with us" (L61): a reference, and neither card nor address.
    stored: operator(
      ['reference', 'amount', 'date', 'invoice link', 'subscription'],
      'what the accounts need',
    ),
    outboundFields: stated(
      ['name', 'e-mail', 'plan and price', 'transaction', 'billing address'],
      'L565-568',
    ),
    inboundFields: stated(['confirmation', 'status', 'subscription', 'refund', 'chargeback'], 'L102-105'),
  },
} as const satisfies Partial<PolicyProfile>;
