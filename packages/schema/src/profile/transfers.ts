import { AREAS, TRANSFER_MECHANISMS, isInArea } from '../taxonomy/areas.ts';
import type { AreaId, TransferMechanism } from '../taxonomy/areas.ts';

/** Where a controller’s policy lets personal data go. */
export type TransferRules = {
  readonly homeCountry: string;
  readonly freeAreas: readonly AreaId[];
  readonly mechanisms: readonly TransferMechanism[];
};

/** Whether data may go to a country, and why. */
export type TransferRuling =
  | { readonly kind: 'home' }
  | { readonly kind: 'free'; readonly area: AreaId }
  | { readonly kind: 'safeguarded'; readonly mechanism: TransferMechanism }
  | { readonly kind: 'refused'; readonly why: string };

// Adequacy belongs to a country: writing the word in the register does not make a country adequate.
const ADEQUACY_AREAS: Readonly<Partial<Record<TransferMechanism, AreaId>>> = {
  adequacy_ec: 'ADEQUATE_EC',
  adequacy_rs: 'ADEQUATE_RS',
  coe108: 'COE108',
};

/**
 * Rules on one transfer: home country, free area, or a recorded tool that the policy lists (Chapter V GDPR, Art. 63-72 ZZPL).
 *
 * @param country two capital letters, or `null` when nobody recorded it: refused, since nothing can be checked
 * @param safeguard the tool recorded for this recipient, if any
 * @example
 * ruleOnTransfer({ homeCountry: 'RS', freeAreas: ['EU'], mechanisms: ['scc'] }, 'US', 'scc'); // { kind: 'safeguarded', mechanism: 'scc' }
 */
export function ruleOnTransfer(
  rules: TransferRules,
  country: string | null,
  safeguard: TransferMechanism | null,
): TransferRuling {
  if (country === null) return { kind: 'refused', why: 'its country is not recorded' };
  if (country === rules.homeCountry) return { kind: 'home' };
  const area = rules.freeAreas.find((each) => isInArea(country, each));
  if (area !== undefined) return { kind: 'free', area };

  const areas = rules.freeAreas.map((each) => AREAS[each].description).join(', ') || 'no other country';
  if (safeguard === null)
    return { kind: 'refused', why: `${country} is outside ${areas}, and no safeguard is recorded` };
  if (!rules.mechanisms.includes(safeguard)) {
    return {
      kind: 'refused',
      why: `the policy does not list ${TRANSFER_MECHANISMS[safeguard]} as a way out of ${areas}`,
    };
  }
  const adequacy = ADEQUACY_AREAS[safeguard];
  if (adequacy !== undefined && !isInArea(country, adequacy)) {
    return { kind: 'refused', why: `${country} is not among ${AREAS[adequacy].description}` };
  }
  return { kind: 'safeguarded', mechanism: safeguard };
}
