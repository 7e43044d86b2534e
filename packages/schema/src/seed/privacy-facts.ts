import { newPublicId } from '../db/public-id.ts';
import type { PolicyProfile, ProfilePurpose } from '../profile/shape.ts';
import { isObjectable } from '../taxonomy/lawful-bases.ts';
import type { Customer } from './people.ts';
import type { Random } from './random.ts';
import { before, type ControllerRows, day, type Owner, type PersonRow } from './rows.ts';

type Setting = {
  readonly profile: PolicyProfile;
  readonly owner: Owner;
  readonly now: Date;
  readonly random: Random;
};
type Consents = ControllerRows['consents'];

/** What people answered when asked: yes, no, yes and later no, yes for a time that is over, or nothing at all. */
const answers = { none: 34, given: 32, refused: 12, withdrawn: 14, limited: 4, expired: 4 };

/** Consent records for every purpose that rests on consent, channel by channel where the policy keeps them apart. */
export function makeConsents(
  customers: readonly Customer[],
  { profile, owner, now, random }: Setting,
): Consents {
  const perChannel = profile.consent.granularity.value === 'purpose_channel';
  const mayEnd = profile.consent.validity.value === 'may_be_limited';
  const asked = profile.purposes.filter(({ bases }) => bases.some(({ value }) => value.type === 'consent'));
  const records = customers.flatMap((customer) =>
    asked.flatMap((purpose) => {
      const channels = perChannel ? (purpose.marketing?.value.channels ?? [null]) : [null];
      return channels.flatMap((channel) => {
        const answer = random.weighted(mayEnd ? answers : { ...answers, limited: 0, expired: 0 });
        if (answer === 'none') return [];
        const wasAsked = before(now, day * (2 + 300 * random.next()));
        const record = (
          status: Consents[number]['status'],
          recordedAt: Date,
          route: string,
          validUntil: Date | null = null,
        ): Consents[number] => ({
          publicId: newPublicId('consent', random.bytes),
          ...owner,
          dataSubjectId: customer.row.id,
          purpose: purpose.id,
          channel,
          status,
          wording: profile.consent.wordingStored.value ? wordingOf(profile, purpose) : null,
          route,
          validUntil,
          recordedAt,
        });
        if (answer === 'refused') return [record('REFUSED', wasAsked, 'chat_widget')];
        const until = {
          limited: new Date(now.getTime() + 90 * day),
          expired: before(now, day * random.next()),
        };
        const validUntil = answer === 'limited' || answer === 'expired' ? until[answer] : null;
        const given = record('GIVEN', wasAsked, random.pick(['chat_widget', 'account_settings']), validUntil);
        if (answer !== 'withdrawn') return [given];
        const taken = before(now, (now.getTime() - wasAsked.getTime()) * random.next());
        return [given, record('WITHDRAWN', taken, random.pick(profile.consent.withdrawalChannels.value))];
      });
    }),
  );
  return records.sort((a, b) => Number(a.recordedAt) - Number(b.recordedAt));
}

function wordingOf(profile: PolicyProfile, purpose: ProfilePurpose): string {
  return `Yes, ${profile.controller.displayName.value} may use my data for this: ${purpose.description.value}.`;
}

const grounds = [
  'I was in a difficult situation then and do not want these conversations to be looked at again.',
  'Koristim ovu adresu na poslu i ne želim da se vezuje za moje privatne upite.',
  'My colleagues share this account, so what you learn about me is not about me.',
];

type Cases = Pick<ControllerRows, 'objections' | 'restrictions'>;

/** A few objections and restrictions, and the two people for whom hardly anything is lawful. Changes their rows. */
export function makeCases(
  customers: readonly Customer[],
  { profile, owner, now, random }: Setting,
): Cases & { erased: PersonRow[] } {
  const named = customers.filter(({ anonymous }) => !anonymous);
  const chosen = random.sample(named, 12).map(({ row }) => row);
  const [erased, child, ...rest] = chosen;
  if (child) child.declaredAge = profile.children.minAge.value - 1;
  if (erased) erase(erased, before(now, day * random.int(5, 40)));
  const objectable = profile.purposes.filter(({ bases }) =>
    bases.some(({ value }) => isObjectable(value.type)),
  );
  const needsGrounds = profile.rights.object.grounds.value !== 'none';
  const objections = rest.slice(0, 6).flatMap((person, index): Cases['objections'] => {
    const purpose = objectable[index % Math.max(1, objectable.length)];
    if (purpose === undefined) return [];
    const status =
      (['ACCEPTED', 'RECEIVED', 'REJECTED', 'ACCEPTED', 'ACCEPTED', 'RECEIVED'] as const)[index] ??
      'RECEIVED';
    const receivedAt = before(now, day * random.int(3, 60));
    return [
      {
        publicId: newPublicId('objection', random.bytes),
        controllerId: owner.controllerId,
        dataSubjectId: person.id,
        purpose: purpose.id,
        grounds: needsGrounds || random.chance(0.5) ? random.pick(grounds) : null,
        status,
        receivedAt,
        decidedAt: status === 'RECEIVED' ? null : new Date(receivedAt.getTime() + 2 * day),
      },
    ];
  });
  const triggers = profile.rights.restrict.triggers.value;
  const restrictions = rest.slice(6, 10).map((person, index): Cases['restrictions'][number] => {
    const startedAt = before(now, day * random.int(4, 50));
    return {
      publicId: newPublicId('restriction', random.bytes),
      controllerId: owner.controllerId,
      dataSubjectId: person.id,
      trigger: triggers.length > 0 ? random.pick(triggers) : 'accuracy_disputed',
      startedAt,
      // The last one is settled.
      liftedAt: index === 3 ? new Date(startedAt.getTime() + 3 * day) : null,
    };
  });
  return { objections, restrictions, erased: erased ? [erased] : [] };
}

/** Nothing that identifies stays; the row does, so that its conversations still have a requester. */
function erase(person: PersonRow, erasedAt: Date): void {
  const { id, publicId, controllerId, kind, createdAt } = person;
  for (const key of Object.keys(person)) Reflect.deleteProperty(person, key);
  Object.assign(person, { id, publicId, controllerId, kind, createdAt, erasedAt });
}
