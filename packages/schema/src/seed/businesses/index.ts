import type { Business } from '../business.ts';
import { chatCenter } from './chat-center.ts';
import { chat2desk } from './chat2desk.ts';
import { infostud } from './infostud.ts';
import { locusd } from './locusd.ts';
import { sapat } from './sapat.ts';

const businesses: readonly Business[] = [chat2desk, sapat, infostud, locusd, chatCenter];

/** The talk that goes with a profile. A profile of one's own gets that of a shop with live chat. */
export function businessFor(profileId: string): Business {
  return businesses.find(({ profile }) => profile === profileId) ?? sapat;
}
