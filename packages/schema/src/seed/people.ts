import { newPublicId } from '../db/public-id.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import type { Business, Language } from './business.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { nameIn } from './names.ts';
import { phoneFor, placeFor } from './places.ts';
import type { Random } from './random.ts';
import { before, day, type Owner, type PersonRow } from './rows.ts';

/** A customer, with what the other parts of the seed want to know of it. */
export type Customer = {
  readonly row: PersonRow;
  readonly language: Language;
  readonly feminine: boolean;
  readonly email: string;
  readonly phone: string;
  readonly provider: string;
  /** Came by the chat window and left no name. */
  readonly anonymous: boolean;
};

/** Domains that nobody can register (RFC 2606). */
const mailDomains = ['example.com', 'example.org', 'posta.example', 'mail.example', 'firma.example'];

/** Customers, with only those columns filled that the policy says are stored. */
export function makeCustomers(
  count: number,
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
): Customer[] {
  const holdings = holdingsOf(profile);
  const handles = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const language = random.weighted(business.languages);
    const name = nameIn(language, random);
    const seen = handles.get(name.handle) ?? 0;
    handles.set(name.handle, seen + 1);
    const email = `${name.handle}${seen > 0 ? seen + 1 : ''}@${random.pick(mailDomains)}`;
    const phone = phoneFor(language, random);
    const place = placeFor(language, random);
    const anonymous = random.chance(0.08);
    const row: PersonRow = {
      id: index + 1,
      publicId: newPublicId('person', random.bytes),
      controllerId: owner.controllerId,
      kind: 'CUSTOMER',
      createdAt: before(now, day * (1 + 700 * random.next())),
      declaredAge: random.chance(0.3) ? random.int(19, 67) : null,
    };
    if (!anonymous) {
      Object.assign(row, identity(holdings, random, { name, email, phone, place }), {
        jobTitle: holdings.when('user.job_title', () =>
          random.chance(0.5) ? random.pick(business.jobTitles) : null,
        ),
        lastSignInAt: holdings.when('user.account.sign_in_activity', () =>
          before(now, day * 40 * random.next() ** 2),
        ),
        profilePhotoUrl: holdings.when('user.account.profile_photo', () =>
          random.chance(0.4) ? `https://avatars.example/${row.publicId}.webp` : null,
        ),
      });
    }
    return { row, language, feminine: name.feminine, email, phone, provider: place.provider, anonymous };
  });
}

type Known = {
  readonly name: ReturnType<typeof nameIn>;
  readonly email: string;
  readonly phone: string;
  readonly place: ReturnType<typeof placeFor>;
};

function identity(
  { stores, when }: Holdings,
  random: Random,
  { name, email, phone, place }: Known,
): Partial<PersonRow> {
  // Address and documents are asked of people with a contract, and only where the policy has a use for documents.
  const contract =
    stores('user.contact.address') && random.chance(stores('user.government_id.document') ? 0.35 : 0.7);
  return {
    givenName: when('user.name', () => name.given),
    familyName: when('user.name', () => name.family),
    displayName: when('user.name', () => name.shown),
    email: when('user.contact.email', () => email),
    phoneNumber: when('user.contact.phone_number', () => (random.chance(0.7) ? phone : null)),
    communicationServiceId: when('user.unique_id.communication_service', () =>
      random.chance(0.6)
        ? `${random.pick(['viber', 'whatsapp', 'telegram'])}:${random.int(10 ** 9, 10 ** 10 - 1)}`
        : null,
    ),
    location: when('user.location.imprecise', () =>
      random.chance(0.6) ? `${place.city}, ${place.country}` : null,
    ),
    ...(contract && {
      addressStreet: place.street,
      addressPostalCode: place.postalCode,
      addressCity: place.city,
      addressCountry: place.country,
      // Day 00 of month 00: nobody was born then, so the number is nobody's.
      nationalIdentificationNumber: when(
        'user.government_id.national_identification_number',
        () => `0000${random.int(10 ** 8, 10 ** 9 - 1)}`,
      ),
      identityDocumentNumber: when(
        'user.government_id.document',
        () => `X${random.int(10 ** 7, 10 ** 8 - 1)}`,
      ),
      identityDocumentCopyKey: when('user.government_id.document_copy', () =>
        random.chance(0.5) ? `documents/${random.int(10 ** 7, 10 ** 8 - 1)}.pdf` : null,
      ),
    }),
  };
}
