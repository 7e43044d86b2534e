import type { Asked } from './asked-for.ts';
import type { InstallationQuestion } from './installation-question.ts';
import {
  type InstallationJudgement,
  type Need,
  REFUSALS,
  type RefusalCode,
  type RefusalReason,
} from './judgement.ts';

/** One app at one controller, with what it would get and who would get it. */
export type Case = InstallationQuestion & Asked & { readonly facts: InstallationJudgement['recipient'] };

export type Finding = { readonly reason: RefusalReason; readonly need?: Need };

/** One thing that a policy can ask of a recipient. Answers what is against it; nothing is a yes. */
export type InstallationRule = (about: Case) => readonly Finding[];

export function refused(
  code: RefusalCode,
  message: string,
  clause: RefusalReason['clause'],
  need?: Need,
): readonly Finding[] {
  return [{ reason: { code, obligation: REFUSALS[code], message, clause }, ...(need && { need }) }];
}
