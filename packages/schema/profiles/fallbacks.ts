import { notStated, operator, statute } from '../src/profile/leaf.ts';
import type { Leaf } from '../src/profile/leaf.ts';
import type { PolicyProfile, ProfilePurpose } from '../src/profile/shape.ts';
import { articlesOf } from '../src/taxonomy/articles.ts';
import type { ReadLaw } from './authoring.ts';

// What takes the place of a policy’s silence. None of it is ever quoted as the policy’s own word.

const SILENT = 'the policy does not speak of it';

/** The purpose under which people’s own requests are answered: no policy names it, every law requires it. */
export function rightsPurpose(laws: readonly ReadLaw[], section: Leaf<string>): ProfilePurpose {
  const source = articlesOf('data_subject_rights', laws);
  const articles = source.split(' / ');
  return {
    id: 'privacy.data_subject_rights',
    description: statute('Answer the person’s own requests and read their consent records', source),
    activities: statute(
      ['identify the applicant', 'give a copy', 'correct', 'erase', 'restrict', 'record'],
      source,
    ),
    dataCategories: [
      statute('user', source),
      statute('user.privacy_preferences', source),
      statute('employee.name', source),
    ],
    identityLevel: statute('identified', source),
    bases: [statute({ type: 'legal_obligation', articles, readArticles: articles }, source)],
    objectable: statute(false, source),
    withdrawable: statute(false, source),
    recipients: operator([], 'nobody outside answers requests'),
    retentionRef: operator('request', 'the case file of the request'),
    sourceSection: section,
    restrictionExempt: statute(true, articlesOf('restriction', laws)),
  };
}

/** Breaches: 72 hours to the authority; people are told when the risk is high. */
export function statutoryBreach(laws: readonly ReadLaw[]): PolicyProfile['breach'] {
  const authority = articlesOf('breach_to_authority', laws);
  const persons = articlesOf('breach_to_persons', laws);
  return {
    authorityHours: statute(72, authority),
    threshold: statute('high_risk', persons),
    notifyUsers: statute(true, persons),
    noticeParts: statute(['what_happened', 'consequences', 'measures', 'contact'], persons),
  };
}

/** Children: below this age nobody consents for themselves; what came in is deleted. */
export function statutoryChildren(minAge: number, laws: readonly ReadLaw[]): PolicyProfile['children'] {
  return {
    minAge: statute(minAge, articlesOf('childs_consent', laws)),
    deleteWithin: operator({ n: 3, unit: 'day', anchor: 'awareness' }, SILENT),
  };
}

/** Requests that are unfounded or excessive. */
export function statutoryAbuse(laws: readonly ReadLaw[]): PolicyProfile['dsar']['abusive'] {
  const source = articlesOf('fee', laws);
  return {
    triggers: statute(['unfounded', 'excessive', 'repeated'], source),
    outcomes: statute(['charge', 'refuse'], source),
    feeRule: statute('a reasonable fee for the administrative cost', source),
  };
}

/** Proof that outlives an erasure: who agreed to what, who asked for what, who read what. */
export function proofException(laws: readonly ReadLaw[]): PolicyProfile['retentionExceptions'][number] {
  const source = articlesOf('proof_of_consent', laws);
  return {
    reason: statute('proof', source),
    lawRef: statute(source, source),
    classes: operator(['consent', 'request', 'log.audit'], 'kept by pseudonymous key, never with contents'),
  };
}

/** Accounting records that a law keeps. */
export function accountingException(law: Leaf<string | null>): PolicyProfile['retentionExceptions'][number] {
  return {
    reason: operator('accounting', 'accounting law keeps invoices whatever the person asks'),
    lawRef: law,
    classes: operator(['billing'], 'invoices and what belongs to them'),
  };
}

/** Parts on which most of the policies are silent, with the careful value. A profile overrides what its policy states. */
export const silence = {
  ccpa: { enabled: notStated(false, SILENT) },
  sale: notStated('never', SILENT),
  forwarding: { mode: notStated('normal', SILENT), identifiedNeeds: notStated([], SILENT) },
  businessTransfer: { notice: notStated('none', SILENT) },
  breakGlass: { allowed: notStated(false, SILENT), notify: notStated(true, SILENT) },
  orgAdminAccess: notStated('none', SILENT),
  residency: notStated(null, SILENT),
  integrations: {
    consentBasis: notStated('explicit_consent', SILENT),
    requirePolicyUrl: notStated(true, SILENT),
    scopesFromSettings: notStated(true, SILENT),
    revokeImmediate: notStated(true, SILENT),
  },
  sso: { claims: notStated([], SILENT) },
  payments: {
    model: notStated('none', SILENT),
    stored: notStated([], SILENT),
    outboundFields: notStated([], SILENT),
    inboundFields: notStated([], SILENT),
  },
  moderation: { removePublicContent: notStated(false, SILENT) },
  accountDeletion: {
    graceDays: notStated(0, SILENT),
    recoverable: notStated(false, SILENT),
    graceWaivable: notStated(false, 'there is no recovery time to give up'),
  },
  aggregate: {
    uses: notStated([], SILENT),
    minGroup: operator(5, 'smaller groups let single people be guessed'),
    taintOnJoin: operator(true, 'safe everywhere: figures joined to a person are about that person'),
  },
  features: {
    exportButton: notStated(false, SILENT),
    deleteButton: notStated(false, SILENT),
    profileEdit: notStated(false, SILENT),
    unsubscribeLink: notStated(false, SILENT),
    consentSettings: notStated(false, SILENT),
    mfa: notStated(false, SILENT),
    sso: notStated(false, SILENT),
  },
} as const satisfies Partial<PolicyProfile>;
