import type { AppManifest } from '../manifest.ts';

/** An app in the United States, under standard clauses and a contract, for controllers of all five policies. */
export const usApp: AppManifest = {
  clientId: 'us-helpdesk-bridge',
  name: 'US Helpdesk Bridge',
  publisher: 'Bridge, Inc.',
  policyUrl: 'https://bridge.example/privacy',
  redirectUris: ['https://bridge.example/callback', 'http://127.0.0.1:4010/callback'],
  webhookUrl: 'https://bridge.example/hooks',
  scopes: ['tickets:read', 'chats:read'],
  purposes: Object.fromEntries(
    [
      'service.provision',
      'support.ticketing',
      'support.user_support',
      'support.inquiry',
      'support.live_chat',
    ].map(
      (purpose) =>
        [purpose, { categories: ['user.name'], reason: 'Whoever answers sees who wrote.' }] as const,
    ),
  ),
  recipient: { country: 'US', role: 'processor', safeguard: 'scc', contractRef: 'DPA-7' },
};
