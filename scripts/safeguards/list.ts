import { answer, keys } from './of-the-answers.ts';
import { apps } from './of-the-apps.ts';
import { authorizationServer } from './of-the-authorization-server.ts';
import { boundTokens } from './of-the-bound-tokens.ts';
import { customFields } from './of-the-custom-fields.ts';
import { forms, personSteps, staticSteps } from './of-the-decision.ts';
import { deskWork, merging, notes, presence } from './of-the-desk.ts';
import { disclosures } from './of-the-disclosures.ts';
import { auth, request } from './of-the-doors.ts';
import { examples } from './of-the-examples.ts';
import { failures } from './of-the-failures.ts';
import { files } from './of-the-files.ts';
import { forwarding } from './of-the-forwarding.ts';
import { logins, vouching } from './of-the-logins.ts';
import { fields, sideDoors, walls } from './of-the-reads.ts';
import { database, rules } from './of-the-storage.ts';
import { streams } from './of-the-streams.ts';
import { surface } from './of-the-surface.ts';
import { tenantWall } from './of-the-wall.ts';
import { plantedLeaks } from './planted-leaks.ts';
import type { Safeguard, SafeguardPart } from './safeguard.ts';

/** Every decision step and every safeguard, in the order in which a request meets them. */
export const parts: readonly SafeguardPart[] = [
  { title: 'A request worth reading', safeguards: request },
  { title: 'Room for everybody', safeguards: surface },
  { title: 'Who asks, and what for', safeguards: auth },
  { title: 'What an app may do, and what lets it in', safeguards: apps },
  { title: 'Apps that come in', safeguards: authorizationServer },
  { title: 'Tokens that are bound to a key', safeguards: boundTokens },
  { title: 'People who log in', safeguards: logins },
  { title: 'Visitors whom a site vouches for', safeguards: vouching },
  { title: 'The decision, before any row is read', safeguards: staticSteps },
  { title: 'The decision about a person', safeguards: personSteps },
  { title: 'How much of a value is seen', safeguards: forms },
  { title: 'Fields', safeguards: fields },
  { title: 'What staff write for staff', safeguards: notes },
  { title: 'What staff do with a conversation', safeguards: deskWork },
  { title: 'Two tickets that become one', safeguards: merging },
  { title: 'Fields that a controller adds', safeguards: customFields },
  { title: 'Presence and ratings', safeguards: presence },
  { title: 'What staff pass on', safeguards: disclosures },
  { title: 'Inquiries that go to partners', safeguards: forwarding },
  { title: 'Files', safeguards: files },
  { title: 'Filters, orders, searches, counts and cursors', safeguards: sideDoors },
  { title: 'Whose rows, and for how long', safeguards: walls },
  { title: 'One effect per key', safeguards: keys },
  { title: 'What leaves', safeguards: answer },
  { title: 'Live streams', safeguards: streams },
  { title: 'The database', safeguards: database },
  { title: 'When the ground gives way', safeguards: failures },
  { title: 'The wall between controllers', safeguards: tenantWall },
  { title: 'Apps of somebody else', safeguards: examples },
  { title: 'Policies as code, and this repository', safeguards: rules },
  { title: 'Leaks planted for the random operations to find', safeguards: plantedLeaks },
];

export const safeguards: readonly Safeguard[] = parts.flatMap((part) => part.safeguards);
