import { askedFor } from './asked-for.ts';
import type { InstallationQuestion } from './installation-question.ts';
import type { Case } from './installation-rule.ts';
import { INSTALLATION_RULES } from './installation-rules.ts';
import type { InstallationJudgement, Need, RefusalReason } from './judgement.ts';
import { recipientOf } from './recipient-of.ts';

/**
 * Judges by a controller's policy, as data, whether an app may be installed with what its manifest asks for. Pure; all
 * reasons come at once, each with the clause that it rests on and the obligation that it keeps.
 *
 * @example
 * const judgement = judgeInstallation({ policy, manifest, recipient: undefined, today: new Date() });
 * if (judgement.outcome === 'refused') console.error(judgement.reasons.map(({ message }) => message).join('\n'));
 */
export function judgeInstallation(question: InstallationQuestion): InstallationJudgement {
  const asked = askedFor(question);
  const facts = recipientOf(question);
  const about: Case = { ...question, ...asked, facts };
  const findings = INSTALLATION_RULES.flatMap((rule) => rule(about));
  const reasons: readonly RefusalReason[] = findings.map(({ reason }) => reason);
  const needs: readonly Need[] = findings.flatMap(({ need }) => need ?? []);
  return {
    outcome: reasons.length === 0 ? 'allowed' : 'refused',
    reasons,
    needs,
    purposes: Object.fromEntries(asked.details.map(({ id, categories }) => [id, categories])),
    scopes: asked.scopes,
    details: asked.details,
    leftOut: asked.leftOut,
    recipient: facts,
  };
}
