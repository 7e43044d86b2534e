import { describe, expect, it } from 'vitest';
import type { DataCategory } from '../taxonomy/data-categories.ts';
import { testPolicy } from '../testing/policy.ts';
import type { Access, RecipientFacts } from './access.ts';
import { decide } from './decide.ts';
import { basesFor, STATIC_STEPS } from './steps.ts';

const policy = testPolicy('chat2desk');

const everything: Access = {
  key: 'agent:all',
  purposes: new Map([...policy.purposes.keys()].map((purpose) => [purpose, 'all'])),
  scopes: 'no app',
  recipient: undefined,
};

const usApp: RecipientFacts = {
  registered: true,
  active: true,
  country: 'US',
  safeguard: 'scc',
  contractRef: 'DPA-1',
  allowedFields: ['user.contact.email'],
};

function ask(overrides: { category?: DataCategory; purpose?: string | undefined; access?: Access } = {}) {
  const question = {
    category: 'user.contact.email' as const,
    purpose: 'service.provision',
    access: everything,
    policy,
  };
  return decide({ ...question, ...overrides });
}

describe('decide', () => {
  it('allows what is declared, granted and in the policy, with the clause that says so', () => {
    expect(ask()).toMatchObject({
      kind: 'allowed',
      form: 'exact',
      purpose: 'service.provision',
      clause: { file: '000_3e0fdfb8f5416fd8.txt', provenance: 'stated' },
    });
  });

  it.each([
    ['PURPOSE_NOT_DECLARED', { purpose: undefined }],
    ['PURPOSE_UNKNOWN', { purpose: 'marketing.everything' }],
    ['PURPOSE_NOT_GRANTED', { access: { ...everything, purposes: new Map() } }],
    [
      'CATEGORY_NOT_GRANTED',
      { access: { ...everything, purposes: new Map([['service.provision', ['user.name'] as const]]) } },
    ],
    ['CATEGORY_NOT_GRANTED', { access: { ...everything, recipient: { ...usApp, allowedFields: [] } } }],
    [
      'CATEGORY_NOT_GRANTED',
      { access: { ...everything, recipient: { ...usApp, allowedFields: ['user.name'] as const } } },
    ],
    ['CATEGORY_NOT_IN_POLICY', { category: 'user.government_id.document' as const }],
    ['RECIPIENT_NOT_REGISTERED', { access: { ...everything, recipient: { ...usApp, registered: false } } }],
    ['RECIPIENT_NOT_REGISTERED', { access: { ...everything, recipient: { ...usApp, active: false } } }],
    ['RECIPIENT_NOT_REGISTERED', { access: { ...everything, recipient: { ...usApp, contractRef: null } } }],
    ['TRANSFER_NOT_ALLOWED', { access: { ...everything, recipient: { ...usApp, safeguard: null } } }],
  ])('denies with %s', (reason, overrides) => {
    expect(ask(overrides)).toMatchObject({ kind: 'denied', reason });
  });

  it('lets data leave by a mechanism that the policy lists', () => {
    expect(ask({ access: { ...everything, recipient: usApp } })).toMatchObject({ kind: 'allowed' });
  });

  it('gives another company data for marketing on an express yes alone, where the policy says so [OBL-TCC-MKT-05]', () => {
    const center = testPolicy('chat-center');
    const marketing = [...center.purposes.values()].filter((purpose) => purpose.marketing !== undefined);
    const email = 'user.contact.email' as const;
    const purposes = new Map(marketing.map(({ id }) => [id, 'all'] as const));
    const staff: Access = { ...everything, purposes };
    const app: Access = { ...staff, recipient: usApp, scopes: new Set() };
    const asked = marketing.filter(({ categories }) => categories.some(({ category }) => category === email));
    const shown = asked.map(({ id }) => {
      const answer = (access: Access) => decide({ category: email, purpose: id, access, policy: center });
      const [own, outside] = [answer(staff), answer(app)];
      expect(own.kind).toBe('allowed');
      return [id, outside.kind === 'allowed' ? outside.bases.map(({ type }) => type) : outside.reason];
    });
    expect(shown).toMatchInlineSnapshot(`
      [
        [
          "marketing.recommendations",
          "CONSENT_MISSING",
        ],
        [
          "marketing.newsletter",
          [
            "consent",
          ],
        ],
        [
          "marketing.general",
          "CONSENT_MISSING",
        ],
        [
          "marketing.third_party_share",
          [
            "consent",
          ],
        ],
      ]
    `);
  });

  it('names the purposes of the caller, and of nobody else, that would allow it', () => {
    const access: Access = {
      ...everything,
      purposes: new Map([
        ['service.provision', 'all'],
        ['marketing.communications', 'all'],
      ]),
    };
    const denied = ask({ category: 'user.content.ticket', purpose: 'marketing.communications', access });
    expect(denied).toMatchObject({ kind: 'denied', allowedPurposes: ['service.provision'] });
  });

  it('lets a basis carry only the kinds of data that it is for', () => {
    const delivery = testPolicy('chat-center').purposes.get('service.delivery')!;
    const carriers = (category: DataCategory) => basesFor(delivery, category).map(({ type }) => type);
    expect(carriers('user.financial.debt')).toContain('legitimate_interests');
    expect(carriers('user.name')).not.toContain('legitimate_interests');
    expect(carriers('user.name')).toContain('contract');
  });

  it('takes a step that throws, or answers no boolean, for a refusal', () => {
    const [first] = STATIC_STEPS;
    const question = {
      category: 'user.name',
      purpose: 'service.provision',
      access: everything,
      policy,
    } as const;
    const throwing = {
      ...first!,
      refuses: () => {
        throw new Error('boom');
      },
    };
    const vague = { ...first!, refuses: () => undefined as unknown as boolean };
    expect(decide(question, [throwing])).toMatchObject({ kind: 'denied', reason: 'PURPOSE_NOT_DECLARED' });
    expect(decide(question, [vague])).toMatchObject({ kind: 'denied', reason: 'PURPOSE_NOT_DECLARED' });
  });
});
