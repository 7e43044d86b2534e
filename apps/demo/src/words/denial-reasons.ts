import type { DenialReason } from '@remit/sdk';

/** Why a field is dark: a few words for its place, a sentence for whoever asks. */
interface ReasonWords {
  readonly short: string;
  readonly sentence: string;
}

const WORDS: Readonly<Record<DenialReason, ReasonWords>> = {
  PURPOSE_NOT_DECLARED: {
    short: 'no purpose declared',
    sentence: 'Nobody said what this would be read for, so nothing personal is shown.',
  },
  PURPOSE_UNKNOWN: {
    short: 'purpose unknown here',
    sentence: 'The policy knows no such purpose.',
  },
  PURPOSE_NOT_GRANTED: {
    short: 'purpose not yours',
    sentence: 'This role may not read anything for this purpose.',
  },
  CATEGORY_NOT_GRANTED: {
    short: 'kind of data not granted',
    sentence: 'The grant leaves this kind of data out for this purpose.',
  },
  CATEGORY_NOT_IN_POLICY: {
    short: 'not for this purpose',
    sentence: 'The published policy does not use this kind of data for this purpose.',
  },
  RECIPIENT_NOT_REGISTERED: {
    short: 'recipient not registered',
    sentence: 'Whoever asks is not in the register of recipients.',
  },
  TRANSFER_NOT_ALLOWED: {
    short: 'transfer not allowed',
    sentence: 'The data may not leave for that country.',
  },
  CONSENT_MISSING: {
    short: 'never agreed',
    sentence: 'This needs the person’s consent, and the person has not been asked yet.',
  },
  CONSENT_REFUSED: {
    short: 'refused',
    sentence: 'This needs the person’s consent, and the person said no.',
  },
  CONSENT_WITHDRAWN: {
    short: 'consent withdrawn',
    sentence: 'The person agreed once and has taken that back.',
  },
  CONSENT_EXPIRED: {
    short: 'consent expired',
    sentence: 'The person agreed for a time that is over.',
  },
  OBJECTED: {
    short: 'objected',
    sentence: 'The person objected, and the objection was accepted.',
  },
  RESTRICTED: {
    short: 'restricted',
    sentence: 'The data is kept, but must not be used for now.',
  },
  ERASED: {
    short: 'erased',
    sentence: 'The person was erased.',
  },
  UNDER_AGE: {
    short: 'too young',
    sentence: 'The person is younger than the policy allows.',
  },
  RETENTION_EXPIRED: {
    short: 'kept long enough',
    sentence: 'The time for which this may be kept is over.',
  },
};

/** The words for a reason. A gateway newer than this page may have one more. */
export function reasonInWords(reason: DenialReason): ReasonWords {
  const known: ReasonWords | undefined = WORDS[reason];
  return known ?? { short: 'withheld', sentence: 'This is withheld.' };
}
