import type { PolicyFacts } from '../../components/policy-facts.ts';
import { describePolicy } from './describe-policy.ts';

/** One short paragraph on what is different under this policy. */
export function PolicyLine({ facts }: { readonly facts: PolicyFacts | undefined }) {
  return (
    <p className="policy-line" aria-live="polite">
      {facts ? describePolicy(facts).join(' ') : '\u00a0'}
    </p>
  );
}
