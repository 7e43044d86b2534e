/** Codes of what can be wrong with a profile. Stable: tools may match on them. */
export const FAULT_CODES = [
  'UNKNOWN_KEY',
  'WRONG_SHAPE',
  'DUPLICATE_ID',
  'MISSING_RETENTION_CLASS',
  'UNKNOWN_RETENTION_CLASS',
  'PURPOSE_WITHOUT_BASIS',
  'BASIS_WITHOUT_ARTICLE',
  'UNKNOWN_ARTICLE',
  'BASIS_OUTSIDE_PURPOSE',
  'CONSENT_WITHOUT_WITHDRAWAL',
  'OBJECTION_MISMATCH',
  'MARKETING_MODEL_MISMATCH',
  'RECIPIENT_OUTSIDE_AREA',
  'RECIPIENT_WITHOUT_CONTRACT',
  'RECIPIENT_FIELDS_UNUSED',
  'UNKNOWN_RECIPIENT',
  'UNKNOWN_PURPOSE',
  'UNKNOWN_ROLE',
  'UNDECLARED_CATEGORY',
  'SPECIAL_CATEGORY_FORBIDDEN',
  'FREE_TEXT_NOT_IDENTIFIED',
  'ERASURE_CONTRADICTION',
  'NOTICE_WITH_PUBLICATION',
  'CONTACT_MISSING',
  'PLACEHOLDER_CONTACT',
  'FIELD_WITHOUT_PURPOSE_TEXT',
  'LINES_OUTSIDE_SOURCE',
  'SECTION_OUTSIDE_SOURCE',
  'REASON_WITHOUT_WORDS',
  'UNKNOWN_TIME_ZONE',
  'RIGHTS_PURPOSE_MISSING',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

/** One thing that keeps a profile from loading. */
export type Fault = {
  readonly code: FaultCode;
  /** Where: `purposes[support.live_chat].bases[0].articles`. */
  readonly path: string;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** The source of the value at fault, where it has one. */
  readonly source?: string;
};

/** Everything at once, one line a fault, for a terminal or a log. */
export function faultsInWords(faults: readonly Fault[]): string {
  const head = `The profile does not load: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`;
  const lines = faults.map(({ path, message, source }) =>
    source === undefined ? `  ${path}: ${message}` : `  ${path}: ${message} (source: ${source})`,
  );
  return [head, ...lines].join('\n');
}
