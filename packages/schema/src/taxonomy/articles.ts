/**
 * The one table of article numbers.
 *
 * The published policies cite few articles. Every number that the profiles add to them is a reading,
 * taken from here by topic, so that one edit mends it everywhere. `zzplChecked` is true where the
 * pairing was compared with a second source; the others want a lawyer’s eye before they are quoted.
 */
export const ARTICLES = {
  storage_limitation: { GDPR: '5(1)(e)', ZZPL: '5(1)(5)', zzplChecked: false },
  data_minimisation: { GDPR: '5(1)(c)', ZZPL: '5(1)(3)', zzplChecked: false },
  purpose_limitation: { GDPR: '5(1)(b)', ZZPL: '5(1)(2)', zzplChecked: false },
  consent: { GDPR: '6(1)(a)', ZZPL: '12(1)(1)', zzplChecked: false },
  contract: { GDPR: '6(1)(b)', ZZPL: '12(1)(2)', zzplChecked: false },
  legal_obligation: { GDPR: '6(1)(c)', ZZPL: '12(1)(3)', zzplChecked: false },
  vital_interests: { GDPR: '6(1)(d)', ZZPL: '12(1)(4)', zzplChecked: false },
  public_task: { GDPR: '6(1)(e)', ZZPL: '12(1)(5)', zzplChecked: false },
  legitimate_interests: { GDPR: '6(1)(f)', ZZPL: '12(1)(6)', zzplChecked: false },
  compatible_purpose: { GDPR: '6(4)', ZZPL: '6', zzplChecked: false },
  conditions_for_consent: { GDPR: '7', ZZPL: '15', zzplChecked: false },
  proof_of_consent: { GDPR: '7(1)', ZZPL: '15', zzplChecked: false },
  withdrawal: { GDPR: '7(3)', ZZPL: '15', zzplChecked: false },
  childs_consent: { GDPR: '8', ZZPL: '16', zzplChecked: false },
  special_categories: { GDPR: '9', ZZPL: '17', zzplChecked: false },
  special_categories_consent: { GDPR: '9(2)(a)', ZZPL: '17', zzplChecked: false },
  criminal_offences: { GDPR: '10', ZZPL: '19', zzplChecked: false },
  data_subject_rights: { GDPR: '12-22', ZZPL: '21-38', zzplChecked: false },
  answering: { GDPR: '12', ZZPL: '21', zzplChecked: false },
  answer_period: { GDPR: '12(3)', ZZPL: '21', zzplChecked: false },
  refusal: { GDPR: '12(4)', ZZPL: '21', zzplChecked: false },
  fee: { GDPR: '12(5)', ZZPL: '21', zzplChecked: false },
  identity_check: { GDPR: '12(6)', ZZPL: '21', zzplChecked: false },
  information: { GDPR: '13', ZZPL: '23', zzplChecked: false },
  information_indirect: { GDPR: '14', ZZPL: '24', zzplChecked: false },
  access: { GDPR: '15', ZZPL: '26', zzplChecked: true },
  rectification: { GDPR: '16', ZZPL: '29', zzplChecked: true },
  erasure: { GDPR: '17', ZZPL: '30', zzplChecked: true },
  erasure_exceptions: { GDPR: '17(3)', ZZPL: '30', zzplChecked: true },
  claims: { GDPR: '17(3)(e)', ZZPL: '30', zzplChecked: true },
  restriction: { GDPR: '18', ZZPL: '31', zzplChecked: true },
  telling_recipients: { GDPR: '19', ZZPL: '33', zzplChecked: false },
  portability: { GDPR: '20', ZZPL: '36', zzplChecked: true },
  objection: { GDPR: '21', ZZPL: '37', zzplChecked: false },
  objection_to_marketing: { GDPR: '21(2)-(3)', ZZPL: '37', zzplChecked: false },
  automated_decisions: { GDPR: '22', ZZPL: '38', zzplChecked: true },
  processors: { GDPR: '28', ZZPL: '45', zzplChecked: false },
  confidentiality: { GDPR: '28(3)(b)', ZZPL: '45', zzplChecked: false },
  records: { GDPR: '30', ZZPL: '47', zzplChecked: false },
  security: { GDPR: '32', ZZPL: '50', zzplChecked: false },
  breach_to_authority: { GDPR: '33', ZZPL: '52', zzplChecked: false },
  breach_to_persons: { GDPR: '34', ZZPL: '53', zzplChecked: true },
  transfer_adequacy: { GDPR: '45', ZZPL: '64', zzplChecked: false },
  transfer_safeguards: { GDPR: '46', ZZPL: '65', zzplChecked: false },
  transfer_derogations: { GDPR: '49', ZZPL: '69', zzplChecked: false },
  complaint: { GDPR: '77', ZZPL: '82', zzplChecked: true },
} as const satisfies Record<string, { GDPR: string; ZZPL: string; zzplChecked: boolean }>;

export type ArticleTopic = keyof typeof ARTICLES;

/** Laws a controller can answer to. CCPA has no column: the profiles take no reading from it. */
export const LAWS = ['GDPR', 'ZZPL', 'CCPA'] as const;

/** The article of one law on a topic: `article('access', 'ZZPL')` is `'ZZPL 26'`. */
export function article(topic: ArticleTopic, law: 'GDPR' | 'ZZPL'): string {
  return `${law} ${ARTICLES[topic][law]}`;
}

/** The articles of several laws on a topic: `articlesOf('access', ['GDPR', 'ZZPL'])` is `'GDPR 15 / ZZPL 26'`. */
export function articlesOf(topic: ArticleTopic, laws: readonly ('GDPR' | 'ZZPL')[]): string {
  return laws.map((law) => article(topic, law)).join(' / ');
}

const KNOWN: ReadonlySet<string> = new Set(
  (Object.keys(ARTICLES) as ArticleTopic[]).flatMap((topic) => [
    article(topic, 'GDPR'),
    article(topic, 'ZZPL'),
  ]),
);

/** Whether an article reference, such as `'GDPR 12(3)'`, stands in the table. */
export function isKnownArticle(reference: string): boolean {
  return KNOWN.has(reference);
}

/** Splits `'GDPR 15 / ZZPL 26'` (or a comma list) into single references. */
export function splitArticles(source: string): string[] {
  return source.split(/\s*[/,]\s*/).filter((part) => part !== '');
}
