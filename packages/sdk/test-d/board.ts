import { defineApp } from '@remit/sdk';

/** An app that works with tickets, and looks into chats. */
export const board = defineApp({
  clientId: 'ticket-board',
  name: 'Ticket board',
  publisher: 'Boards d.o.o.',
  policyUrl: 'https://boards.example/privacy',
  redirectUris: ['https://boards.example/callback'],
  scopes: ['tickets:read', 'tickets:write', 'people:read'],
  purposes: {
    'support.ticketing': {
      categories: ['user.contact', 'user.content.ticket'],
      reason: 'Shows the open tickets to your team, and answers them.',
    },
    'support.live_chat': {
      categories: ['user.name', 'user.content'],
      reason: 'Greets people by their names.',
    },
    'service.account': { categories: ['user.contact.email', 'user.name'], reason: 'Finds the account.' },
  },
  recipient: { country: 'RS', role: 'processor', contractRef: 'DPA-2026-7' },
});
