import type { CompiledPurpose, Policy } from './compile.ts';

/**
 * Whether data goes to another company for marketing only with an express yes of the person, whatever else the purpose
 * could rest on inside the house (OBL-TCC-MKT-05).
 */
export function mustOptIn(policy: Policy, { marketing }: Pick<CompiledPurpose, 'marketing'>): boolean {
  return marketing !== undefined && policy.profile.marketing.thirdPartyShare.value === 'express_opt_in';
}
