import { newPublicId } from '../db/public-id.ts';
import type { Staff } from './agents.ts';
import type { Random } from './random.ts';
import { before, type ControllerRows, minute, type Owner } from './rows.ts';

/** What agents leave each other; about the work, as it should be. */
const notes = [
  'Zvati pre podne, posle podne se ne javlja.',
  'Isto pitanje je već postavljeno prošle nedelje, vidi raniji razgovor.',
  'Čekamo odgovor tehnike, javiti čim stigne.',
  'Obećan je odgovor do kraja dana.',
  'Proveriti da li je uplata legla pre sledećeg odgovora.',
  'Asked twice already; answer in one go, please.',
  'Waiting for engineering. Do not promise a date.',
  'Prefers short answers. Was friendly on the phone.',
  'Escalated to the team lead, who will decide today.',
  'Goodwill voucher is fine here if it comes up again.',
] as const;

/** Notes in a part of the conversations, written while these went on. */
export function makeNotes(
  conversations: ControllerRows['conversations'],
  staff: readonly Staff[],
  { owner, random }: { owner: Owner; random: Random },
): ControllerRows['notes'] {
  const writers = staff.filter(({ answers }) => answers);
  return conversations
    .filter(() => random.chance(0.45))
    .flatMap(({ id, requesterId, openedAt, lastMessageAt }) => {
      const last = new Date(lastMessageAt ?? openedAt);
      return random.sample(notes, random.int(1, 2)).map((body) => ({
        publicId: newPublicId('internalNote', random.bytes),
        controllerId: owner.controllerId,
        conversationId: id,
        authorId: random.pick(writers).row.id,
        requesterId,
        body,
        writtenAt: later(new Date(openedAt), before(last, minute * random.int(0, 30))),
      }));
    });
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
