import { describe, expect, test } from 'vitest';
import type { PurposeFacts } from '../../components/policy-facts.ts';
import { choicesOf, openQuestions, type Said, wordingOf } from './choices.ts';

const clause = { file: 'policy.txt', lines: 'L1', section: null, provenance: 'stated', note: null };
const basis = (type: string) => ({ type, articles: [], appliesTo: null, clause });

function purpose(id: string, facts: Partial<PurposeFacts>): PurposeFacts {
  return {
    id,
    description: 'Send the newsletter',
    consentRequired: true,
    consentChannels: [],
    objectable: false,
    withdrawable: true,
    identityLevel: 'identified',
    dataCategories: [{ category: 'user.contact.email', clause }],
    lawfulBases: [basis('consent')],
    clause,
    ...facts,
  };
}

function said(facts: Partial<Said>): Said {
  return { purpose: 'news', channel: null, status: 'GIVEN', recordedAt: '', validUntil: null, ...facts };
}

describe('what a person can say yes or no to', () => {
  test('each channel apart, where the policy keeps them apart', () => {
    const choices = choicesOf(
      [purpose('news', { consentChannels: ['email', 'sms'] })],
      [said({ channel: 'sms', status: 'REFUSED' })],
    );
    expect(choices.map(({ channel, said: answer }) => [channel, answer?.status])).toEqual([
      ['email', undefined],
      ['sms', 'REFUSED'],
    ]);
    expect(openQuestions(choices).map(({ channel }) => channel)).toEqual(['email']);
  });

  test('nothing where no consent is needed, or no data of the person is used', () => {
    const none = [
      purpose('contract', { lawfulBases: [basis('contract')] }),
      purpose('empty', { dataCategories: [] }),
      purpose('staff', { dataCategories: [{ category: 'employee.name', clause }] }),
    ];
    expect(choicesOf(none, [])).toEqual([]);
  });

  test('what other reasons allow as well is no question, and comes last', () => {
    const either = purpose('service', {
      consentRequired: false,
      lawfulBases: [basis('contract'), basis('consent')],
    });
    const choices = choicesOf([either, purpose('news', {})], []);
    expect(choices.map(({ key }) => key)).toEqual(['news ', 'service ']);
    expect(openQuestions(choices).map(({ key }) => key)).toEqual(['news ']);
  });

  test('the words name the data, the purpose and the channel', () => {
    const data = ['user.name', 'user.contact.email', 'employee.name'].map((category) => ({
      category,
      clause,
    }));
    const [choice] = choicesOf([purpose('news', { dataCategories: data, consentChannels: ['sms'] })], []);
    expect(choice && wordingOf(choice, 'A shop')).toBe(
      'A shop may use my name and e-mail address for this: Send the newsletter. By SMS.',
    );
  });
});
