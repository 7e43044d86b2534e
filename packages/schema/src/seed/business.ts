/** Languages that the demo's people write. Serbian comes in both of its scripts. */
export type Language = 'sr' | 'sr-Cyrl' | 'en' | 'de' | 'ro' | 'hu';

/** One conversation, written once and filled many times. */
export type Thread = {
  /** A thread in `sr` also serves people who write Cyrillic. */
  readonly language: Exclude<Language, 'sr-Cyrl'>;
  readonly kind: 'ticket' | 'chat' | 'either';
  /** What a ticket is headed with. */
  readonly subject: string;
  /**
   * One message a line: `> ` begins the agent's. Lines that begin with `?` stand together and are left out at times.
   * `{slot}` is filled in; `[[name.pdf]]` at the end is a file that came with the message.
   */
  readonly lines: readonly string[];
};

type WordsByLanguage = Readonly<Partial<Record<Thread['language'], readonly string[]>>>;

/** What sets one kind of business apart from the next: its talk, its goods, its people's languages. */
export type Business = {
  /** The profile that it goes with. */
  readonly profile: string;
  readonly languages: Readonly<Partial<Record<Language, number>>>;
  /** Slots of its own, besides the common ones of fill.ts; by language where the word is one that people translate. */
  readonly words: Readonly<Record<string, readonly string[] | WordsByLanguage>>;
  readonly threads: readonly Thread[];
  /** Paths on its site. */
  readonly pages: readonly string[];
  /** Things that can be used in its product. */
  readonly features: readonly string[];
  readonly jobTitles: readonly string[];
  /** What it puts on an invoice, and for how much, in minor units. */
  readonly invoices: {
    readonly currency: string;
    readonly items: readonly string[];
    readonly amount: readonly [number, number];
  };
  readonly posts: { readonly platforms: readonly string[]; readonly texts: readonly string[] };
};
