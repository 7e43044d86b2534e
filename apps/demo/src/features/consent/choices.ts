import type { ConsentStatus } from '@remit/sdk';
import type { PurposeFacts } from '../../components/policy-facts.ts';
import { categoryInWords, listInWords } from '../../words/data-categories.ts';
import { channelInWords } from '../../words/lawful-bases.ts';

/** What a person last said about a purpose and channel. */
export interface Said {
  readonly purpose: string;
  readonly channel: string | null;
  readonly status: ConsentStatus;
  readonly recordedAt: string;
  readonly validUntil: string | null;
}

/** One thing a person can say yes or no to: a purpose, or one channel of it where the policy keeps channels apart. */
export interface Choice {
  readonly key: string;
  readonly purpose: PurposeFacts;
  readonly channel: string | null;
  readonly said: Said | undefined;
}

/** All choices this policy gives a person, with what the person said so far; first those where nothing but a yes will do. */
export function choicesOf(purposes: readonly PurposeFacts[], said: readonly Said[]): readonly Choice[] {
  const open = purposes
    .filter(takesConsent)
    .sort((a, b) => Number(b.consentRequired) - Number(a.consentRequired));
  return open.flatMap((purpose) => {
    const channels = purpose.consentChannels.length > 0 ? purpose.consentChannels : [null];
    return channels.map((channel) => ({
      key: `${purpose.id} ${channel ?? ''}`,
      purpose,
      channel,
      said: said.find((each) => each.purpose === purpose.id && each.channel === channel),
    }));
  });
}

/** A purpose that uses no data of the person has nothing to ask the person for. */
function takesConsent(purpose: PurposeFacts): boolean {
  return ownData(purpose).length > 0 && purpose.lawfulBases.some(({ type }) => type === 'consent');
}

/** Kinds of data about the person; those about the staff are for the staff to speak of. */
function ownData({ dataCategories }: PurposeFacts): readonly string[] {
  return dataCategories
    .map(({ category }) => category)
    .filter((category) => !category.startsWith('employee'));
}

/** Choices nobody asked the person about yet, where nothing but consent would do. */
export function openQuestions(choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ purpose, said }) => purpose.consentRequired && said === undefined);
}

/** The words a person is shown, and, when the person agrees, the words that are stored. */
export function wordingOf({ purpose, channel }: Choice, controller: string): string {
  const data = listInWords(ownData(purpose).map(categoryInWords));
  const by = channel === null ? '' : ` By ${channelInWords(channel)}.`;
  return `${controller} may use my ${data} for this: ${purpose.description}.${by}`;
}
