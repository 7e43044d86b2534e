/** Why a piece of personal data is withheld. Public API: stable, one word one meaning, in the order of the steps. */
export const DENIAL_REASONS = [
  'PURPOSE_NOT_DECLARED',
  'PURPOSE_UNKNOWN',
  'PURPOSE_NOT_GRANTED',
  'CATEGORY_NOT_GRANTED',
  'CATEGORY_NOT_IN_POLICY',
  'RECIPIENT_NOT_REGISTERED',
  'TRANSFER_NOT_ALLOWED',
  'CONSENT_MISSING',
  'CONSENT_REFUSED',
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'OBJECTED',
  'RESTRICTED',
  'ERASED',
  'UNDER_AGE',
  'RETENTION_EXPIRED',
] as const;

export type DenialReason = (typeof DENIAL_REASONS)[number];

/** What the caller can do about it, in plain words. */
export function remedyFor(reason: DenialReason, allowedPurposes: readonly string[]): string {
  const declare =
    allowedPurposes.length > 0
      ? `Declare one of these purposes in the Remit-Purpose header: ${allowedPurposes.join(', ')}.`
      : 'No purpose of yours allows this data.';
  switch (reason) {
    case 'PURPOSE_NOT_DECLARED':
      return allowedPurposes.length > 0
        ? declare
        : `Declare a purpose in the Remit-Purpose header. ${declare}`;
    case 'PURPOSE_UNKNOWN':
      return `The controller's policy has no such purpose. ${declare}`;
    case 'PURPOSE_NOT_GRANTED':
      return `This purpose was not granted to you. ${declare}`;
    case 'CATEGORY_NOT_GRANTED':
      return `Your grant, or the register of recipients, leaves this kind of data out for this purpose. ${declare}`;
    case 'CATEGORY_NOT_IN_POLICY':
      return `The controller's policy does not use this kind of data for this purpose. ${declare}`;
    case 'RECIPIENT_NOT_REGISTERED':
      return 'Ask the controller to enter you, with a contract, in its register of recipients.';
    case 'TRANSFER_NOT_ALLOWED':
      return 'Ask the controller to record a transfer safeguard that its policy allows for your country.';
    case 'CONSENT_MISSING':
      return 'Ask these people for their consent first.';
    case 'CONSENT_REFUSED':
    case 'CONSENT_WITHDRAWN':
      return 'These people said no. Do not use the data for this purpose.';
    case 'CONSENT_EXPIRED':
      return 'The time these people agreed to is over. Ask again if you need to.';
    case 'OBJECTED':
      return 'These people objected and the objection was accepted. Do not use the data for this purpose.';
    case 'RESTRICTED':
      return 'The data is stored but must not be used until the restriction is lifted.';
    case 'ERASED':
      return 'The person was erased. There is nothing left to read.';
    case 'UNDER_AGE':
      return 'The person is too young for this service. Report it, so that the data can be deleted.';
    case 'RETENTION_EXPIRED':
      return 'The period for which this data may be kept is over.';
  }
}
