import type { PolicyFacts, PurposeFacts } from '../../components/policy-facts.ts';
import { listInWords } from '../../words/data-categories.ts';
import { channelInWords } from '../../words/lawful-bases.ts';

/**
 * What sets this policy apart, in a few sentences made from what the API tells. Nothing here knows a controller: two
 * policies read differently because they are different.
 */
export function describePolicy({ controller, purposes }: PolicyFacts): readonly string[] {
  const { liveChatPurpose, marketingPurpose } = controller.policy;
  const chat = purposes.find(({ id }) => id === liveChatPurpose);
  const marketing = purposes.find(({ id }) => id === marketingPurpose);
  return [
    ...(chat ? [aboutChat(chat)] : []),
    ...(marketing ? [aboutMarketing(marketing)] : []),
    aboutConsent(purposes),
  ];
}

function aboutChat({ lawfulBases, objectable }: PurposeFacts): string {
  if (objectable) return 'Chats are answered in the company’s own interest, so a visitor may object.';
  return lawfulBases.some(({ type }) => type === 'contract')
    ? 'Chats are answered to fulfil a contract, so there is nothing to object to.'
    : 'Chats are answered on a basis that nobody can object to.';
}

function aboutMarketing({
  consentRequired,
  consentChannels,
  objectable,
  identityLevel,
}: PurposeFacts): string {
  if (consentChannels.length > 0) {
    const channels = listInWords(consentChannels.map(channelInWords));
    return `Marketing needs a yes of its own for each of ${channels}.`;
  }
  if (consentRequired) {
    return identityLevel === 'identified'
      ? 'Marketing needs a yes first.'
      : 'Marketing needs a yes first, and even then sees no names.';
  }
  return objectable ? 'Marketing needs no yes, but ends with a no.' : 'Marketing needs no yes.';
}

function aboutConsent(purposes: readonly PurposeFacts[]): string {
  const asked = purposes.filter(({ consentRequired }) => consentRequired).length;
  const open = purposes.filter(({ objectable }) => objectable).length;
  return `Of ${purposes.length} purposes, ${asked || 'none'} ${asked > 1 ? 'need' : 'needs'} consent and ${open || 'none'} can be objected to.`;
}
