import { newPublicId } from '../db/public-id.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import type { Business, Language } from './business.ts';
import { nameIn } from './names.ts';
import type { Random } from './random.ts';
import { before, type ControllerRows, day, type Owner, type PersonRow } from './rows.ts';

/** A member of staff: a person, a post, and the languages of the house. */
export type Staff = {
  readonly row: PersonRow;
  readonly agent: ControllerRows['agents'][number];
  readonly givenName: string;
  readonly feminine: boolean;
  /** May be given conversations. */
  readonly answers: boolean;
};

/** Twice the people who answer, then one for each other role of the profile. */
export function makeStaff(
  count: number,
  firstId: number,
  {
    business,
    profile,
    owner,
    now,
    random,
  }: {
    business: Business;
    profile: PolicyProfile;
    owner: Owner;
    now: Date;
    random: Random;
  },
): Staff[] {
  const helpdesk = [profile.helpdesk.liveChat.value, profile.helpdesk.ticketing.value];
  // What a visitor may do stands among the roles too; nobody is employed as one.
  const posts = profile.roles.filter(({ id }) => id !== 'visitor');
  const answering = posts.filter(({ purposes }) =>
    helpdesk.every((purpose) => purposes.value.includes(purpose)),
  );
  const others = posts.filter((role) => !answering.includes(role));
  const roles = [...answering, ...answering, ...others];
  // The house speaks the language that most of its customers speak, in Latin letters.
  const language = (Object.entries(business.languages) as [Language, number][]).reduce((most, entry) =>
    entry[1] > most[1] ? entry : most,
  )[0];
  return Array.from({ length: Math.max(count, roles.length) }, (_, index) => {
    const name = nameIn(language, random);
    const role = roles[index] ?? random.pick(answering.length > 0 ? answering : posts);
    const publicId = newPublicId('agent', random.bytes);
    const id = firstId + index;
    return {
      row: {
        id,
        publicId,
        controllerId: owner.controllerId,
        kind: 'STAFF',
        createdAt: before(now, day * random.int(720, 1400)),
      },
      agent: {
        publicId,
        controllerId: owner.controllerId,
        dataSubjectId: id,
        displayName: name.shown,
        email: `${name.handle}${index + 1}@${profile.id}.example`,
        role: role.id,
        availability: random.weighted({ ONLINE: 5, AWAY: 2, OFFLINE: 3 }),
      },
      givenName: name.given,
      feminine: name.feminine,
      answers: answering.includes(role),
    };
  });
}
