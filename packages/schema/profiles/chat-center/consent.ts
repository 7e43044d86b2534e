import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';

export const consent = {
  consent: {
    granularity: stated('purpose', 'L43, L51'),
    explicitAct: stated(true, 'L51'),
    wordingStored: statute(true, article('proof_of_consent', 'GDPR')),
    validity: notStated('until_withdrawn', 'no end date is mentioned'),
    onExpiry: notStated('stop', 'no end date is mentioned'),
    withdrawalChannels: stated(['contact'], 'L53'),
    reasonRequired: statute(false, article('withdrawal', 'GDPR')),
    fee: statute(false, article('withdrawal', 'GDPR')),
    onWithdrawal: {
      action: notStated('stop', 'the policy says only that messages stop (L53)'),
      within: notStated(null, 'only processing stops'),
      exceptions: stated(['other_basis'], 'L55'),
    },
  },
  marketing: {
    optOutChannels: stated(['contact'], 'L53'),
    unsubscribeInEveryMessage: operator(
      true,
      'an opt-out at any time is promised (L53); a link is the plainest way',
    ),
    softOptInEvents: stated(['requested_information', 'purchased'], 'L49'),
    thirdPartyShare: stated('express_opt_in', 'L51'),
    // An opt-out can be addressed to third parties too.
    propagateOptOut: stated(true, 'L53'),
  },
  messages: {
    transactionalKinds: stated(['terms_update', 'policy_update', 'transaction_confirmation'], 'L37, L55'),
  },
  cookies: {
    banner: operator(true, 'the title promises a cookie policy and the text has none; consent first'),
    inventory: [],
    consentRequiredFor: operator(['analytics', 'marketing', 'other'], 'everything that is not necessary'),
    thirdPartyContexts: notStated([], 'not mentioned'),
  },
  scripts: { allowed: [] },
  dnt: notStated('ignore', 'not mentioned'),
} as const satisfies Partial<PolicyProfile>;
