/** The six lawful bases of Art. 6(1) GDPR, Art. 12(1) ZZPL, in the order of the article. */
export const LAWFUL_BASES = {
  consent: { description: 'the person agreed', canObject: false, canWithdraw: true },
  contract: { description: 'needed for a contract with the person', canObject: false, canWithdraw: false },
  legal_obligation: { description: 'a law requires it', canObject: false, canWithdraw: false },
  vital_interests: { description: 'needed to protect somebody’s life', canObject: false, canWithdraw: false },
  public_task: { description: 'a task in the public interest', canObject: true, canWithdraw: false },
  legitimate_interests: {
    description: 'an interest of the controller that the person’s own do not outweigh',
    canObject: true,
    canWithdraw: false,
  },
} as const;

export type LawfulBasis = keyof typeof LAWFUL_BASES;

export const LAWFUL_BASIS_IDS = Object.keys(LAWFUL_BASES) as readonly string[] as readonly [
  LawfulBasis,
  ...LawfulBasis[],
];

/** Whether a person may object to processing on this basis (Art. 21 GDPR, Art. 37 ZZPL). */
export function isObjectable(basis: LawfulBasis): boolean {
  return LAWFUL_BASES[basis].canObject;
}
