// Country sets as of early 2026 (ISO 3166-1 alpha-2). They change by decision of others: check before relying on them.

const EU = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const;

const EEA = [...EU, 'IS', 'LI', 'NO'] as const;

// Parties to the Council of Europe’s Convention 108.
const COE108 = [
  ...EEA,
  'AD',
  'AL',
  'AM',
  'AR',
  'AZ',
  'BA',
  'CH',
  'CV',
  'GB',
  'GE',
  'MA',
  'MC',
  'MD',
  'ME',
  'MK',
  'MU',
  'MX',
  'RS',
  'RU',
  'SM',
  'SN',
  'TN',
  'TR',
  'UA',
  'UY',
] as const;

// The United States are left out: their decision covers certified companies only, so it is no property of the country.
const ADEQUATE_EC = [
  'AD',
  'AR',
  'CA',
  'CH',
  'FO',
  'GB',
  'GG',
  'IL',
  'IM',
  'JE',
  'JP',
  'KR',
  'NZ',
  'UY',
] as const;

// Serbian law takes the parties to Convention 108 and what the Union found adequate.
const ADEQUATE_RS = [...new Set([...COE108, ...ADEQUATE_EC])] as const;

/** Groups of countries that a policy can name as free to send data to. */
export const AREAS = {
  EU: { description: 'the European Union', countries: EU },
  EEA: { description: 'the European Economic Area', countries: EEA },
  COE108: { description: 'the parties to Convention 108 of the Council of Europe', countries: COE108 },
  ADEQUATE_EC: { description: 'countries the European Commission found adequate', countries: ADEQUATE_EC },
  ADEQUATE_RS: { description: 'countries adequate under Serbian law', countries: ADEQUATE_RS },
} as const satisfies Record<string, { description: string; countries: readonly string[] }>;

export type AreaId = keyof typeof AREAS;
export const AREA_IDS = Object.keys(AREAS) as readonly string[] as readonly [AreaId, ...AreaId[]];

/** Whether a country (two capital letters) lies in a named area. Unknown countries lie in none. */
export function isInArea(country: string, area: AreaId): boolean {
  const countries: readonly string[] = AREAS[area].countries;
  return countries.includes(country);
}

/** Legal tools that let data leave the free areas, and adequacy itself (Chapter V GDPR, Art. 63-72 ZZPL). */
export const TRANSFER_MECHANISMS = {
  adequacy_ec: 'adequacy decision of the European Commission',
  adequacy_rs: 'adequacy under Serbian law',
  coe108: 'party to Convention 108',
  scc: 'standard contractual clauses approved by the European Commission',
  art65: 'safeguards under Art. 65 of the Serbian act',
  contract_necessity: 'needed for a contract with the person',
  other: 'another valid legal tool, named in the register',
} as const;

export type TransferMechanism = keyof typeof TRANSFER_MECHANISMS;
export const TRANSFER_MECHANISM_IDS = Object.keys(TRANSFER_MECHANISMS) as readonly string[] as readonly [
  TransferMechanism,
  ...TransferMechanism[],
];
