import { defineApp, version as platformVersion } from 'zapier-platform-core';
import { authentication } from './authentication.ts';
import { createTicket } from './create-ticket.ts';
import { findContact } from './find-contact.ts';
import { newTicket } from './new-ticket.ts';

/** The whole integration, as Zapier loads it. */
export const integration = defineApp({
  version: '1.0.0',
  platformVersion,
  authentication,
  triggers: { [newTicket.key]: newTicket },
  searches: { [findContact.key]: findContact },
  creates: { [createTicket.key]: createTicket },
  // What the gateway answers is read before it is an error: it says why.
  flags: { skipThrowForStatus: true, throwForThrottlingEarly: false },
});
