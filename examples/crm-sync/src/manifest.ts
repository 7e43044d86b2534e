import { defineApp } from '@remit/sdk';

/**
 * What the sync asks for, in the words of chat2desk's policy. Other controllers call their purposes otherwise; what a policy
 * does not know is left out there, so words of several may stand side by side.
 */
export const app = defineApp({
  clientId: 'crm-sync',
  name: 'CRM sync',
  publisher: 'Example Sync GmbH',
  policyUrl: 'https://crm-sync.example/privacy',
  redirectUris: ['http://127.0.0.1:4701/callback'],
  scopes: ['people:read', 'tickets:read'],
  purposes: {
    'service.provision': {
      categories: ['user.name', 'user.contact.email', 'user.content.ticket'],
      reason: 'Your team sees in the CRM who wrote and what about.',
    },
    'marketing.communications': {
      categories: ['user.contact.email'],
      reason: 'Campaigns of the CRM go to the addresses of those who agreed to them, and to no others.',
    },
  },
  recipient: { country: 'DE', role: 'processor', contractRef: 'DPA-2026-31' },
});
