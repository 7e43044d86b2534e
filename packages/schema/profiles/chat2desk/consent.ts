import { notStated, operator, stated, statute } from '../../src/profile/leaf.ts';
import type { PolicyProfile } from '../../src/profile/shape.ts';
import { articlesOf } from '../../src/taxonomy/articles.ts';

const LAWS = ['GDPR', 'ZZPL'] as const;

export const consent = {
  consent: {
    granularity: stated('purpose', 'L42, L55'),
    explicitAct: stated(true, 'L42'),
    wordingStored: statute(true, articlesOf('proof_of_consent', LAWS)),
    validity: notStated('until_withdrawn', 'no end date is mentioned'),
    onExpiry: notStated('stop', 'no end date is mentioned'),
    withdrawalChannels: stated(['unsubscribe_link', 'browser_settings', 'contact'], 'L43, L56, L140'),
    reasonRequired: statute(false, articlesOf('withdrawal', LAWS)),
    fee: statute(false, articlesOf('withdrawal', LAWS)),
    onWithdrawal: {
      // Deletion is a ground for an erasure request (L109) and does not follow by itself.
      action: stated('stop', 'L113'),
      within: notStated(null, 'only processing stops'),
      exceptions: stated(['other_basis'], 'L109'),
    },
  },
  marketing: {
    optOutChannels: stated(['unsubscribe_link'], 'L43'),
    unsubscribeInEveryMessage: stated(true, 'L43'),
    softOptInEvents: notStated([], 'explicit consent is asked for'),
    thirdPartyShare: stated('processor_only', 'L86'),
    propagateOptOut: notStated(false, 'senders work on instruction'),
  },
  messages: {
    transactionalKinds: stated(['password_reset', 'transaction_confirmation'], 'L26'),
  },
  policyChange: {
    effective: stated('on_publication', 'L136'),
    noticeDays: stated(0, 'L136'),
    emailNotice: stated('optional', 'L137'),
    inApp: notStated(false, 'no notice in the product is mentioned'),
    modal: notStated([], 'no acceptance window is mentioned'),
    material: {
      notice: notStated(false, 'significant changes may be announced (L137)'),
      review: stated(true, 'L136'),
      consent: statute(true, articlesOf('conditions_for_consent', LAWS)),
    },
    firstVersionExempt: notStated(true, 'nothing to compare it with'),
  },
  acceptance: {
    mode: stated('deemed_use', 'L138'),
    recordFields: operator(['timestamp', 'version'], 'enough to show which text applied'),
    retention: operator(
      { n: 3, unit: 'year', anchor: 'contract_end' },
      'as long as a claim could be brought',
    ),
    // Recorded as an authorisation. A marketing or analytics consent never follows from it.
    implies: stated(['subprocessor_transfer'], 'L88'),
    onDecline: stated('stop', 'L138'),
  },
  notices: {
    atCollection: notStated(true, 'shown before the first message'),
    perField: notStated(true, 'each form field says what it is for'),
    layered: notStated(false, 'no further notices are mentioned'),
  },
  notify: { onLegalOrVitalBasis: notStated('not_promised', 'neither basis is used') },
  cookies: {
    banner: stated(true, 'L55'),
    // The Cookie Policy, a document of its own, holds the list (L11, L54).
    inventory: [
      operator(
        { id: 'session', owner: 'first_party', class: 'essential' },
        'until the Cookie Policy is read in',
      ),
      operator(
        { id: 'analytics', owner: 'first_party', class: 'analytics' },
        'until the Cookie Policy is read in',
      ),
    ],
    consentRequiredFor: stated(['analytics', 'marketing', 'other'], 'L55'),
    thirdPartyContexts: notStated([], 'left to the Cookie Policy'),
  },
  scripts: { allowed: [] },
  // Browser settings are a stated way to withdraw.
  dnt: operator('as_withdrawal', 'the policy lets people withdraw through browser settings (L56)'),
} as const satisfies Partial<PolicyProfile>;
