import { newPublicId } from '../db/public-id.ts';
import type { Random } from './random.ts';
import type { ControllerRows, Owner } from './rows.ts';

const TEAMS = ['Billing', 'First line', 'Technical'] as const;
const TAGS = ['billing', 'bug', 'delivery', 'follow-up', 'refund', 'vip', 'waiting-for-vendor'] as const;

/** The teams of a controller. Gives some of its conversations to one, and sticks tags on some of its tickets. */
export function makeDesk(
  conversations: ControllerRows['conversations'],
  { owner: { controllerId }, random }: { owner: Owner; random: Random },
): ControllerRows['teams'] {
  const teams = TEAMS.map((name, index) => ({
    id: index + 1,
    publicId: newPublicId('team', random.bytes),
    controllerId,
    name,
  }));
  for (const conversation of conversations) {
    if (random.chance(0.6)) conversation.teamId = random.pick(teams).id;
    if (conversation.kind === 'TICKET' && random.chance(0.6))
      conversation.tags = random.sample(TAGS, random.int(1, 3)).sort();
  }
  return teams;
}
