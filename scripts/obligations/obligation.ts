/** Ids of the five policies, as in their profiles. */
export type SeedId = 'chat2desk' | 'sapat' | 'infostud' | 'locusd' | 'chat-center';

/** One thing that a published policy promises, in our words, and where the policies say it. */
export interface Obligation {
  /** `OBL-<policy or MULTI>-<area>-<number>`. */
  readonly id: string;
  /** Lines of each policy; `silent` where the obligation is about what it leaves out. */
  readonly seeds: Readonly<Partial<Record<SeedId, string>>>;
  readonly text: string;
}
