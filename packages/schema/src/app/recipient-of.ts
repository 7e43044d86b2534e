import { ruleOnTransfer } from '../profile/transfers.ts';
import type { InstallationQuestion } from './installation-question.ts';
import type { InstallationJudgement } from './judgement.ts';

/** Whether who is to get data must stand in the register before; a policy that does not say so is read strictly. */
export function mustBeListedFirst({ policy }: Pick<InstallationQuestion, 'policy'>): boolean {
  return policy.profile.recipientRegister.newRecipients?.value !== 'on_approval';
}

/**
 * Who would get the data. What the controller has on file counts; what the app says of itself fills the gaps, except where
 * the policy asks for the register first.
 */
export function recipientOf(
  question: Pick<InstallationQuestion, 'policy' | 'manifest' | 'recipient'>,
): InstallationJudgement['recipient'] {
  const { policy, manifest, recipient: onFile } = question;
  const claim = manifest.recipient;
  const mayFill = onFile === undefined || !mustBeListedFirst(question);
  const country = onFile?.country ?? claim.country;
  const safeguard = onFile?.safeguard ?? (mayFill ? (claim.safeguard ?? null) : null);
  return {
    country,
    role: onFile?.role ?? claim.role,
    safeguard,
    contractRef: onFile?.contractRef ?? (mayFill ? (claim.contractRef ?? null) : null),
    policyUrl: onFile?.policyUrl ?? (manifest.policyUrl || null),
    transfer: ruleOnTransfer(policy.transfers, country, safeguard),
  };
}
