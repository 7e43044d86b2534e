import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';

export const consent = {
  consent: {
    granularity: notStated('purpose', 'one consent for each purpose'),
    explicitAct: statute(true, article('conditions_for_consent', 'ZZPL')),
    wordingStored: statute(true, article('proof_of_consent', 'ZZPL')),
    // A consent can be given for a time; when that has run out, it ends by itself.
    validity: stated('may_be_limited', 'L33'),
    onExpiry: stated('stop_and_delete', 'L33'),
    withdrawalChannels: stated(['privacy_email'], 'L96'),
    reasonRequired: stated(false, 'L25'),
    fee: stated(false, 'L96'),
    onWithdrawal: {
      action: stated('stop_and_delete', 'L96'),
      // Counted from the day it was sent, and not from receipt.
      within: stated({ n: 90, unit: 'day', anchor: 'sent' }, 'L96'),
      exceptions: stated(['legal_duty', 'claim'], 'L33'),
    },
  },
  marketing: {
    optOutChannels: notStated(['privacy_email'], 'the one address for everything (L71)'),
    unsubscribeInEveryMessage: notStated(true, 'no marketing mail is described; careful default'),
    softOptInEvents: notStated([], 'not mentioned'),
    // Companies of the group, within the interest and the purpose.
    thirdPartyShare: stated('within_group', 'L80'),
    propagateOptOut: notStated(false, 'not mentioned'),
  },
  messages: { transactionalKinds: stated(['irregularity_warning'], 'L47') },
  cookies: {
    banner: operator(true, 'the policy names marketing scripts and no basis; consent first'),
    inventory: [
      stated({ id: 'necessary', owner: 'first_party', class: 'essential' }, 'L102'),
      stated({ id: 'google_analytics', owner: 'third_party', class: 'analytics' }, 'L104'),
      stated({ id: 'facebook_pixel', owner: 'third_party', class: 'marketing' }, 'L104'),
      stated({ id: 'google_ads', owner: 'third_party', class: 'marketing' }, 'L104'),
    ],
    consentRequiredFor: operator(['analytics', 'marketing', 'other'], 'everything that is not necessary'),
    thirdPartyContexts: notStated([], 'not mentioned'),
  },
  scripts: {
    allowed: [
      stated({ name: 'google_analytics', owner: 'third_party', class: 'analytics' }, 'L104'),
      stated({ name: 'facebook_pixel', owner: 'third_party', class: 'marketing' }, 'L104'),
      stated({ name: 'google_ads', owner: 'third_party', class: 'marketing' }, 'L104'),
    ],
  },
  dnt: notStated('ignore', 'not mentioned'),
} as const satisfies Partial<PolicyProfile>;
