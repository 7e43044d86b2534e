import { describe, expect, test } from 'vitest';
import type { PolicyFacts, PurposeFacts } from '../../components/policy-facts.ts';
import { describePolicy } from './describe-policy.ts';

const clause = { file: 'policy.txt', lines: 'L1', section: null, provenance: 'stated', note: null };

function purpose(id: string, facts: Partial<PurposeFacts>): PurposeFacts {
  return {
    id,
    description: id,
    consentRequired: false,
    consentChannels: [],
    objectable: false,
    withdrawable: false,
    identityLevel: 'identified',
    dataCategories: [],
    lawfulBases: [],
    clause,
    ...facts,
  };
}

function policy(chat: Partial<PurposeFacts>, marketing: Partial<PurposeFacts>): PolicyFacts {
  return {
    controller: {
      displayName: 'A shop',
      policy: {
        version: null,
        date: null,
        sourceFile: 'policy.txt',
        liveChatPurpose: 'chat',
        ticketingPurpose: 'chat',
        marketingPurpose: 'marketing',
      },
    },
    purposes: [purpose('chat', chat), purpose('marketing', marketing)],
  };
}

const contract = [{ type: 'contract', articles: ['GDPR 6(1)(b)'], appliesTo: null, clause }];

describe('what is different about a policy', () => {
  test('a contract, and a consent for each channel', () => {
    expect(
      describePolicy(
        policy(
          { lawfulBases: contract },
          { consentRequired: true, consentChannels: ['email', 'sms', 'viber'] },
        ),
      ),
    ).toEqual([
      'Chats are answered to fulfil a contract, so there is nothing to object to.',
      'Marketing needs a yes of its own for each of e-mail, SMS and Viber.',
      'Of 2 purposes, 1 needs consent and none can be objected to.',
    ]);
  });

  test('an interest of the company, and marketing until somebody objects', () => {
    expect(describePolicy(policy({ objectable: true }, { objectable: true }))).toEqual([
      'Chats are answered in the company’s own interest, so a visitor may object.',
      'Marketing needs no yes, but ends with a no.',
      'Of 2 purposes, none needs consent and 2 can be objected to.',
    ]);
  });

  test('marketing that sees no names', () => {
    const [, marketing] = describePolicy(
      policy({ objectable: true }, { consentRequired: true, identityLevel: 'pseudonymous' }),
    );
    expect(marketing).toBe('Marketing needs a yes first, and even then sees no names.');
  });
});
