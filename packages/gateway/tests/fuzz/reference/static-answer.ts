import type { ReferenceAccess } from './access.ts';
import { type Form, formOf } from './forms.ts';
import { lists, type ReferenceBasis, type ReferenceLeaf, type ReferencePurpose } from './profile.ts';

/** A basis of a purpose, with the purpose it belongs to. */
export type BasisOfPurpose = { readonly purpose: ReferencePurpose; readonly basis: ReferenceBasis };

export type StaticAnswer =
  | { readonly kind: 'yes'; readonly bases: readonly BasisOfPurpose[]; readonly form: Form }
  | { readonly kind: 'no'; readonly reason: string; readonly cites: ReferenceLeaf<unknown> | undefined };

/** The reasons that close every door at once, not one kind of data. */
export const GATE: readonly string[] = ['PURPOSE_NOT_DECLARED', 'PURPOSE_UNKNOWN', 'PURPOSE_NOT_GRANTED'];

/**
 * Countries in the areas that the policies name, for the countries of the run's recipients only. Written from the lists
 * of the Council of Europe and the European Commission, and not from ours.
 */
const AREAS_OF: Readonly<Record<string, readonly string[]>> = {
  DE: ['EU', 'EEA', 'COE108', 'ADEQUATE_RS'],
  RS: ['COE108', 'ADEQUATE_RS'],
  US: [],
  CN: [],
};

/** Tools that are a property of the country, and the area that proves it. */
const PROVEN_BY: Readonly<Record<string, string>> = {
  adequacy_ec: 'ADEQUATE_EC',
  adequacy_rs: 'ADEQUATE_RS',
  coe108: 'COE108',
};

/**
 * Whether a caller may read a kind of data for a purpose at all, in the order in which design and issue name the reasons:
 * declared, known, granted, category granted, category in the policy, recipient registered, transfer allowed.
 */
export function staticAnswer(
  access: ReferenceAccess,
  declared: string | undefined,
  category: string,
): StaticAnswer {
  const no = (reason: string, cites?: ReferenceLeaf<unknown>): StaticAnswer => ({
    kind: 'no',
    reason,
    cites,
  });
  const { profile, recipient } = access;
  if (declared === undefined) return no('PURPOSE_NOT_DECLARED');
  const purpose = profile.purposes.find(({ id }) => id === declared);
  if (!purpose) return no('PURPOSE_UNKNOWN');
  const given = access.purposes.get(declared);
  if (given === undefined) return no('PURPOSE_NOT_GRANTED', purpose.sourceSection);
  if (given !== 'all' && !given.some((each) => lists(each, category))) {
    return no('CATEGORY_NOT_GRANTED', purpose.sourceSection);
  }
  // Staff write notes for staff: the person reads none, and an app those that its grant names in so many words.
  const isNote = category === 'user.content.internal_note';
  if (isNote && (access.kind === 'VISITOR' || (given !== 'all' && !given.includes(category)))) {
    return no('CATEGORY_NOT_GRANTED', purpose.sourceSection);
  }
  // The register limits every grant; a note must be named there as well.
  const fields = recipient?.fields;
  if (fields && !fields.some((each) => lists(each, category) && (!isNote || each === category))) {
    return no('CATEGORY_NOT_GRANTED', profile.recipientRegister.registerExport);
  }
  const bases = purpose.bases.filter(
    ({ value }) => !value.appliesTo || value.appliesTo.some((each) => lists(each, category)),
  );
  if (!purpose.dataCategories.some(({ value }) => lists(value, category)) || bases.length === 0) {
    return no('CATEGORY_NOT_IN_POLICY', purpose.sourceSection);
  }
  if (recipient && !recipient.entered)
    return no('RECIPIENT_NOT_REGISTERED', profile.recipientRegister.registerExport);
  if (recipient && !mayTravel(access)) return no('TRANSFER_NOT_ALLOWED', profile.transfers.mechanisms);
  // Another company gets data for marketing from those alone who said yes to that, where the policy promises it.
  const { thirdPartyShare } = profile.marketing;
  const onlyYes = recipient && purpose.marketing && thirdPartyShare.value === 'express_opt_in';
  const counting = onlyYes ? bases.filter(({ value }) => value.type === 'consent') : bases;
  if (counting.length === 0) return no('CONSENT_MISSING', thirdPartyShare);
  const form = formOf(category, purpose.identityLevel.value);
  if (form === undefined) return no('CATEGORY_NOT_IN_POLICY', purpose.sourceSection);
  return { kind: 'yes', bases: counting.map(({ value }) => ({ purpose, basis: value })), form };
}

function mayTravel({ recipient, profile }: ReferenceAccess): boolean {
  if (!recipient) return true;
  const { country, safeguard } = recipient;
  const areas = AREAS_OF[country];
  if (!areas) throw new Error(`The reference does not know where ${country} is.`);
  const { freeAreas, mechanisms } = profile.transfers;
  if (country === profile.controller.country.value) return true;
  if (freeAreas.value.some((area) => areas.includes(area))) return true;
  if (safeguard === null || !mechanisms.value.includes(safeguard)) return false;
  const proof = PROVEN_BY[safeguard];
  return proof === undefined || areas.includes(proof);
}

/** The caller's other purposes under which the same question is answered with yes. */
export function purposesThatWould(
  access: ReferenceAccess,
  declared: string | undefined,
  category: string,
): string[] {
  return [...access.purposes.keys()]
    .filter((purpose) => purpose !== declared && staticAnswer(access, purpose, category).kind === 'yes')
    .sort();
}
