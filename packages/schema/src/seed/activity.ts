import { newPublicId } from '../db/public-id.ts';
import { addPeriod } from '../profile/add-period.ts';
import type { PolicyProfile } from '../profile/shape.ts';
import type { Business } from './business.ts';
import { holdingsOf, visitPeriod } from './holdings.ts';
import type { Customer } from './people.ts';
import { ipAddress } from './places.ts';
import type { Random } from './random.ts';
import { before, type ControllerRows, day, minute, type Owner } from './rows.ts';

type Setting = {
  readonly business: Business;
  readonly profile: PolicyProfile;
  readonly owner: Owner;
  readonly now: Date;
  readonly random: Random;
};

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
];
const referrers = [
  'https://search.example/',
  'https://news.example/tools',
  'https://social.example/',
  null,
  null,
];

/** Visits to the site, each with only what the policy says is stored. */
export function makeVisits(customers: readonly Customer[], setting: Setting): ControllerRows['visits'] {
  const { business, profile, owner, now, random } = setting;
  const holdings = holdingsOf(profile);
  const site = `https://www.${profile.id}.example`;
  const period = visitPeriod(profile);
  return customers.flatMap((customer) => {
    // Where visits end with the session, only those are left that go on right now.
    const count = holdings.visitsEndWithSession ? Number(random.chance(0.15)) : random.int(0, 4);
    return Array.from({ length: count }, () => {
      const startedAt = before(
        now,
        holdings.visitsEndWithSession ? minute * random.int(1, 25) : day * 90 * random.next() ** 1.5,
      );
      const length = random.int(20, 1500) * 1000;
      const goesOn = holdings.visitsEndWithSession || startedAt.getTime() + length > now.getTime();
      const endedAt = goesOn ? null : new Date(startedAt.getTime() + length);
      const path = random.sample(business.pages, random.int(2, 4));
      return {
        publicId: newPublicId('visit', random.bytes),
        controllerId: owner.controllerId,
        dataSubjectId: customer.row.id,
        startedAt,
        endedAt,
        ipAddress: holdings.keepsVisitorIp ? ipAddress(random) : null,
        userAgent: holdings.when('user.device.user_agent', () => random.pick(browsers)),
        networkProvider: holdings.when('user.device.network_provider', () => customer.provider),
        pageUrl: holdings.when('user.behavior.browsing_history', () => `${site}${path[0] ?? '/'}`),
        referrerUrl: holdings.when('user.behavior.browsing_history', () => random.pick(referrers)),
        clickstream: holdings.when('user.behavior.clickstream', () =>
          path.map((page) => `${page} (${random.int(3, 90)} s)`).join(' > '),
        ),
        featuresUsed: holdings.when('user.behavior.usage', () =>
          random.sample(business.features, random.int(1, 3)).join(', '),
        ),
        retainUntil: endedAt && addPeriod(endedAt, period, profile.controller.timeZone.value),
      };
    });
  });
}

/** Invoices, where the controller keeps financial data itself; something owed only where it may know of debts. */
export function makeInvoices(customers: readonly Customer[], setting: Setting): ControllerRows['invoices'] {
  const { business, profile, owner, now, random } = setting;
  const { stores } = holdingsOf(profile);
  if (!stores('user.financial.transaction')) return [];
  const kept = profile.retention.find((entry) => entry.class === 'billing');
  const [least, most] = business.invoices.amount;
  const payers = customers.filter(({ anonymous }) => !anonymous && random.chance(0.4));
  return payers.flatMap((customer, index) =>
    Array.from({ length: random.int(1, 3) }, (_, turn) => {
      const issuedAt = before(now, day * 500 * random.next());
      const amount = Math.round(random.int(least, most) / 100) * 100;
      const owes = stores('user.financial.debt') && random.chance(0.22);
      return {
        publicId: newPublicId('invoice', random.bytes),
        controllerId: owner.controllerId,
        dataSubjectId: customer.row.id,
        number: `${issuedAt.getUTCFullYear()}-${String(1000 + index * 3 + turn)}`,
        description: random.pick(business.invoices.items),
        currency: business.invoices.currency,
        amount,
        outstanding: owes ? (random.chance(0.5) ? amount : Math.round(amount / 200) * 100) : 0,
        issuedAt,
        dueAt: new Date(issuedAt.getTime() + 15 * day),
        retainUntil: kept ? addPeriod(issuedAt, kept.period.value, profile.controller.timeZone.value) : null,
      };
    }),
  );
}

/** What people wrote on the controller's public pages, where the policy speaks of such pages. */
export function makePosts(customers: readonly Customer[], setting: Setting): ControllerRows['posts'] {
  const { business, profile, owner, now, random } = setting;
  if (!holdingsOf(profile).stores('user.content.public')) return [];
  const writers = customers.filter(({ anonymous }) => !anonymous && random.chance(0.3));
  return writers.map((customer) => ({
    publicId: newPublicId('publicPost', random.bytes),
    controllerId: owner.controllerId,
    dataSubjectId: customer.row.id,
    platform: random.pick(business.posts.platforms),
    body: random.pick(business.posts.texts),
    postedAt: before(now, day * 200 * random.next()),
  }));
}
