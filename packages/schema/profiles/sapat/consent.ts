import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';

export const consent = {
  consent: {
    granularity: stated('purpose', 'L133-138'),
    explicitAct: stated(true, 'L248'),
    wordingStored: statute(true, articlesOf('proof_of_consent', ['GDPR'])),
    validity: notStated('until_withdrawn', 'no end date is mentioned'),
    onExpiry: notStated('stop', 'no end date is mentioned'),
    withdrawalChannels: stated(['privacy_email', 'account_settings'], 'L374'),
    reasonRequired: statute(false, articlesOf('withdrawal', ['GDPR'])),
    fee: stated(false, 'L382'),
    onWithdrawal: {
      action: stated('stop', 'L140, L373'),
      within: notStated(null, 'only processing stops'),
      exceptions: stated(['legal_duty', 'claim'], 'L344'),
    },
  },
  marketing: {
    optOutChannels: stated(['unsubscribe_link', 'account_settings', 'privacy_email'], 'L518-520'),
    unsubscribeInEveryMessage: stated(true, 'L518'),
    softOptInEvents: notStated([], 'an opt-out is offered instead'),
    thirdPartyShare: stated('none', 'L595'),
    propagateOptOut: notStated(false, 'nobody else sends marketing'),
  },
  messages: {
    transactionalKinds: stated(
      [
        'account_verification',
        'password_reset',
        'ticket_update',
        'chat_notification',
        'billing_confirmation',
        'service_announcement',
        'policy_update',
      ],
      'L525-529',
    ),
  },
  cookies: {
    banner: stated(false, 'L408'),
    inventory: [
      stated({ id: 'session', owner: 'first_party', class: 'essential' }, 'L393'),
      stated({ id: 'security', owner: 'first_party', class: 'essential' }, 'L394'),
      stated({ id: 'load_balancing', owner: 'first_party', class: 'essential' }, 'L395'),
      stated({ id: 'csrf', owner: 'first_party', class: 'essential' }, 'L396'),
    ],
    consentRequiredFor: operator([], 'nothing is used that would need it (L408, L425-430)'),
    thirdPartyContexts: stated(['payment checkout', 'single sign-on'], 'L444-447'),
  },
  scripts: {
    allowed: [stated({ name: 'plausible', owner: 'third_party', class: 'analytics' }, 'L402')],
  },
  dnt: stated('honour', 'L453'),
} as const satisfies Partial<PolicyProfile>;
