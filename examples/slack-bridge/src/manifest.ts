import { defineApp } from '@remit/sdk';

/** What the bridge asks for, in the words of chat2desk's policy. Other controllers call their purposes otherwise. */
export const app = defineApp({
  clientId: 'slack-bridge',
  name: 'Slack bridge',
  publisher: 'Example Bridge GmbH',
  policyUrl: 'https://slack-bridge.example/privacy',
  redirectUris: ['http://127.0.0.1:4702/callback'],
  scopes: ['tickets:read', 'tickets:write'],
  purposes: {
    'service.provision': {
      categories: ['user.name', 'user.content.ticket'],
      reason: 'Your team sees new tickets in its Slack channel, and answers them there.',
    },
  },
  // Where the workspace keeps its data: here in Frankfurt, one of Slack's regions. Elsewhere it is another country.
  recipient: { country: 'DE', role: 'processor', contractRef: 'DPA-2026-32' },
});
