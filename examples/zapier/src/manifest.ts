import { defineApp } from '@remit/sdk';

/**
 * What the integration asks for, in the words of chat2desk's policy. Zapier keeps what it passes on for whoever built the
 * Zap, in the United States: that is what the controller's register has to say about it.
 */
export const app = defineApp({
  clientId: 'zapier',
  name: 'Zapier',
  publisher: 'Example Automations GmbH',
  policyUrl: 'https://automations.example/privacy',
  redirectUris: [
    // From Zapier, once the integration is registered there: README, "On a real account".
    'https://zapier.com/dashboard/auth/oauth/return/App000000CLIAPI/',
    // For the terminal of this example. Where it is not needed, leave it out.
    'http://127.0.0.1:4703/callback',
  ],
  scopes: ['people:read', 'tickets:read', 'tickets:write'],
  purposes: {
    'service.provision': {
      categories: ['user.name', 'user.contact.email', 'user.content.ticket'],
      reason:
        'A new ticket starts what your team built in Zapier, and Zapier finds people and creates tickets.',
    },
  },
  recipient: { country: 'US', role: 'processor', safeguard: 'scc', contractRef: 'DPA-2026-47' },
});
