import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { article } from '../../src/taxonomy/articles.ts';

export const consent = {
  consent: {
    // E-mail, SMS and Viber are three consents.
    granularity: stated('purpose_channel', 'L22'),
    explicitAct: stated(true, 'L22'),
    wordingStored: statute(true, article('proof_of_consent', 'ZZPL')),
    validity: notStated('until_withdrawn', 'no end date is mentioned'),
    onExpiry: notStated('stop_and_delete', 'as after a withdrawal'),
    withdrawalChannels: stated(['unsubscribe_link', 'website', 'in_viber', 'in_sms'], 'L22'),
    reasonRequired: statute(false, article('withdrawal', 'ZZPL')),
    fee: stated(false, 'L43'),
    onWithdrawal: {
      action: stated('stop_and_delete', 'L22'),
      within: operator('at_once', 'the policy says that data is deleted and gives no period (L22)'),
      exceptions: stated(['other_basis', 'legal_duty', 'claim'], 'L41, L47'),
    },
  },
  marketing: {
    optOutChannels: stated(['unsubscribe_link', 'website', 'in_viber', 'in_sms'], 'L22'),
    unsubscribeInEveryMessage: stated(true, 'L22'),
    softOptInEvents: notStated([], 'consent is asked for'),
    thirdPartyShare: stated('processor_only', 'L22, L28'),
    propagateOptOut: notStated(false, 'senders work on instruction'),
  },
  messages: { transactionalKinds: notStated(['request_answer'], 'no service messages are described') },
  cookies: {
    banner: operator(true, 'the policy says nothing of cookies; consent before anything non-essential'),
    inventory: [],
    consentRequiredFor: operator(['analytics', 'marketing', 'other'], 'everything that is not necessary'),
    thirdPartyContexts: notStated([], 'not mentioned'),
  },
  scripts: { allowed: [] },
  dnt: notStated('ignore', 'not mentioned'),
} as const satisfies Partial<PolicyProfile>;
